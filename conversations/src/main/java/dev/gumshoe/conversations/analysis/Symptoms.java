package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.incident.Alert;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Follows symptoms down the call graph to where they stop being explained.
 *
 * <p>Every resource that fails or is slow puts its weight on the table. What its callees show of the same kind explains a share of it
 * and passes on to them; the rest stays. For durations the share is how much of the caller's rise the callee's own rise can make up, in
 * the unit of the series both have, so that a callee that is two milliseconds slower does not explain a second. What stays where tells
 * causes from victims. (The traversal of PetShop, Hardt et al. 2024, and the random walk of MicroRCA, Wu et al. 2020, made quantitative
 * by the attribution of CIRCA, Li et al. 2022.)
 */
final class Symptoms {

    private static final int STEPS = 12;
    private static final double MOST_EXPLAINED = 0.97;
    private static final double OTHER_THAN_ALERTED = 0.3;
    private static final double OTHER_KIND = 0.3;
    private static final double LEAST_LIKELY = 0.1;
    private static final double FAINT = 0.02;
    private static final double ACCUSED = 0.8;

    private final Map<String, Profile> profiles;
    private final DependencyGraph graph;
    private final Alert alert;
    private final AddedTime time;
    private final FailureSigns failures;
    private final Slowness slowness;
    private final Map<String, Double> weights = new LinkedHashMap<>();
    private final Map<String, Double> stayed = new LinkedHashMap<>();
    private final Map<String, Double> came = new LinkedHashMap<>();

    private Symptoms(Map<String, Profile> profiles, DependencyGraph graph, Alert alert, AddedTime time, FailureSigns failures) {
        this.profiles = profiles;
        this.graph = graph;
        this.alert = alert;
        this.time = time;
        this.failures = failures;
        this.slowness = new Slowness(profiles);
    }

    /** Follows all symptoms. */
    static Symptoms followed(Map<String, Profile> profiles, DependencyGraph graph, Alert alert, AddedTime time, FailureSigns failures) {
        Symptoms symptoms = new Symptoms(profiles, graph, alert, time, failures);
        symptoms.follow(SignalKinds.LATENCY);
        symptoms.follow(SignalKinds.ERROR_RATE);
        return symptoms;
    }

    /** The share of all symptoms that stays at the resource, 0 to 1. */
    double staying(String resource) {
        double all = total();
        return all == 0 ? 0 : stayed.getOrDefault(resource, 0.0) / all;
    }

    /** The share of all symptoms that the resource shows or that came down to it, 0 to 1. */
    double passing(String resource) {
        double all = total();
        return all == 0 ? 0 : Math.min(1, came.getOrDefault(resource, 0.0) / all);
    }

    /** The share of all symptoms shown by the resource and by what it depends on, 0 to 1. */
    double below(String resource) {
        double all = total();
        double sum = 0;
        for (String reached : graph.reach(resource)) {
            sum += weights.getOrDefault(reached, 0.0);
        }
        return all == 0 ? 0 : sum / all;
    }

    /** The share of all symptoms shown by resources that depend on this one, itself among them, 0 to 1. */
    double explainedBy(String resource) {
        double all = total();
        if (all == 0) {
            return 0;
        }
        double upstream = 0;
        for (Map.Entry<String, Double> entry : weights.entrySet()) {
            if (graph.reach(entry.getKey()).contains(resource)) {
                upstream += entry.getValue();
            }
        }
        return upstream / all;
    }

    /** How much there is of all symptoms together. */
    double total() {
        return weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private double strength(String kind, String resource) {
        Profile profile = profiles.getOrDefault(resource, Profile.empty(resource));
        return kind.equals(SignalKinds.LATENCY) ? profile.latency() : profile.errors();
    }

    private double alertWeight(String kind, String resource) {
        double weight = 1;
        if (alert.metric() != null) {
            String alerted = MetricClass.of(alert.metric()).kind();
            weight *= alerted.equals(SignalKinds.LATENCY) == kind.equals(SignalKinds.LATENCY) ? 1 : OTHER_KIND;
        }
        String named = alert.resource();
        if (named != null && strength(kind, named) > 0.2 && !named.equals(resource)) {
            weight *= OTHER_THAN_ALERTED;
        }
        return weight;
    }

    private void follow(String kind) {
        Map<String, Double> mass = new LinkedHashMap<>();
        for (String resource : profiles.keySet()) {
            double weight = strength(kind, resource) * alertWeight(kind, resource);
            if (weight > 0) {
                mass.put(resource, weight);
                weights.merge(resource, weight, Double::sum);
            }
        }
        for (int step = 0; step < STEPS && !mass.isEmpty(); step++) {
            mass.forEach((resource, weight) -> came.merge(resource, weight, Double::sum));
            mass = pass(kind, mass);
        }
        mass.forEach((resource, rest) -> stayed.merge(resource, rest, Double::sum));
    }

    private Map<String, Double> pass(String kind, Map<String, Double> mass) {
        Map<String, Double> next = new LinkedHashMap<>();
        mass.forEach((resource, weight) -> {
            Map<String, Double> shares = shares(kind, resource);
            double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
            double unexplained = 1;
            for (double share : shares.values()) {
                unexplained *= 1 - share;
            }
            double leaving = weight * Math.min(MOST_EXPLAINED, 1 - unexplained)
                    * (kind.equals(SignalKinds.LATENCY)
                            ? 1 - ofItsOwn(resource) * (1 - unanswered(shares.keySet())) * sureOf(resource)
                            : 1);
            double waited = kind.equals(SignalKinds.LATENCY) ? lostOnTheWay(resource, weight - leaving) : 0;
            stayed.merge(resource, weight - leaving - waited, Double::sum);
            shares.forEach((callee, share) -> next.merge(callee, leaving * share / sum, Double::sum));
        });
        next.values().removeIf(v -> v < 1e-6);
        return next;
    }

    // callees that explain nothing are left out: what passes on is shared out among those that explain something
    private Map<String, Double> shares(String kind, String caller) {
        Map<String, Double> shares = new LinkedHashMap<>();
        Set<String> callees = graph.below(caller).isEmpty() ? graph.behind(caller) : graph.below(caller);
        for (String callee : callees) {
            double share = share(kind, caller, callee);
            if (share > 0) {
                shares.put(callee, Math.min(MOST_EXPLAINED, share));
            }
        }
        return shares;
    }

    private double share(String kind, String caller, String callee) {
        double own = strength(kind, callee);
        boolean slow = kind.equals(SignalKinds.LATENCY);
        double seen = own <= FAINT
                ? 0
                : slow
                        ? own * slowness.explained(caller, callee)
                        : Math.min(1, own / Math.max(0.05, strength(kind, caller)));
        Profile below = profiles.getOrDefault(callee, Profile.empty(callee));
        // one waits for a callee that does not answer, and fails for one that answers badly
        return Math.max(seen, slow ? below.silence() : Math.max(ACCUSED * below.accused(), failures.givenUpOn(callee)));
    }

    private double sureOf(String resource) {
        return 1 - AddedTime.unsure(profiles.getOrDefault(resource, Profile.empty(resource)));
    }

    private double unanswered(Set<String> callees) {
        return callees.stream().mapToDouble(callee -> profiles.getOrDefault(callee, Profile.empty(callee)).silence()).max().orElse(0);
    }

    // where spans tell who takes the added time, what a resource takes itself does not pass on
    private double ofItsOwn(String resource) {
        double below = 0;
        for (String reached : graph.reach(resource)) {
            below += time.own(reached) + time.lost(reached);
        }
        return below < LEAST_LIKELY ? 0 : time.own(resource) / below;
    }

    // time that a resource waits for callees that answer in their usual time is lost between them; it counts for those callees that
    // it is most likely lost around
    private double lostOnTheWay(String resource, double weight) {
        double waits = weight * profiles.getOrDefault(resource, Profile.empty(resource)).callerLatency();
        Map<String, Double> likely = new LinkedHashMap<>();
        double fits = 0;
        for (String callee : graph.below(resource)) {
            Profile profile = profiles.getOrDefault(callee, Profile.empty(callee));
            double around = LEAST_LIKELY + Math.max(0, profile.varianceShare()) + profile.callerLatency();
            fits = Math.max(fits, profile.slowForAll());
            likely.put(callee, around * (1 - strength(SignalKinds.LATENCY, callee)) * profile.slowForAll());
        }
        double sum = likely.values().stream().mapToDouble(Double::doubleValue).sum();
        if (sum <= 0) {
            return 0;
        }
        // where none of them fits it is lost at the resource itself
        double lost = waits * fits;
        likely.forEach((callee, share) -> {
            stayed.merge(callee, lost * share / sum, Double::sum);
            came.merge(callee, lost * share / sum, Double::sum);
        });
        return lost;
    }
}
