package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Signal;
import java.util.HashMap;
import java.util.Map;

/**
 * Signs of failures that begin at a resource: errors of its own, calls that it leaves unanswered, work that it ends early. The deepest
 * span that fails on its own is the origin (TraceRCA, Li et al. 2021, and Nezha, Yu et al. 2023, start from the same observation).
 */
record FailureSigns(Map<String, Profile> profiles, DependencyGraph graph, Parts wholes, AddedTime time) {

    // as LogFindings weighs lines that pass the blame on
    private static final double SYMPTOM = 0.3;
    private static final double BY_ITSELF = 0.4;
    private static final double HASTY = 0.5;
    private static final double IDLE = 0.2;
    private static final double CLEARLY = 0.3;

    private Profile profile(String resource) {
        return profiles.getOrDefault(resource, Profile.empty(resource));
    }

    /** The share of all failures that begin at the resource, where they are more than usual and not another one's doing, 0 to 1. */
    double begun(String resource) {
        double others = Math.max(Math.max(waiting(resource), unanswered(resource)), Math.max(blamed(resource), endedBelow(resource)));
        return origins(resource) * (1 - others);
    }

    // whose own lines say, of nearly all that fails, that a call failed
    private double blamed(String resource) {
        double passedOn = logged(resource, true) / SYMPTOM;
        double own = logged(resource, false);
        return passedOn <= 0 ? 0 : Profile.squeeze(passedOn, 8) * Math.max(0, 1 - own / passedOn);
    }

    private double logged(String resource, boolean symptom) {
        return profile(resource).signals().stream()
                .filter(s -> s.kind().startsWith("log-") && !s.figures().containsKey(LogFindings.NAMED) && Profile.figure(s, "severe") > 0
                        && s.figures().containsKey(LogFindings.SYMPTOM) == symptom)
                .mapToDouble(Signal::strength)
                .max()
                .orElse(0);
    }

    /** How far its own code throws, by its own log, 0 to 1: what it fails with then is its own doing. */
    double threw(String resource) {
        return Profile.squeeze(logged(resource, false), 8);
    }

    // one of its callees answers without having done its work
    private double endedBelow(String resource) {
        return graph.below(resource).stream().filter(callee -> !wholes.of(resource).contains(callee))
                .mapToDouble(this::endedEarly).max().orElse(0);
    }

    /** The share of calls that callers make and that leave no trace in the resource, 0 to 1, as far as that is not its callees' doing. */
    double silence(String resource) {
        return profile(resource).silence() * (1 - unanswered(resource));
    }

    /** How far the resource no longer gets to calls it used to make, 0 to 1, and nobody it calls fails or keeps silent. */
    double endedEarly(String resource) {
        return profile(resource).endedEarly() * (1 - excused(resource));
    }

    private double excused(String resource) {
        double excused = 0;
        for (String callee : graph.below(resource)) {
            Profile below = profile(callee);
            excused = Math.max(excused, Math.max(below.silence(), Math.max(below.errors(), origins(callee))));
            excused = Math.max(excused, givenUpOn(callee));
        }
        return excused;
    }

    /**
     * How far its callers end early after its answers, 0 to 1. One caller may have ended by itself; several that end after the same
     * answer have not, nor has one whose callee hardly does its work any more.
     */
    double givenUpOn(String resource) {
        Map<String, Double> byCaller = new HashMap<>();
        for (String caller : graph.above(resource)) {
            double share = profile(resource).signals().stream()
                    .filter(s -> s.kind().equals(SignalKinds.TRACE_ENDS_AFTER) && s.subject().startsWith(caller + " "))
                    .mapToDouble(s -> (Profile.figure(s, "incident") - Profile.figure(s, "quiet")) * Effect.sure(s))
                    .max()
                    .orElse(0);
            byCaller.put(caller, share * profile(caller).endedEarly());
        }
        double kept = byCaller.values().stream().mapToDouble(share -> 1 - share).reduce(1, (a, b) -> a * b);
        boolean several = byCaller.values().stream().filter(share -> share >= CLEARLY).count() > 1;
        return (1 - kept) * (BY_ITSELF + (1 - BY_ITSELF) * (several ? 1 : hasty(resource)));
    }

    /** How far it answers without doing its usual work, by how little time it takes for it, 0 to 1. */
    double hasty(String resource) {
        return profile(resource).signals().stream()
                .filter(s -> s.kind().equals(SignalKinds.HASTY))
                .mapToDouble(s -> Effect.sure(s) * Math.clamp((HASTY - Profile.figure(s, "ratio")) / (HASTY - IDLE), 0, 1))
                .max()
                .orElse(0);
    }

    /**
     * How far it brings its callees less work for the requests it gets, 0 to 1, and nobody it calls fails or keeps silent. What other
     * callers no longer bring a callee either is that callee's matter.
     */
    double fewerCalls(String resource) {
        double kept = 1;
        for (String callee : graph.below(resource)) {
            double others = graph.above(callee).stream().filter(other -> !other.equals(resource))
                    .mapToDouble(other -> fell(other, callee)).max().orElse(0);
            kept *= 1 - fell(resource, callee) * (1 - others);
        }
        return (1 - kept) * (1 - excused(resource));
    }

    private double fell(String caller, String callee) {
        return profile(caller).strongest(s -> s.kind().equals(SignalKinds.CALLS_PER_REQUEST) && s.subject().equals(callee)
                && !Profile.rose(s)).map(s -> Profile.squeeze(Effect.of(s), 1)).orElse(0.0);
    }

    /** How far those whom the resource calls do not answer, 0 to 1: what it fails with or waits for then is their doing. */
    double unanswered(String resource) {
        return graph.below(resource).stream().filter(callee -> !wholes.of(resource).contains(callee))
                .mapToDouble(callee -> profile(callee).silence()).max().orElse(0);
    }

    // errors of one who waits for somebody slow are that one's doing
    private double waiting(String resource) {
        double most = 0;
        for (String callee : graph.below(resource)) {
            most = Math.max(most, time.own(callee) * profile(callee).slower(SignalKinds.TRACE_SELF_TIME));
        }
        return most;
    }

    private double origins(String resource) {
        double all = 0;
        double here = 0;
        double effect = 0;
        for (Profile profile : profiles.values()) {
            for (Signal signal : profile.signals()) {
                if (signal.kind().equals(SignalKinds.TRACE_ERROR_ORIGIN) && !signal.figures().containsKey(LogFindings.NAMED)) {
                    double more = Math.max(0, Profile.figure(signal, "incident"));
                    all += more;
                    if (profile.resource().equals(resource)) {
                        here += more;
                        effect = Math.max(effect, Effect.of(signal));
                    }
                }
            }
        }
        return all <= 0 ? 0 : here / all * Profile.squeeze(effect, 1);
    }
}
