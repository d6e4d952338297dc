package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Signal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shares out the time that requests take longer than usual among the resources that take it: each its own time, and the time lost on
 * the way to those around which most calls lose it, for a slow network interface delays all calls of its resource and only some of its
 * neighbours' (MicroRank, Yu et al. 2021, weighs operations by the traces they cover in the same spirit).
 */
final class AddedTime {

    private static final double UNSURE = 0.5;

    private final Map<String, Double> own = new LinkedHashMap<>();
    private final Map<String, Double> lost = new LinkedHashMap<>();
    private final double total;

    private AddedTime(Map<String, Profile> profiles) {
        double sum = 0;
        for (Profile profile : profiles.values()) {
            double self = added(profile.signals(), SignalKinds.TRACE_SELF_TIME, false);
            double around = added(profile.signals(), SignalKinds.TRACE_NETWORK_GAP, true);
            own.put(profile.resource(), self);
            lost.put(profile.resource(), around);
            sum += self + around;
        }
        total = sum;
    }

    static AddedTime among(Map<String, Profile> profiles) {
        return new AddedTime(profiles);
    }

    private static double added(List<Signal> signals, String kind, boolean around) {
        double most = 0;
        for (Signal signal : signals) {
            boolean fits = signal.kind().equals(kind) && signal.figures().containsKey("excessMicros")
                    && (!around || signal.figures().containsKey("raised"));
            if (fits) {
                double raised = around ? Profile.figure(signal, "raised") / Math.max(1, Profile.figure(signal, "calls")) : 1;
                most = Math.max(most, Math.max(0, Profile.figure(signal, "excessMicros")) * raised * raised * Effect.sure(signal));
            }
        }
        return most;
    }

    /** The share of all added time that the resource takes itself, 0 to 1. */
    double own(String resource) {
        return total <= 0 ? 0 : own.getOrDefault(resource, 0.0) / total;
    }

    /** How far the resource's own time may be that of callees which leave no spans, 0 to 1. */
    static double unsure(Profile profile) {
        return profile.strongest(SignalKinds.TRACE_SELF_TIME)
                .map(s -> Profile.figure(s, UnseenCallees.UNSEEN) > 0 ? UNSURE + (1 - UNSURE) * Profile.figure(s, UnseenCallees.UNSEEN) : 0)
                .orElse(0.0);
    }

    /** The share of all added time that is lost on the way to and from the resource, 0 to 1. */
    double lost(String resource) {
        return total <= 0 ? 0 : lost.getOrDefault(resource, 0.0) / total;
    }
}
