package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws the conclusion from everything that was measured. A pure function of the case. */
public final class Conclusions {

    private static final double NOTHING_WRONG = 0.3;
    /** The most confidence in a suspect against whom nothing that was seen speaks plainly: not enough to name it. */
    private static final double UNPROVEN = Calibration.LINE - 0.05;
    /** The most where nothing was seen to be hurt. */
    private static final double HARMLESS = Calibration.LINE / 2;
    private static final int MOST_SUSPECTS = 5;
    private static final Duration AGREEMENT = Duration.ofSeconds(90);

    private final Investigation state;
    private final Signals signals;
    private final DependencyGraph graph;
    private final Map<String, Profile> profiles;
    private final Parts parts;
    private final Proof proof;

    private Conclusions(Investigation state) {
        this.state = state;
        this.signals = Signals.of(state);
        this.graph = DependencyGraph.of(state.topology()).complaining(signals);
        this.profiles = Suspicion.profiles(signals, state.topology().ids());
        profiles.remove("");
        this.parts = new Parts(state.topology(), profiles);
        this.proof = new Proof(state, signals, graph);
    }

    /** Names the cause, or says that it cannot be told. */
    public static Conclusion conclude(Investigation state) {
        return new Conclusions(state).draw();
    }

    /** What the score of each of the first suspects is made of, one line each, for whoever wants to know why. */
    public static List<String> explain(Investigation state) {
        Conclusions all = new Conclusions(state);
        return all.ranked().stream()
                .limit(MOST_SUSPECTS)
                .map(s -> s.resource() + " " + Wording.number(s.score()) + " " + s.parts())
                .toList();
    }

    /** What the confidence in the first suspect rests on; empty where there is none. */
    public static Optional<Grounds> grounds(Investigation state) {
        Conclusions all = new Conclusions(state);
        List<Suspicion.Scored> ranked = all.ranked();
        return ranked.isEmpty() ? Optional.empty() : Optional.of(new Confidence(state, all.graph).grounds(ranked));
    }

    private List<Suspicion.Scored> ranked() {
        return PeoplesWord.weighed(
                Suspicion.rank(profiles, graph, state.alert(), state.scope(), parts, onset().orElse(null)), state);
    }

    private Conclusion draw() {
        List<Suspicion.Scored> ranked = ranked();
        Optional<Instant> onset = onset();
        if (ranked.isEmpty() || ranked.getFirst().score() < NOTHING_WRONG) {
            return nothingWrong(ranked, onset.orElse(null));
        }
        Suspicion.Scored first = ranked.getFirst();
        Profile profile = profile(first.resource());
        List<Signal> together = parts.together(first.resource());
        Set<String> spoken = Mechanisms.spoken(together, new Vocabulary(state.topology().ids()));
        List<ChangeFit> fits = fits(first.resource(), onset.orElse(null), spoken);
        List<ChangeFit> fitting = fits.stream().filter(ChangeFit::explains).toList();
        ChangeFit best = fitting.isEmpty() ? null : fitting.getFirst();
        Mechanism mechanism = Mechanisms.of(profile, Mechanisms.filled(first.parts(), together), spoken, best, checked(spoken, best));
        double said = confidence(ranked);
        List<Suspect> suspects = suspects(ranked);
        RootCause cause = cause(first, mechanism, best, said, suspects.getFirst());
        if (!cause.headline().observations().isEmpty() && proof.harmless()) {
            return nothingWrong(ranked, onset.orElse(null));
        }
        double confidence = proof.harm(cause.headline().observations()) ? said : Math.min(said, UNPROVEN);
        boolean conclusive = confidence >= Calibration.LINE;
        return new Conclusion(
                conclusive ? List.of(cause) : List.of(),
                suspects,
                fitting.stream().map(f -> f.change().subject()).toList(),
                mechanism,
                onset.orElse(null),
                confidence,
                conclusive,
                impact(),
                Story.of(state, mechanism, told(fitting), cause.headline().observations()),
                RuledOut.of(state, fits),
                conclusive ? cause.headline().text() : Standing.undecided(state, cause.headline().text(), confidence, suspects));
    }

    private static List<String> told(List<ChangeFit> fits) {
        return fits.stream().map(fit -> fit.change().observation()).filter(Objects::nonNull).toList();
    }

    private Conclusion nothingWrong(List<Suspicion.Scored> ranked, @Nullable Instant onset) {
        String harmless = state.scope().focus().isEmpty() ? ChangeFit.HARMLESS : ChangeFit.harmlessTo(Standing.where(state));
        List<ChangeFit> unfit = signals.of(SignalKinds.CHANGE).stream()
                .map(change -> new ChangeFit(change, 0, harmless))
                .toList();
        return new Conclusion(List.of(), suspects(ranked), List.of(), Mechanism.NONE, onset, Math.min(HARMLESS, confidence(ranked)), false,
                impact(),
                Story.of(state, Mechanism.NONE, List.of(), List.of()), RuledOut.of(state, unfit), Standing.nothingWrong(state));
    }

    private boolean checked(Set<String> spoken, @Nullable ChangeFit change) {
        return Mechanisms.ofHealthChecks(spoken)
                || (change != null && Mechanisms
                        .ofHealthChecks(new Vocabulary(state.topology().ids()).telling(ChangeFit.text(change.change(), state))));
    }

    private Impact impact() {
        List<Observation> seen = state.counting().stream().filter(o -> o.look() == Look.IMPACT).toList();
        return ImpactSummary.of(signals.of(SignalKinds.AFFECTED), seen);
    }

    private Profile profile(String resource) {
        return profiles.getOrDefault(resource, Profile.empty(resource));
    }

    private Optional<Instant> onset() {
        Instant since = state.scope().since();
        Instant until = state.scope().until();
        List<OnsetVote.Ballot> ballots = new ArrayList<>();
        for (Signal signal : signals.all()) {
            Instant at = signal.onset();
            boolean votes = !signal.kind().equals(SignalKinds.CHANGE) && !signal.kind().equals(SignalKinds.RESOURCE_STARTED)
                    && !signal.kind().equals(SignalKinds.OTHER_METRIC) && !signal.kind().equals(SignalKinds.TRAFFIC);
            if (at != null && votes && Effect.of(signal) >= Deviation.TELLING
                    && (since == null || !at.isBefore(since.minus(OnsetBounds.late(state.scope()))))
                    && (until == null || !at.isAfter(until))) {
                ballots.add(new OnsetVote.Ballot(at, Effect.of(signal)));
            }
        }
        return OnsetVote.of(ballots, AGREEMENT).or(() -> Optional.ofNullable(since));
    }

    private List<ChangeFit> fits(String suspect, @Nullable Instant onset, Set<String> spoken) {
        return ChangeFit.weighed(signals.of(SignalKinds.CHANGE).stream()
                .map(change -> ChangeFit.of(change, suspect, onset, graph, state, spoken))
                .toList());
    }

    private double confidence(List<Suspicion.Scored> ranked) {
        return ranked.isEmpty() ? 0 : Calibration.FITTED.of(new Confidence(state, graph).grounds(ranked));
    }

    private List<Suspect> suspects(List<Suspicion.Scored> ranked) {
        double sum = ranked.stream().mapToDouble(Suspicion.Scored::score).sum();
        return ranked.stream()
                .limit(MOST_SUSPECTS)
                .map(s -> new Suspect(
                        s.resource(),
                        sum <= 0 ? 0 : s.score() / sum,
                        cited(s.resource(), Observation.Stance.FOR),
                        cited(s.resource(), Observation.Stance.AGAINST)))
                .toList();
    }

    private List<String> cited(String resource, Observation.Stance stance) {
        return state.counting().stream()
                .filter(o -> resource.equals(o.resource()) && o.stance() == stance)
                .map(Observation::id)
                .limit(6)
                .toList();
    }

    private RootCause cause(Suspicion.Scored first, Mechanism mechanism, @Nullable ChangeFit change, double confidence, Suspect suspect) {
        List<String> ids = new ArrayList<>(proof.of(first.resource(), mechanism, suspect.supporting()));
        String told = change == null ? null : change.change().observation();
        if (told != null && !ids.contains(told)) {
            ids.add(told);
        }
        String headline = CauseWords.headline(
                first.resource(),
                proof.name(first.resource(), ids),
                mechanism,
                told == null ? null : state.observation(told).orElse(null),
                change == null ? null : change.change().subject(),
                proof.effect(mechanism, ids).orElse(null));
        List<Statement> because = ids.stream()
                .map(state::observation)
                .flatMap(Optional::stream)
                .map(o -> Statement.of(o.text(), o.id()))
                .toList();
        return new RootCause(
                first.resource(), mechanism, change == null ? null : change.change().subject(), new Statement(headline, ids), because,
                confidence);
    }
}
