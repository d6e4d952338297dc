package dev.gumshoe.conversations.analysis;

import java.util.Map;
import java.util.Set;

/** Signs that callers wait for a resource of which nobody records anything: no spans, no series, no lines. */
record UnseenSigns(Map<String, Profile> profiles, DependencyGraph graph, Parts wholes, AddedTime time) {

    /** How far its callers' own time grew that may be the resource's, 0 to 1, shared among the callees that nobody records. */
    double waitedFor(String resource) {
        if (!unseen(resource)) {
            return 0;
        }
        double most = 0;
        for (String caller : graph.above(resource)) {
            Profile profile = profiles.getOrDefault(caller, Profile.empty(caller));
            Set<String> parts = Set.copyOf(wholes.of(caller));
            if (parts.contains(resource)) {
                continue;
            }
            long rivals = graph.below(caller).stream().filter(callee -> !parts.contains(callee) && unseen(callee)).count();
            double waits = time.own(caller) * profile.slower(SignalKinds.TRACE_SELF_TIME) * AddedTime.unsure(profile);
            most = Math.max(most, waits / Math.max(1, rivals));
        }
        return most;
    }

    private boolean unseen(String resource) {
        return profiles.getOrDefault(resource, Profile.empty(resource)).signals().stream()
                .allMatch(s -> s.kind().equals(SignalKinds.CHANGE) || s.kind().equals(SignalKinds.TRACE_MISSING)
                        || s.figures().containsKey(LogFindings.NAMED));
    }
}
