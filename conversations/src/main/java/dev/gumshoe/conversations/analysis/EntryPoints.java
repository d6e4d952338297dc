package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.analysis.Suspicion.Scored;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.topology.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What serves the users: called by nobody that is known, and calling others. An alert is a symptom there too, whether or not it is
 * measured. So where hardly anything is seen of anybody, the trouble is most likely in what answers the requests itself, whose callers
 * nobody measures; and what somebody further down shows while those that serve the users show nothing of it is doubtful.
 */
final class EntryPoints {

    /** Less than what counts as a finding: it decides nothing as soon as something was seen, and alone names no cause. */
    private static final double FELT = 0.15;
    private static final double PLAIN = 0.3;
    private static final double DOUBTFUL = 0.5;
    private static final int MOST_WATCHED = 20;
    private static final Set<MetricClass> TELLING = Set.of(MetricClass.LATENCY, MetricClass.ERRORS, MetricClass.SUCCESS);

    private final List<String> entries;
    private final double doubt;

    private EntryPoints(List<String> entries, double doubt) {
        this.entries = entries;
        this.doubt = doubt;
    }

    /** Those among the resources; none where the alert names one, for then that is where it was noticed. */
    static EntryPoints among(Map<String, Profile> profiles, DependencyGraph graph, Alert alert) {
        List<String> entries = alert.resource() != null
                ? List.of()
                : profiles.keySet().stream().filter(r -> graph.above(r).isEmpty() && !graph.below(r).isEmpty()).toList();
        List<Profile> seen = entries.stream()
                .map(entry -> profiles.getOrDefault(entry, Profile.empty(entry)))
                .filter(profile -> profile.strongest(SignalKinds.WATCHED).isPresent())
                .toList();
        double most = seen.stream().mapToDouble(EntryPoints::suffers).max().orElse(1);
        return new EntryPoints(entries, DOUBTFUL * Math.max(0, 1 - most / PLAIN));
    }

    /** A signal for each of them whose durations or failures are measured. */
    static List<Signal> watched(List<MetricSeries> series, Topology topology) {
        return series.stream()
                .filter(one -> TELLING.contains(MetricClass.of(one.metric())) && !MetricClass.seenByCaller(one.metric()))
                .map(MetricSeries::resource)
                .distinct()
                .filter(resource -> topology.callers(resource).isEmpty() && !topology.callees(resource).isEmpty())
                .limit(MOST_WATCHED)
                .map(resource -> new Signal(resource, SignalKinds.WATCHED, "durations or failures", 1, null, Map.of(), null))
                .toList();
    }

    private static double suffers(Profile entry) {
        return Math.max(Math.max(entry.latency(), entry.errors()), entry.callerLatency());
    }

    /** How far what others show is to be doubted, because those that serve the users were looked at and show nothing; 0 to 1. */
    double doubt() {
        return doubt;
    }

    /** The same resources, of which those that serve the users count for at least a little. */
    Map<String, Scored> leaning(Map<String, Scored> scored) {
        Map<String, Scored> leaning = new LinkedHashMap<>(scored);
        entries.forEach(entry -> leaning.computeIfPresent(entry,
                (_, own) -> new Scored(entry, Math.max(own.score(), FELT / entries.size()), own.parts())));
        return leaning;
    }
}
