package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.analysis.Sightings.Sighting;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts into words and figures where the time went: in a resource itself here, on the way between two in {@link GapFindings}. */
final class TimeFindings {

    private static final double FEWEST_REQUESTS = 1;
    private static final double HASTY = 0.5;

    private final TraceReading reading;
    private final Episode episode;
    private final Evidence evidence;
    private final Reach reach;
    private final UnseenCallees unseen;
    private final Sightings sightings;
    private final double requests;

    TimeFindings(TraceReading reading, Episode episode, Evidence evidence, Reach reach, UnseenCallees unseen, Sightings sightings) {
        this.reading = reading;
        this.episode = episode;
        this.evidence = evidence;
        this.reach = reach;
        this.unseen = unseen;
        this.sightings = sightings;
        this.requests = Math.max(FEWEST_REQUESTS, (double) reading.operations().stream().mapToLong(o -> episode.incident(o.roots)).sum());
    }

    void tell() {
        GapFindings gaps = new GapFindings(reading, episode, evidence, reach, sightings, requests);
        if (!episode.comparable()) {
            variance();
            gaps.tellStanding();
            return;
        }
        fronts();
        gaps.tell(selfTimes());
    }

    private Shift shift(Samples samples) {
        return Shift.between(samples, episode);
    }

    private record Grown(OperationStats stats, Shift shift, double excess) {}

    /** Own time: how much longer, times how often, summed up per resource; the sums say who makes requests slow. */
    private double selfTimes() {
        Map<String, List<Grown>> byResource = new LinkedHashMap<>();
        Set<String> traced = reading.operations().stream().map(o -> o.key.resource()).collect(Collectors.toSet());
        for (OperationStats stats : reading.operations()) {
            Shift shift = shift(stats.selfTimes);
            double excess = episode.incident(stats.calls) * (shift.incidentMean() - shift.quietMean()) / requests;
            hasty(stats, shift);
            byResource.computeIfAbsent(spentIn(stats, traced), _ -> new ArrayList<>()).add(new Grown(stats, shift, excess));
        }
        double all = byResource.values().stream().mapToDouble(TimeFindings::total).filter(e -> e > 0).sum();
        byResource.forEach((resource, grown) -> selfTime(resource, grown, all));
        return all;
    }

    private void hasty(OperationStats stats, Shift shift) {
        // the mean alone falls where a slow spell is over; the median as well says that most calls are quick
        boolean most = shift.incident() <= HASTY * shift.quiet();
        boolean tells = !stats.client && most && shift.ratio() <= HASTY && -shift.z() >= TraceFindings.TELLING;
        if (tells && reach.includes(stats.key.resource())) {
            String resource = stats.key.resource();
            Map<String, Double> figures = Map.of("quietMicros", shift.quietMean(), "incidentMicros", shift.incidentMean(), "ratio",
                    shift.ratio(), "z", shift.z());
            Signal signal = new Signal(resource, SignalKinds.HASTY, stats.key.operation(), -shift.z(), episode.at(), figures, null);
            String text = resource + " answers " + Phrases.quote(stats.key.operation(), 80) + " in " + Phrases.micros(shift.incidentMean())
                    + " of its own time on average since " + Phrases.clock(episode.at()) + ", " + Phrases.micros(shift.quietMean())
                    + " before: it may hardly do its work.";
            Evidence shown = Sightings.narrowed(evidence,
                    "resource=" + resource + " and name='" + stats.key.operation() + "', duration minus children", shift.toString());
            sightings.add(new Sighting(-shift.z() / 4, Stance.CONTEXT, resource, text, episode.at(), shown, List.of(signal)));
        }
    }

    // what a caller waits for somebody who sends no spans of its own is that one's time
    private String spentIn(OperationStats stats, Set<String> traced) {
        String peer = OperationStats.most(stats.peers);
        if (!peer.isEmpty() && !traced.contains(peer)) {
            return peer;
        }
        boolean waits = stats.client && reading.calls().stream().noneMatch(call -> call.caller == stats);
        return waits ? unseen.only(stats.key.resource()).orElse(stats.key.resource()) : stats.key.resource();
    }

    private static double total(List<Grown> grown) {
        return grown.stream().mapToDouble(Grown::excess).sum();
    }

    private void selfTime(String resource, List<Grown> grown, double all) {
        double excess = total(grown);
        Grown worst = grown.stream().max(Comparator.comparingDouble(Grown::excess)).orElseThrow();
        double z = grown.stream().mapToDouble(g -> Math.abs(g.shift().z())).max().orElse(0) == 0 ? 0 : weightedZ(grown);
        double share = all <= 0 ? 0 : Math.max(0, excess) / all;
        if (!reach.includes(resource)) {
            return;
        }
        Map<String, Double> figures = new HashMap<>(Map.of(
                "excessMicros", excess, "share", share, "z", z, "worstZ", worst.shift().z(),
                "quietMicros", worst.shift().quietMean(), "incidentMicros", worst.shift().incidentMean(), "ratio", worst.shift().ratio()));
        figures.put(UnseenCallees.UNSEEN, unseen.share(resource));
        Signal signal = new Signal(resource, SignalKinds.TRACE_SELF_TIME, worst.stats().key.operation(), Math.max(0, z), episode.at(),
                figures, null);
        boolean telling = worst.shift().z() >= TraceFindings.TELLING && worst.shift().ratio() >= 1.2 && share >= 0.05;
        if (!telling) {
            sightings.measured(signal);
            return;
        }
        String text = resource + " itself takes longer, in " + Phrases.quote(worst.stats().key.operation(), 80) + ": "
                + Phrases.micros(worst.shift().incidentMean()) + " on average since " + Phrases.clock(episode.at())
                + ", " + Phrases.micros(worst.shift().quietMean()) + " before (calls below it left out); that is " + Phrases.percent(share)
                + " of all time added.";
        Evidence shown = Sightings.narrowed(evidence,
                "resource=" + resource + " and name='" + worst.stats().key.operation() + "', duration minus children",
                worst.shift().toString());
        sightings.add(new Sighting(Math.min(20, z) * share + 2, Stance.FOR, resource, text, episode.at(), shown, List.of(signal))
                .drawn(() -> Plot.milliseconds(worst.stats().selfTimes, episode, resource,
                        "own time in " + worst.stats().key.operation())));
    }

    /** The operations' z, weighted by how much each adds (Stouffer's method). */
    private static double weightedZ(List<Grown> grown) {
        double sum = 0;
        double squares = 0;
        for (Grown g : grown) {
            double weight = Math.sqrt(Math.abs(g.excess()));
            sum += weight * g.shift().z();
            squares += weight * weight;
        }
        return squares <= 0 ? 0 : sum / Math.sqrt(squares);
    }

    /** Without quiet time: whose own time makes the slow requests slow. */
    private void variance() {
        reading.waits.shares().forEach((resource, share) -> {
            if (reach.includes(resource) && share > 0.05) {
                Signal signal = new Signal(resource, SignalKinds.TRACE_SELF_TIME, "variance", share, null,
                        Map.of("varianceShare", share, "comparable", 0.0), null);
                String text = resource + "'s own time makes up " + Phrases.percent(share)
                        + " of the difference between slow and fast requests; there is no quiet time to compare with.";
                Evidence shown = Sightings.narrowed(evidence, "own time per request and resource against the request's duration",
                        "cov(own time, duration) / var(duration) = " + Phrases.number(share));
                sightings.add(new Sighting(share * 5, Stance.CONTEXT, resource, text, episode.at(), shown, List.of(signal)));
            }
        });
    }

    /** What callers from outside wait. */
    private void fronts() {
        for (OperationStats stats : reading.operations()) {
            Shift shift = stats.roots.total() * 2 < stats.calls.total() ? Shift.UNTOLD : shift(stats.durations);
            if (shift.z() >= TraceFindings.TELLING && shift.ratio() >= 1.2 && reach.includes(stats.key.resource())) {
                String resource = stats.key.resource();
                Map<String, Double> figures = Map.of("quietMicros", shift.quietMean(), "incidentMicros", shift.incidentMean(), "ratio",
                        shift.ratio(), "z", shift.z(), "slowShare", shift.slowShare());
                Signal signal = new Signal(resource, SignalKinds.LATENCY, stats.key.operation(), shift.z(), episode.at(), figures, null);
                String text = "Users wait longer at " + resource + ", " + Phrases.quote(stats.key.operation(), 80) + ": "
                        + Phrases.micros(shift.incidentMean()) + " on average since " + Phrases.clock(episode.at()) + ", "
                        + Phrases.micros(shift.quietMean()) + " before; "
                        + Phrases.percent(shift.slowShare()) + " are slower than all but 1 % were.";
                Evidence shown = Sightings.narrowed(evidence,
                        "resource=" + resource + " and name='" + stats.key.operation() + "' and no parent, duration", shift.toString());
                sightings.add(
                        new Sighting(Math.min(shift.z(), 20) / 3, Stance.CONTEXT, resource, text, episode.at(), shown, List.of(signal))
                                .drawn(() -> Plot.milliseconds(stats.durations, episode, resource, "time of " + stats.key.operation())));
            }
        }
    }
}
