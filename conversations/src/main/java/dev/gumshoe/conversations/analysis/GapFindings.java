package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.analysis.Sightings.Sighting;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts into words and figures what calls lose on the way: the time their callers wait and their callees do not work. */
final class GapFindings {

    /** The figure that says how far what is lost matters to the requests, 0 to 1, where there is no quiet time to say that it grew. */
    static final String MATTERS = "matters";

    private static final double RAISED = 3;
    /** What remains of a slow way that may have been slow before, such as one to another region. */
    private static final double ALWAYS_SO = 0.75;
    private static final double LEAST_SHARE = 0.05;

    private final TraceReading reading;
    private final Episode episode;
    private final Evidence evidence;
    private final Reach reach;
    private final Sightings sightings;
    private final double requests;

    GapFindings(TraceReading reading, Episode episode, Evidence evidence, Reach reach, Sightings sightings, double requests) {
        this.reading = reading;
        this.episode = episode;
        this.evidence = evidence;
        this.reach = reach;
        this.sightings = sightings;
        this.requests = requests;
    }

    /** What the calls of a pair lose more than they should, in microseconds per request that comes in. */
    private record Gap(CallStats call, double z, double ratio, double excess) {}

    /** Against quiet time; {@code selfExcess} is what is added per request by what resources take themselves, in microseconds. */
    void tell(double selfExcess) {
        List<Gap> all = new ArrayList<>();
        Map<Gap, Shift> shifts = new HashMap<>();
        for (CallStats call : reading.calls()) {
            Shift shift = call.crosses() ? Shift.between(call.gaps, episode) : Shift.UNTOLD;
            if (shift.quietCount() > 0) {
                Gap gap = new Gap(call, shift.z(), shift.ratio(), perRequest(call, shift.incidentMean() - shift.quietMean()));
                all.add(gap);
                shifts.put(gap, shift);
            }
        }
        double added = all.stream().mapToDouble(Gap::excess).filter(e -> e > 0).sum() + Math.max(0, selfExcess);
        all.forEach(gap -> grown(gap, shifts.getOrDefault(gap, Shift.UNTOLD), added));
        around(all, added);
    }

    /** Without quiet time: against what the calls of all pairs lose. */
    void tellStanding() {
        double waited = Math.max(1, reading.operations().stream().mapToDouble(GapFindings::waited).sum() / requests);
        List<Gap> all = new ArrayList<>();
        for (StandingGap standing : StandingGap.among(reading.calls(), episode)) {
            Gap gap = new Gap(standing.call(), standing.z(), standing.ratio(),
                    perRequest(standing.call(), standing.mean() - standing.usual()));
            all.add(gap);
            if (gap.z() >= TraceFindings.TELLING && gap.excess() >= LEAST_SHARE * waited) {
                standing(gap, standing, waited);
            }
        }
        around(all, waited);
    }

    private static double waited(OperationStats stats) {
        double[] durations = stats.durations.between(0, Integer.MAX_VALUE);
        double mean = Arrays.stream(durations).average().orElse(0);
        return mean * stats.roots.total();
    }

    private double perRequest(CallStats call, double micros) {
        return episode.incident(call.clientViews) * micros / requests;
    }

    private void grown(Gap gap, Shift shift, double added) {
        String caller = gap.call().caller.key.resource();
        String callee = gap.call().callee.key.resource();
        double share = added <= 0 ? 0 : Math.max(0, gap.excess()) / added;
        if (!reach.includes(callee) || shift.z() < RAISED) {
            return;
        }
        String subject = caller + " -> " + callee + " " + gap.call().callee.key.operation();
        Map<String, Double> figures = Map.of("excessMicros", gap.excess(), "share", share, "z", shift.z(), "quietMicros", shift.quietMean(),
                "incidentMicros", shift.incidentMean(), "ratio", shift.ratio());
        Signal signal = new Signal(callee, SignalKinds.TRACE_NETWORK_GAP, subject, shift.z(), episode.at(), figures, null);
        if (shift.ratio() < 1.3 || share < LEAST_SHARE || shift.z() < TraceFindings.TELLING) {
            sightings.measured(signal);
            return;
        }
        String text = "Calls from " + caller + " to " + callee + " lose time on the way: " + Phrases.micros(shift.incidentMean())
                + " since " + Phrases.clock(episode.at()) + ", " + Phrases.micros(shift.quietMean())
                + " before, between what the caller waits and what " + callee + " works ("
                + Phrases.quote(gap.call().callee.key.operation(), 80) + "); " + Phrases.percent(share) + " of all time added.";
        tell(gap, signal, text, shift.toString(), share);
    }

    private void standing(Gap gap, StandingGap standing, double waited) {
        String caller = gap.call().caller.key.resource();
        String callee = gap.call().callee.key.resource();
        if (!reach.includes(callee)) {
            return;
        }
        String subject = caller + " -> " + callee + " " + gap.call().callee.key.operation();
        Map<String, Double> figures = Map.of("excessMicros", gap.excess(), "share", gap.excess() / waited, "z", gap.z(),
                "quietMicros", standing.usual(), "incidentMicros", standing.mean(), "ratio", standing.ratio(),
                "comparable", 0.0);
        Signal signal = new Signal(callee, SignalKinds.TRACE_NETWORK_GAP, subject, gap.z(), null, figures, null);
        String text = "Calls from " + caller + " to " + callee + " lose time on the way: nine of ten lose at least "
                + Phrases.micros(standing.floor()) + " between what the caller waits and what " + callee + " works ("
                + Phrases.quote(gap.call().callee.key.operation(), 80) + "), where calls to others lose "
                + Phrases.micros(standing.usual()) + "; there is no quiet time to compare with.";
        tell(gap, signal, text, standing.toString(), Math.min(1, gap.excess() / waited));
    }

    private void tell(Gap gap, Signal signal, String text, String excerpt, double share) {
        CallStats call = gap.call();
        Evidence shown = Sightings.narrowed(evidence, "client minus server duration of " + signal.subject(), excerpt);
        sightings.add(new Sighting(Math.min(20, gap.z()) * share + 2, Stance.FOR, signal.resource(), text, signal.onset(), shown,
                List.of(signal))
                .drawn(() -> Plot.milliseconds(call.gaps, episode, signal.resource(),
                        "time lost on the way from " + call.caller.key.resource())));
    }

    private void around(List<Gap> all, double added) {
        Map<String, List<Gap>> around = new LinkedHashMap<>();
        for (Gap gap : all) {
            around.computeIfAbsent(gap.call().callee.key.resource(), _ -> new ArrayList<>()).add(gap);
            around.computeIfAbsent(gap.call().caller.key.resource(), _ -> new ArrayList<>()).add(gap);
        }
        around.forEach((resource, gaps) -> around(resource, gaps, added));
    }

    /** How much longer all calls to and from one resource take on the way. */
    private void around(String resource, List<Gap> gaps, double added) {
        double excess = gaps.stream().mapToDouble(Gap::excess).sum();
        double[] z = gaps.stream().mapToDouble(Gap::z).sorted().toArray();
        double[] ratios = gaps.stream().mapToDouble(Gap::ratio).sorted().toArray();
        double median = z[z.length / 2];
        if (reach.includes(resource) && excess > 0) {
            Map<String, Double> figures = new HashMap<>(
                    Map.of("excessMicros", excess, "share", added <= 0 ? 0.0 : excess / added, "z", median, "calls", (double) z.length));
            figures.put("ratio", ratios[ratios.length / 2]);
            if (!episode.comparable()) {
                figures.put(MATTERS, ALWAYS_SO * Math.min(1, excess / (LEAST_SHARE * added)));
            }
            figures.put("raised", (double) gaps.stream().filter(g -> g.z() >= RAISED).count());
            sightings.measured(
                    new Signal(resource, SignalKinds.TRACE_NETWORK_GAP, "all calls", Math.max(0, median), episode.at(), figures, null));
        }
    }
}
