package dev.gumshoe.conversations.analysis;

import java.util.Map;

/** Signs that more work arrives than usual, and where it enters. */
record SurgeSigns(Map<String, Profile> profiles, DependencyGraph graph, Parts wholes) {

    /** How far more work than usual arrives that none of the resource's callers sends, 0 to 1: the surge enters here. */
    double at(String resource) {
        double rise = rise(resource);
        double sent = 0;
        for (String caller : graph.above(resource)) {
            sent = Math.max(sent, rise(caller));
        }
        double explained = rise <= 0 ? 1 : Math.min(1, sent / rise);
        return (graph.isEmpty() ? 0.3 : 1) * Profile.squeeze(Math.max(0, rise - 0.5), 0.6) * (1 - explained);
    }

    /** How far the resource has its troubles from a surge that enters further up, 0 to 1. */
    double from(String resource) {
        double most = 0;
        if (Profile.squeeze(rise(resource), 0.6) > 0.3) {
            for (String other : profiles.keySet()) {
                if (!other.equals(resource) && graph.reach(other).contains(resource) && !wholes.of(other).contains(resource)) {
                    most = Math.max(most, at(other));
                }
            }
        }
        return most;
    }

    private double rise(String resource) {
        return profiles.getOrDefault(resource, Profile.empty(resource))
                .strongest(s -> s.kind().equals(SignalKinds.TRAFFIC) && Profile.figure(s, Measured.QUIET) > 0
                        && s.figures().containsKey(Measured.SCORE) && Profile.rose(s))
                .map(Effect::of)
                .orElse(0.0);
    }
}
