package dev.gumshoe.conversations.agents;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which way a text says that something went. */
enum Trend {
    /** More of something. */
    UP,
    /** Less of something. */
    DOWN,
    /** Both, or neither. */
    OPEN;

    private static final Pattern RISE = Pattern.compile(
            "\\b(rose|rises?|risen|rising|increas(?:e|es|ed|ing)|grew|grows?|grown|climb(?:s|ed)?|jump(?:s|ed)?|surg(?:e|es|ed)|soar(?:s|ed)?"
                    + "|spik(?:e|es|ed)|doubled|tripled|multiplied|higher|slower|longer|went up)\\b");
    private static final Pattern FALL = Pattern.compile(
            "\\b(fell|falls?|fallen|falling|drop(?:s|ped)?|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|shrank|shrinks?|lower|fewer|faster"
                    + "|shorter|collaps(?:e|es|ed)|halved|reduced|sank|went down)\\b");
    private static final Pattern FROM_TO = Pattern.compile("\\bfrom (\\S+(?: \\S{1,3})?) to (\\S+(?: \\S{1,3})?)");
    private static final Pattern DENIED = Pattern.compile("\\b(?:not|never|no|neither|without|stopped|instead)\\b");
    private static final Set<String> COMMON = Set.of(
            "the", "and", "from", "since", "with", "was", "were", "has", "have", "had", "its", "utc", "then", "that", "than", "before",
            "after", "about", "for", "per", "when", "which", "while", "much", "more", "times", "between");
    private static final Pattern NOTHING = Pattern.compile(
            "\\b(?:no|zero|without(?: any)?|never any)\\s+(?:new\\s+|other\\s+)?(error|failure|exception|change|deployment|timeout|restart)s?\\b");

    /** The direction a text tells of. */
    static Trend of(Sentence text) {
        return of(text.plain());
    }

    private static Trend of(String words) {
        boolean up = RISE.matcher(words).find();
        boolean down = FALL.matcher(words).find();
        return up == down ? OPEN : up ? UP : DOWN;
    }

    private static Trend of(Clause clause) {
        String words = String.join(" ", clause.words());
        return DENIED.matcher(words).find() ? OPEN : of(words);
    }

    /** Whether a claim says the opposite of what it cites, or of itself. */
    static boolean contradicts(Sentence claim, Backing backing) {
        return ofItself(claim, of(claim))
                || denies(claim, backing)
                || Clause.of(claim, backing.known()).stream().anyMatch(clause -> opposes(clause, backing))
                || opposesAll(claim, backing);
    }

    /** What all of the cited says of the same thing of the same resource, where any does, went the other way. */
    private static boolean opposes(Clause said, Backing backing) {
        Trend way = of(said);
        if (way == OPEN) {
            return false;
        }
        Set<String> meant = backing.whole(said.about());
        List<Trend> seen = backing.told().stream()
                .flatMap(told -> Clause.of(told.sentence(), backing.known()).stream()
                        .filter(clause -> of(told, clause, meant) && alike(said, clause, backing.known())))
                .map(Trend::of)
                .filter(trend -> trend != OPEN)
                .toList();
        return !seen.isEmpty() && !seen.contains(way);
    }

    private static boolean of(Told told, Clause clause, Set<String> meant) {
        Set<String> whose = clause.named().isEmpty() ? told.owners() : clause.named();
        return meant.isEmpty() || whose.isEmpty() || !Collections.disjoint(whose, meant);
    }

    /** Whether both tell of the same: they share a word that is no resource, and tells more than which way it went. */
    private static boolean alike(Clause one, Clause other, Set<String> resources) {
        Set<String> words = new HashSet<>(one.words());
        words.retainAll(other.words());
        words.removeIf(word -> word.length() < 3 || resources.contains(word) || COMMON.contains(word) || of(word) != OPEN);
        return !words.isEmpty();
    }

    /** The whole goes one way, and all that is cited the other. */
    private static boolean opposesAll(Sentence claim, Backing backing) {
        Trend said = of(claim);
        Trend seen = of(backing.told().stream().map(told -> told.sentence().plain()).collect(Collectors.joining("\n")));
        return said != OPEN && seen != OPEN && said != seen;
    }

    private static boolean ofItself(Sentence claim, Trend said) {
        Matcher matcher = FROM_TO.matcher(claim.plain());
        if (said == OPEN || !matcher.find()) {
            return false;
        }
        var from = Sentence.of(matcher.group(1)).figures();
        var to = Sentence.of(matcher.group(2)).figures();
        if (from.isEmpty() || to.isEmpty() || from.getFirst().dimension() != to.getFirst().dimension()) {
            return false;
        }
        double change = to.getFirst().value() - from.getFirst().value();
        return said == UP ? change < 0 : change > 0;
    }

    /** "no errors", where what is cited of the same resource tells of errors and of none that are missing. */
    private static boolean denies(Sentence claim, Backing backing) {
        Matcher denied = NOTHING.matcher(claim.plain());
        if (!denied.find()) {
            return false;
        }
        Set<String> meant = backing.whole(
                Clause.of(claim, backing.known()).stream().flatMap(clause -> clause.named().stream()).collect(Collectors.toSet()));
        String seen = backing.told().stream()
                .filter(told -> meant.isEmpty() || told.owners().isEmpty() || !Collections.disjoint(told.owners(), meant))
                .map(told -> told.sentence().plain())
                .collect(Collectors.joining("\n"));
        return seen.matches("(?s).*\\b" + denied.group(1) + "s?\\b.*")
                && !seen.matches("(?s).*\\b(no|none|nothing|without|zero|0|never|not)\\b.*");
    }
}
