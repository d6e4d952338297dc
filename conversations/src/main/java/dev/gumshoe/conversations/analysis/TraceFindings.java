package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.analysis.Sightings.Sighting;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.TraceSource;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts what the traces show into words and figures: errors and traffic here, times in {@link TimeFindings}, calls in
 * {@link CallFindings}. */
final class TraceFindings {

    static final double TELLING = 4;
    /** One call or two that fail happen on any day. */
    private static final int FEWEST_FAILURES = 3;

    private final TraceSource source;
    private final TraceReading reading;
    private final Episode episode;
    private final Evidence evidence;
    private final Reach reach;
    private final Set<String> known;
    private final Sightings sightings;
    private final UnseenCallees unseen;

    TraceFindings(TraceSource source, TraceReading reading, Episode episode, Evidence evidence, Reach reach, Topology topology,
            Sightings sightings) {
        this.source = source;
        this.reading = reading;
        this.episode = episode;
        this.evidence = evidence;
        this.reach = reach;
        this.known = topology.ids();
        this.unseen = UnseenCallees.of(topology, reading);
        this.sightings = sightings;
    }

    void tell() {
        for (OperationStats stats : reading.operations()) {
            if (reach.includes(stats.key.resource())) {
                origins(stats);
                front(stats);
            }
        }
        new TimeFindings(reading, episode, evidence, reach, unseen, sightings).tell();
        new CallFindings(reading, episode, evidence, reach, sightings).tell();
        contrast();
    }

    private void origins(OperationStats stats) {
        long incident = episode.incident(stats.origins);
        if (incident == 0 || (episode.comparable() && incident < FEWEST_FAILURES)) {
            return;
        }
        RateChange change = shares(stats.origins, stats.calls);
        if (episode.comparable() && (change.z() < 2.5 || change.ratio() < 1.5)) {
            return;
        }
        double strength = episode.comparable() ? change.z() : Math.log1p((double) incident);
        String silent = reading.answers(stats, episode).filter(reach::includes).orElse(null);
        if (silent != null) {
            unanswered(stats, silent, change, strength);
            return;
        }
        String resource = stats.key.resource();
        String message = Phrases.quote(OperationStats.most(stats.messages), 160);
        String subject = Phrases.quote(stats.key.operation(), 100) + (message.isEmpty() ? "" : ": " + message);
        Instant first = episode.firstIn(stats.origins);
        Map<String, Double> figures = figures(change, stats);
        List<Signal> signals = new ArrayList<>();
        signals.add(new Signal(resource, SignalKinds.TRACE_ERROR_ORIGIN, subject, strength, first, figures, null));
        String peer = OperationStats.most(stats.peers);
        if (!peer.isEmpty() && !peer.equals(resource)) {
            Map<String, Double> named = new HashMap<>(figures);
            named.put(LogFindings.NAMED, 1.0);
            signals.add(new Signal(peer, SignalKinds.TRACE_ERROR_ORIGIN, "called by " + resource + ": " + subject, strength * 0.6, first,
                    named, null));
        }
        String text = "Errors begin in " + resource + ", " + Phrases.quote(stats.key.operation(), 80)
                + (peer.isEmpty() ? "" : " (calling " + Phrases.quote(peer, 60) + ")") + ": "
                + failing(change, stats) + " fail there of their own since " + Phrases.clock(first) + before(change, stats)
                + (message.isEmpty() ? "" : ": “" + message + "”") + ".";
        Evidence shown = narrowed("resource=" + resource + " and name='" + stats.key.operation() + "' and failed with no failed child",
                "for example trace " + stats.exampleTrace).seenAt(source.page(stats.exampleTrace));
        sightings.add(new Sighting(strength + 8, Stance.FOR, resource, text, first, shown, signals)
                .drawn(() -> Plot.perMinute(stats.origins, episode, resource, "failures that begin in " + stats.key.operation(), first)));
    }

    /** Calls that fail and leave no trace in the one who usually answers them begin to fail there, not in the caller. */
    private void unanswered(OperationStats stats, String silent, RateChange change, double strength) {
        String caller = stats.key.resource();
        String subject = Phrases.quote(stats.key.operation(), 100) + " of " + caller;
        Instant first = episode.firstIn(stats.origins);
        Signal signal = new Signal(silent, SignalKinds.TRACE_ERROR_ORIGIN, subject, strength, first, figures(change, stats), null);
        String text = "Calls from " + caller + " to " + silent + " (" + Phrases.quote(stats.key.operation(), 80)
                + ") fail without a trace of "
                + silent + ": " + failing(change, stats) + " since " + Phrases.clock(first) + before(change, stats)
                + ": it does not answer, or they do not reach it.";
        Evidence shown = narrowed("resource=" + caller + " and name='" + stats.key.operation() + "' and failed with no child",
                "for example trace " + stats.exampleTrace).seenAt(source.page(stats.exampleTrace));
        sightings.add(new Sighting(strength + 8, Stance.FOR, silent, text, first, shown, List.of(signal))
                .drawn(() -> Plot.perMinute(stats.origins, episode, silent, "unanswered " + stats.key.operation(), first)));
    }

    private RateChange shares(BinCounts failed, BinCounts all) {
        return RateChange.ofShares(episode.quiet(failed), episode.quiet(all), episode.incident(failed), episode.incident(all));
    }

    private String failing(RateChange change, OperationStats stats) {
        long all = Math.max(1, episode.incident(stats.calls));
        return Phrases.count(change.incident()) + " of " + Phrases.count(all) + " calls ("
                + Phrases.percent((double) change.incident() / all) + ")";
    }

    private String before(RateChange change, OperationStats stats) {
        long quiet = Math.max(1, episode.quiet(stats.calls));
        return episode.comparable() ? ", " + Phrases.percent((double) change.quiet() / quiet) + " before" : "";
    }

    private Map<String, Double> figures(RateChange change, OperationStats stats) {
        return Map.of(
                "quiet", (double) change.quiet(),
                "incident", (double) change.incident(),
                "quietCalls", (double) episode.quiet(stats.calls),
                "incidentCalls", (double) episode.incident(stats.calls),
                "z", change.z(),
                "p", change.pValue(),
                "comparable", episode.comparable() ? 1.0 : 0.0);
    }

    /** What callers from outside see: failures and traffic at the operations where requests come in. */
    private void front(OperationStats stats) {
        long requests = stats.roots.total();
        if (requests * 2 < stats.calls.total() || !episode.comparable()) {
            return;
        }
        String resource = stats.key.resource();
        RateChange failed = shares(stats.failed, stats.calls);
        if (failed.z() >= TELLING && failed.incident() >= FEWEST_FAILURES) {
            Instant first = episode.firstIn(stats.failed);
            Signal signal = new Signal(resource, SignalKinds.ERROR_RATE, stats.key.operation(), failed.z(), first, figures(failed, stats),
                    null);
            String text = "Users see errors at " + resource + ", " + Phrases.quote(stats.key.operation(), 80) + ": "
                    + failing(failed, stats) + " fail since " + Phrases.clock(first) + before(failed, stats) + ".";
            Stance stance = episode.incident(stats.origins) * 2 < failed.incident() ? Stance.CONTEXT : Stance.FOR;
            sightings.add(new Sighting(failed.z() / 2, stance, resource, text, first,
                    narrowed("resource=" + resource + " and name='" + stats.key.operation() + "' and failed", failed.toString()),
                    List.of(signal))
                    .drawn(() -> Plot.perMinute(stats.failed, episode, resource, "failed " + stats.key.operation(), first)));
        }
        RateChange traffic = episode.change(stats.roots, 1);
        if (Math.abs(traffic.z()) >= TELLING && (traffic.ratio() >= 1.5 || traffic.ratio() <= 0.67)) {
            traffic(stats, traffic);
        }
    }

    private void traffic(OperationStats stats, RateChange traffic) {
        String resource = stats.key.resource();
        double before = traffic.quiet() / Math.max(1e-9, episode.quietMinutes());
        double now = traffic.incident() / Math.max(1e-9, episode.incidentMinutes());
        Map<String, Double> figures = Map.of("quietPerMinute", before, "incidentPerMinute", now, "ratio", traffic.ratio(), "z", traffic.z(),
                "p", traffic.pValue());
        Signal signal = new Signal(resource, SignalKinds.TRACE_TRAFFIC, stats.key.operation(), Math.abs(traffic.z()), episode.at(), figures,
                null);
        String text = (now > before ? "More requests arrive at " : "Fewer requests arrive at ") + resource + ", "
                + Phrases.quote(stats.key.operation(), 80) + ": " + Phrases.perMinute(now)
                + " since " + Phrases.clock(episode.at()) + ", " + Phrases.perMinute(before) + " before.";
        sightings.add(new Sighting(Math.abs(traffic.z()) / 3, now > before ? Stance.FOR : Stance.CONTEXT, resource, text, episode.at(),
                narrowed("resource=" + resource + " and no parent, count per minute", traffic.toString()), List.of(signal))
                .drawn(() -> Plot.perMinute(stats.roots, episode, resource, "requests, " + stats.key.operation(), episode.at())));
    }

    /** Told only for resources where errors begin: elsewhere failing requests differ from others because they get there. */
    private void contrast() {
        Map<String, Integer> told = new HashMap<>();
        for (Contrast.Finding finding : reading.contrast.findings()) {
            String resource = finding.resource();
            boolean begins = reading.operations().stream()
                    .anyMatch(o -> o.key.resource().equals(resource) && episode.incident(o.origins) >= 3);
            double importance = finding.attribute().equals("operation") ? 0.3 : finding.attribute().startsWith("call to ") ? 0.5 : 1;
            if (begins && reach.includes(resource) && told.merge(resource + importance, 1, Integer::sum) == 1) {
                contrast(finding, importance);
            }
        }
    }

    private void contrast(Contrast.Finding f, double importance) {
        boolean call = f.attribute().startsWith("call to ");
        String condition = call ? "that make the " + f.attribute() : "with " + Phrases.quote(f.attribute() + " = " + f.value(), 100);
        String others = call ? "that do not" : "with another value";
        String text = "In " + f.resource() + " requests " + condition + " fail in " + f.failedWith() + " of " + Phrases.count(f.with())
                + " ("
                + Phrases.percent(f.shareWith()) + "), those " + others + " in " + f.failedWithout() + " of " + Phrases.count(f.without())
                + " ("
                + Phrases.percent(f.shareWithout()) + ")"
                + (f.failedWith() == 0 ? ": the former succeed." : f.failedWithout() == 0 ? ": the latter succeed." : ".");
        Evidence shown = narrowed("resource=" + f.resource() + " group by " + f.attribute(),
                "lift " + Phrases.number(f.lift()) + ", z " + Phrases.number(f.z()));
        List<Signal> signals = new ArrayList<>();
        boolean names = f.shareWith() > f.shareWithout()
                && (known.contains(f.value()) || known.contains(f.attribute().replace("call to ", "")));
        if (names && !call) {
            Map<String, Double> figures = Map.of("incident", (double) f.failedWith(), "incidentCalls", (double) f.with(), "lift", f.lift(),
                    "z", f.z(), "concentrated", 1.0);
            String subject = f.attribute() + " = " + f.value() + " of " + f.resource();
            signals.add(new Signal(f.value(), SignalKinds.TRACE_ERROR_ORIGIN, Phrases.quote(subject, 160), Math.abs(f.z()), episode.at(),
                    figures, null));
        }
        String about = names && !call ? f.value() : f.resource();
        sightings.add(new Sighting((Math.abs(f.z()) / 2 + 6) * importance, signals.isEmpty() ? Stance.CONTEXT : Stance.FOR, about, text,
                episode.at(), shown, signals));
    }

    private Evidence narrowed(String filter, @Nullable String excerpt) {
        return Sightings.narrowed(evidence, filter, excerpt == null ? "" : excerpt);
    }
}
