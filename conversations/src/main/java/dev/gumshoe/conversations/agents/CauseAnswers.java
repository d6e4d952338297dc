package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says from the record what the cause is, how sure that is, what else it may be, and when it began. */
record CauseAnswers(Investigation state, TimeOfDay clock) {

    private static final int MOST_REASONS = 3;
    private static final int MOST_SUSPECTS = 3;
    private static final Duration PROMPTLY = Duration.ofMinutes(1);

    /** The causes with what proves them, or where the case stands. */
    List<Statement> cause() {
        return conclusion().filter(c -> !c.causes().isEmpty()).map(CauseAnswers::causes).orElseGet(this::undecided);
    }

    private Optional<Conclusion> conclusion() {
        return state.conclusion();
    }

    private static List<Statement> causes(Conclusion conclusion) {
        List<Statement> said = new ArrayList<>();
        for (RootCause cause : conclusion.causes()) {
            said.add(cause.headline());
            cause.because().stream().filter(because -> !cause.headline().text().contains(because.text())).limit(MOST_REASONS)
                    .forEach(said::add);
            said.add(confidence(cause));
        }
        return said;
    }

    private static Statement confidence(RootCause cause) {
        return new Statement("Confidence " + Math.round(cause.confidence() * 100) + " %, computed from the kinds of evidence that agree.",
                cause.headline().observations());
    }

    private List<Statement> undecided() {
        Optional<Conclusion> conclusion = conclusion();
        if (conclusion.isEmpty()) {
            return List.of(looking());
        }
        List<Statement> said = new ArrayList<>(List.of(Statement.of(conclusion.get().summary())));
        suspects(conclusion.get(), 0).forEach(said::add);
        return said;
    }

    private Statement looking() {
        if (state.inquiry()) {
            return Statement
                    .of("Nothing is investigated here yet: so far somebody only asked. Say “investigate” and I look for the cause.");
        }
        long open = state.openTasks().size();
        return Statement.of("I am still looking: " + open + (open == 1 ? " errand" : " errands") + " open, "
                + state.observations().size() + " observations so far, no conclusion yet.");
    }

    private static Stream<Statement> suspects(Conclusion conclusion, int from) {
        return conclusion.ranked().stream().skip(from).filter(suspect -> !suspect.supporting().isEmpty()).limit(MOST_SUSPECTS)
                .map(suspect -> new Statement(suspect.resource() + " has " + share(suspect) + " of the suspicion.", suspect.supporting()));
    }

    static String share(Suspect suspect) {
        return Math.round(suspect.share() * 100) + " %";
    }

    /** All of it in a few lines: cause, beginning, who was hurt, how sure. */
    List<Statement> summary() {
        Conclusion conclusion = conclusion().orElse(null);
        if (conclusion == null || conclusion.causes().isEmpty()) {
            return undecided();
        }
        List<Statement> said = new ArrayList<>();
        conclusion.causes().forEach(cause -> said.add(cause.headline()));
        said.addAll(onset());
        conclusion.impact().statements().stream().limit(1).forEach(said::add);
        said.add(confidence(conclusion.causes().getFirst()));
        return said;
    }

    /** How sure it is, what speaks against it, and what could not be seen. */
    List<Statement> certainty() {
        Conclusion conclusion = conclusion().orElse(null);
        if (conclusion == null || conclusion.causes().isEmpty()) {
            return undecided();
        }
        List<Statement> said = new ArrayList<>();
        for (RootCause cause : conclusion.causes()) {
            said.add(new Statement(
                    Math.round(cause.confidence() * 100) + " % that it is " + cause.resource() + " (" + cause.mechanism().words()
                            + "), computed from the kinds of evidence that agree.",
                    cause.headline().observations()));
        }
        against(conclusion).forEach(said::add);
        suspects(conclusion, 1).limit(1).map(next -> new Statement("Next: " + next.text(), next.observations())).forEach(said::add);
        int gaps = state.openGaps().size();
        said.add(Statement.of(gaps == 0 ? "Every source I asked has answered." : "What I could not see: " + gaps + "; ask “any gaps?”."));
        return said;
    }

    private Stream<Statement> against(Conclusion conclusion) {
        Set<String> causes = new HashSet<>();
        conclusion.causes().forEach(cause -> causes.add(cause.resource()));
        return state.counting().stream()
                .filter(o -> o.stance() == Stance.AGAINST && causes.contains(Objects.requireNonNullElse(o.resource(), "")))
                .limit(2).map(o -> Statement.of("Against it speaks: " + o.text(), o.id()));
    }

    /** The suspects behind the first. */
    List<Statement> whatElse() {
        Conclusion conclusion = conclusion().orElse(null);
        if (conclusion == null) {
            return undecided();
        }
        boolean named = !conclusion.causes().isEmpty();
        List<Statement> said = new ArrayList<>(suspects(conclusion, named ? conclusion.causes().size() : 0).toList());
        if (named) {
            RootCause first = conclusion.causes().getFirst();
            said.addFirst(new Statement((said.isEmpty() ? "Nothing else is suspected: " : "") + first.resource() + " stands first, with "
                    + Math.round(first.confidence() * 100) + " % confidence.", first.headline().observations()));
        }
        conclusion.ruledOut().stream().limit(2).forEach(out -> said.add(new Statement("Ruled out: " + out.text(), out.observations())));
        return said.isEmpty() ? undecided() : said;
    }

    /** When it began, and for how long that is. */
    List<Statement> onset() {
        Instant onset = conclusion().map(Conclusion::onset).orElse(null);
        List<String> proof = conclusion().flatMap(c -> c.causes().stream().findFirst()).map(c -> c.headline().observations())
                .orElse(List.of());
        if (onset != null && !proof.isEmpty()) {
            return List.of(new Statement(
                    "It began at " + clock.said(onset) + "; the alarm fired at " + clock.said(state.alert().startedAt()) + ".",
                    firstSigns(proof, onset)));
        }
        return state.counting().stream()
                .filter(o -> o.stance() == Stance.FOR && o.at() != null)
                .min((a, b) -> at(a).compareTo(at(b)))
                .map(o -> List.of(Statement.of("The earliest sign so far is of " + clock.said(at(o)) + ": " + o.text(), o.id())))
                .orElseGet(() -> List
                        .of(Statement.of("I cannot tell " + (conclusion().isEmpty() ? "yet " : "") + "when it began; the alarm fired at "
                                + clock.said(state.alert().startedAt()) + ".")));
    }

    /** Of what proves the cause, what was seen as it began. */
    private List<String> firstSigns(List<String> proof, Instant onset) {
        List<String> first = proof.stream().filter(id -> state.observation(id).map(Observation::at)
                .filter(at -> Duration.between(onset, at).abs().compareTo(PROMPTLY) <= 0).isPresent()).toList();
        return first.isEmpty() ? proof : first;
    }

    private static Instant at(Observation observation) {
        Instant at = observation.at();
        return at == null ? Instant.MAX : at;
    }

    /** Who was hurt, as concluded. */
    Optional<Impact> impact() {
        return conclusion().map(Conclusion::impact).filter(impact -> !impact.statements().isEmpty());
    }
}
