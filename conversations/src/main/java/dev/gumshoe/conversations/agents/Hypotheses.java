package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.Conclusions;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Hypothesis;
import dev.gumshoe.conversations.investigation.Hypothesis.Verdict;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.HypothesisJudged;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The lines of inquiry, each of which maps to a mitigation, and what became of them. */
final class Hypotheses {

    private record Line(Hypothesis hypothesis, Set<Mechanism> mechanisms, Set<Look> looks) {}

    private static final List<Line> LINES = List.of(
            line(
                    "H1",
                    "A deployment, a configuration change or somebody's hand did it (mitigation: roll it back)",
                    Mechanism.BAD_DEPLOYMENT,
                    Set.of(Mechanism.BAD_DEPLOYMENT, Mechanism.MANUAL_CHANGE, Mechanism.HEALTH_CHECK_FAILURE),
                    Set.of(Look.CHANGES),
                    "a change on the suspect or below it shortly before the onset",
                    "no change before the onset, or only on what the suspect does not depend on"),
            line(
                    "H2",
                    "Something ran out: processor, memory, instances (mitigation: replace or add)",
                    Mechanism.RESOURCE_SATURATION,
                    Set.of(Mechanism.RESOURCE_SATURATION, Mechanism.HEALTH_CHECK_FAILURE),
                    Set.of(Look.METRICS, Look.TOPOLOGY),
                    "a resource at its ceiling from the onset on",
                    "all resources well below their ceilings"),
            line(
                    "H3",
                    "A dependency, a table or the network is slow or out of capacity (mitigation: raise the limit, or go around it)",
                    Mechanism.SLOW_DEPENDENCY,
                    Set.of(Mechanism.SLOW_DEPENDENCY, Mechanism.CONNECTIONS_EXHAUSTED, Mechanism.NETWORK),
                    Set.of(Look.TRACES, Look.METRICS),
                    "time or failures that begin in something that is called",
                    "everything that is called answers as usual"),
            line(
                    "H4",
                    "The application itself fails (mitigation: roll back or mend the code)",
                    Mechanism.OTHER,
                    Set.of(Mechanism.BAD_DEPLOYMENT, Mechanism.OTHER),
                    Set.of(Look.LOGS, Look.TRACES),
                    "new exceptions, or calls that fail of their own",
                    "no new error lines"),
            line(
                    "H5",
                    "More or other traffic than usual arrives (mitigation: shed or scale)",
                    Mechanism.TRAFFIC_SURGE,
                    Set.of(Mechanism.TRAFFIC_SURGE),
                    Set.of(Look.METRICS, Look.TRACES),
                    "requests well above their usual number at the front",
                    "requests as usual"),
            line(
                    "H6",
                    "Access was taken away (mitigation: restore the permission)",
                    Mechanism.PERMISSION_DENIED,
                    Set.of(Mechanism.PERMISSION_DENIED),
                    Set.of(Look.LOGS, Look.CHANGES),
                    "refusals in logs or calls, and a policy that changed",
                    "no refusals"));

    private Hypotheses() {}

    private static Line line(
            String id, String statement, Mechanism mechanism, Set<Mechanism> mechanisms, Set<Look> looks, String confirmed,
            String refuted) {
        return new Line(new Hypothesis(id, statement, null, mechanism, confirmed, refuted), mechanisms, looks);
    }

    /** What is put up before anything was seen. */
    static List<Hypothesis> atFirst(Investigation state) {
        return state.hypotheses().isEmpty() ? LINES.stream().map(Line::hypothesis).toList() : List.of();
    }

    /** What becomes of them in view of what was seen. */
    static List<HypothesisJudged> judged(Investigation state) {
        Conclusion conclusion = Conclusions.conclude(state);
        Instant now = state.lastAt().orElse(state.alert().startedAt());
        List<HypothesisJudged> judged = new ArrayList<>();
        for (Line line : LINES) {
            if (state.hypotheses().stream().anyMatch(h -> h.hypothesis().equals(line.hypothesis()))) {
                judged.add(
                        new HypothesisJudged(now, line.hypothesis().id(), verdict(line, conclusion, state), why(line, conclusion, state)));
            }
        }
        return judged;
    }

    private static Verdict verdict(Line line, Conclusion conclusion, Investigation state) {
        if (line.mechanisms().contains(conclusion.mechanism())) {
            return conclusion.conclusive() ? Verdict.SUPPORTED : Verdict.UNDECIDED;
        }
        boolean blind = state.gaps().stream().anyMatch(gap -> gap.blinds() && line.looks().contains(gap.look()));
        return conclusion.conclusive() && !blind ? Verdict.REFUTED : Verdict.UNDECIDED;
    }

    private static Statement why(Line line, Conclusion conclusion, Investigation state) {
        boolean fits = line.mechanisms().contains(conclusion.mechanism());
        Stream<String> support = conclusion.ranked().stream().limit(1).map(Suspect::supporting).flatMap(List::stream);
        Stream<String> looked = state.observations().stream().filter(o -> line.looks().contains(o.look())).map(Observation::id);
        List<String> cited = Stream.concat(fits ? support : Stream.empty(), looked).distinct().limit(3).toList();
        return new Statement(fits ? fitting(conclusion) : otherwise(line, conclusion), cited);
    }

    private static String fitting(Conclusion conclusion) {
        return conclusion.conclusive()
                ? "what was seen bears it out. " + conclusion.summary()
                : "the best guess points here, but what was seen does not settle it.";
    }

    private static String otherwise(Line line, Conclusion conclusion) {
        String sought = "looked for " + line.hypothesis().confirmedBy();
        if (conclusion.mechanism() == Mechanism.NONE) {
            return sought + "; nothing is out of the ordinary.";
        }
        return sought
                + (conclusion.conclusive() ? "; another line explains more of what was seen." : "; what was seen does not settle it.");
    }
}
