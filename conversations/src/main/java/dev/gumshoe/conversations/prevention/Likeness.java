package dev.gumshoe.conversations.prevention;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How alike two closed cases are: mechanism, place, kind of change, neighbourhood and words, 0 to 1. */
final class Likeness {

    /** From here on two cases are of one kind. */
    static final double SAME = 0.7;

    private static final double MECHANISM = 0.35;
    private static final double PLACE = 0.3;
    private static final double CHANGE = 0.1;
    private static final double NEIGHBOURHOOD = 0.1;
    private static final double WORDS = 0.15;
    private static final Pattern APART = Pattern.compile("[^\\p{L}]+");

    private Likeness() {}

    static double of(ClosedCase a, ClosedCase b) {
        double place = a.where().equals(b.where()) && !a.where().isEmpty() ? 1 : 0;
        return MECHANISM * (a.mechanism() == b.mechanism() ? 1 : 0)
                + PLACE * place
                + CHANGE * (a.changeKind().equals(b.changeKind()) ? 1 : 0)
                + NEIGHBOURHOOD * shared(a.neighbourhood(), b.neighbourhood())
                + WORDS * shared(words(a), words(b));
    }

    /** P. Jaccard's coefficient. */
    private static double shared(Set<String> a, Set<String> b) {
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        int all = a.size() + b.size() - both.size();
        return all == 0 ? 0 : (double) both.size() / all;
    }

    private static Set<String> words(ClosedCase closed) {
        return Stream.of(APART.split(closed.said().toLowerCase(Locale.ROOT))).filter(word -> word.length() >= 4)
                .collect(Collectors.toSet());
    }
}
