package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Hypothesis.Verdict;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.HypothesisRecord;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import dev.gumshoe.conversations.topology.ResourceNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Says from the record why something is not the cause: ruled out, spoken against, ranked lower, or not looked at. */
record WhyNot(Investigation state) {

    private static final int MOST = 6;

    /**
     * The answer; never empty.
     *
     * @param asked what it is called
     * @param meant the resources that are called so
     */
    List<Statement> answer(String asked, List<String> meant) {
        List<Statement> said = new ArrayList<>();
        standing(meant).ifPresent(said::add);
        said.addAll(seen(meant, asked));
        ruledOut(meant, asked).forEach(said::add);
        judged(meant).forEach(said::add);
        if (meant.stream().anyMatch(state.scope().excluded()::contains)) {
            said.add(Statement.of("A person in the thread said that it is not " + asked + ", so it was left out."));
        }
        return said.isEmpty() ? List.of(nothing(meant, asked)) : once(said);
    }

    /** Where it stands among the suspects. */
    private Optional<Statement> standing(List<String> meant) {
        Conclusion conclusion = state.conclusion().orElse(null);
        if (conclusion == null || conclusion.ranked().isEmpty()) {
            return Optional.empty();
        }
        Suspect first = conclusion.ranked().getFirst();
        for (Suspect suspect : conclusion.ranked()) {
            if (meant.contains(suspect.resource())) {
                return Optional.of(suspect.equals(first) ? isFirst(suspect, conclusion) : lower(suspect, first));
            }
        }
        return Optional.empty();
    }

    private static Statement isFirst(Suspect suspect, Conclusion conclusion) {
        String word = conclusion.conclusive() ? "It is: " : "It may be: ";
        return new Statement(word + suspect.resource() + " is the first suspect, with " + share(suspect) + " of the suspicion.",
                suspect.supporting());
    }

    private static Statement lower(Suspect suspect, Suspect first) {
        String but = suspect.contradicting().isEmpty() ? "" : ", and something speaks against it";
        List<String> cited = new ArrayList<>(suspect.supporting());
        suspect.contradicting().stream().filter(id -> !cited.contains(id)).forEach(cited::add);
        first.supporting().stream().filter(id -> !cited.contains(id)).limit(2).forEach(cited::add);
        return new Statement(
                suspect.resource() + " is a suspect with " + share(suspect) + " of the suspicion; " + first.resource() + " has "
                        + share(first) + but + ".",
                cited);
    }

    private static String share(Suspect suspect) {
        return Math.round(suspect.share() * 100) + " %";
    }

    private List<Statement> seen(List<String> meant, String asked) {
        return state.observations().stream()
                .filter(o -> o.stance() == Stance.AGAINST || o.stance() == Stance.RULED_OUT)
                .filter(o -> meant.contains(Objects.requireNonNullElse(o.resource(), "")) || mentions(o.text(), asked))
                .map(WhyNot::cited)
                .toList();
    }

    private static Statement cited(Observation observation) {
        return Statement.of(observation.text(), observation.id());
    }

    private List<Statement> ruledOut(List<String> meant, String asked) {
        return state.conclusion().map(Conclusion::ruledOut).orElse(List.of()).stream()
                .filter(out -> mentions(out.text(), asked) || meant.stream().anyMatch(id -> mentions(out.text(), id)))
                .toList();
    }

    private List<Statement> judged(List<String> meant) {
        return state.hypotheses().stream()
                .filter(h -> h.verdict() == Verdict.REFUTED && h.why() != null)
                .filter(h -> meant.contains(Objects.requireNonNullElse(h.hypothesis().resource(), "")))
                .map(HypothesisRecord::why)
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean mentions(String text, String word) {
        return text.toLowerCase(java.util.Locale.ROOT).contains(word.toLowerCase(java.util.Locale.ROOT));
    }

    private Statement nothing(List<String> meant, String asked) {
        if (meant.isEmpty()) {
            return Statement.of("I know nothing that is called '" + asked + "'"
                    + new ResourceNames(state.topology()).nearest(asked).map(near -> "; did you mean " + near + "?").orElse("."));
        }
        boolean looking = state.conclusion().isEmpty();
        return Statement.of(looking
                ? "Nothing I saw so far speaks against " + asked + "; I am still looking."
                : "Nothing unusual was seen at " + asked + ", so it is no suspect; nothing proves that it is well either.");
    }

    private static List<Statement> once(List<Statement> said) {
        Map<String, Statement> once = new LinkedHashMap<>();
        said.forEach(statement -> once.putIfAbsent(statement.text(), statement));
        return once.values().stream().limit(MOST).toList();
    }
}
