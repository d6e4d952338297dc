package dev.gumshoe.conversations.analysis;

import java.util.Map;
import java.util.Set;

/** Signs that callers wait for a resource of which nobody records anything: no spans, no series, no lines. */
record UnseenSigns(Map<String, Profile> profiles, DependencyGraph graph, Parts wholes, AddedTime time) {

    /** How far its callers' own time grew that may be the resource's, 0 to 1, shared among the callees that nobody records. */
    double waitedFor(String resource) {
        return graph.above(resource).stream().mapToDouble(caller -> waitedFor(resource, caller)).max().orElse(0);
    }

    /** The same of one caller. */
    double waitedFor(String resource, String caller) {
        Set<String> parts = Set.copyOf(wholes.of(caller));
        if (parts.contains(resource) || !unseen(resource)) {
            return 0;
        }
        Profile profile = profiles.getOrDefault(caller, Profile.empty(caller));
        long rivals = graph.below(caller).stream().filter(callee -> !parts.contains(callee) && unseen(callee)).count();
        return time.own(caller) * profile.slower(SignalKinds.TRACE_SELF_TIME) * AddedTime.unsure(profile) / Math.max(1, rivals);
    }

    private boolean unseen(String resource) {
        return profiles.getOrDefault(resource, Profile.empty(resource)).signals().stream()
                .allMatch(s -> s.kind().equals(SignalKinds.CHANGE) || s.kind().equals(SignalKinds.TRACE_MISSING)
                        || s.figures().containsKey(LogFindings.NAMED));
    }
}
