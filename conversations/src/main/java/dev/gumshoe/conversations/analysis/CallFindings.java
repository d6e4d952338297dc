package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.analysis.Sightings.Sighting;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts into words and figures which calls are made more or less often than usual, and who ends early and after what. */
final class CallFindings {

    private static final double TELLING = TraceFindings.TELLING;

    private final TraceReading reading;
    private final Episode episode;
    private final Evidence evidence;
    private final Reach reach;
    private final Sightings sightings;

    CallFindings(TraceReading reading, Episode episode, Evidence evidence, Reach reach, Sightings sightings) {
        this.reading = reading;
        this.episode = episode;
        this.evidence = evidence;
        this.reach = reach;
        this.sightings = sightings;
    }

    void tell() {
        if (episode.comparable()) {
            reading.calls().forEach(this::calls);
            reading.lastCalls.findings(episode).forEach(this::endsAfter);
        }
        reading.shortened.findings().forEach(this::shortened);
    }

    /** Calls made more, or less, often per call of the caller. */
    private void calls(CallStats call) {
        long callers = episode.quiet(call.caller.calls);
        long callersNow = episode.incident(call.caller.calls);
        RateChange change = RateChange.between(episode.quiet(call.calls), (double) callers, episode.incident(call.calls),
                (double) callersNow, 1);
        double before = callers == 0 ? 0 : (double) change.quiet() / callers;
        double now = callersNow == 0 ? 0 : (double) change.incident() / callersNow;
        boolean more = change.z() >= TELLING && now >= before * 1.3 + 0.02;
        boolean fewer = -change.z() >= TELLING && now <= before * 0.8 && callersNow >= 5;
        if (!more && !fewer) {
            return;
        }
        boolean silent = fewer && call.crosses() && episode.quiet(call.clientViews) * 2 > change.quiet();
        String caller = call.caller.key.resource();
        String callee = call.callee.key.resource();
        String resource = more || silent ? callee : caller;
        if (!reach.includes(resource)) {
            return;
        }
        String subject = call.caller.key + " -> " + call.callee.key;
        Map<String, Double> figures = Map.of("quietPerCall", before, "incidentPerCall", now, "repeats",
                (double) episode.incident(call.repeats), "z", change.z(), "p", change.pValue());
        List<Signal> signals = new ArrayList<>(List.of(new Signal(resource, more ? SignalKinds.TRACE_FAN_OUT : SignalKinds.TRACE_MISSING,
                subject, Math.abs(change.z()), episode.at(), figures, null)));
        if (fewer && !silent && call.crosses()) {
            signals.add(Unanswered.perhaps(signals.getFirst(), callee));
        }
        String each = Phrases.number(now) + " a call, " + Phrases.number(before) + " before";
        String ops = Phrases.quote(call.callee.key.operation(), 80);
        String text = more
                ? caller + " calls " + callee + " (" + ops + ") more often for the same work: " + each
                        + (episode.incident(call.repeats) > 0 ? "; repeated calls, so it may retry." : ".")
                : silent
                        ? "Calls from " + caller + " to " + callee + " (" + ops + ") leave no trace in " + callee + ": " + each
                                + ": it does not answer or they do not reach it."
                        : caller + " no longer gets to " + (callee.equals(caller) ? "" : callee + ", ") + ops + " in "
                                + Phrases.quote(call.caller.key.operation(), 80) + ": " + each + ": it ends early.";
        Evidence shown = Sightings.narrowed(evidence, "calls " + subject + " per call of the caller", change.toString());
        sightings.add(new Sighting(Math.abs(change.z()) / (more ? 3 : 1.5), more ? Stance.CONTEXT : Stance.FOR, resource, text,
                episode.at(), shown, signals));
    }

    private void endsAfter(LastCalls.Finding found) {
        OperationStats.Key caller = found.caller().key;
        if (!reach.includes(found.callee())) {
            return;
        }
        Map<String, Double> figures = Map.of("quiet", found.quiet(), "incident", found.incident(), "z", found.z());
        Signal signal = new Signal(found.callee(), SignalKinds.TRACE_ENDS_AFTER, caller.toString(), found.z(), episode.at(), figures, null);
        String text = caller.resource() + " ends after its call to " + found.callee() + " in " + Phrases.percent(found.incident())
                + " of its "
                + Phrases.quote(caller.operation(), 80) + " since " + Phrases.clock(episode.at()) + ", " + Phrases.percent(found.quiet())
                + " before.";
        Evidence shown = Sightings.narrowed(evidence,
                "resource=" + caller.resource() + " and name='" + caller.operation() + "', by the last call made",
                "z " + Phrases.number(found.z()));
        sightings.add(new Sighting(found.z() / 3, Stance.CONTEXT, found.callee(), text, episode.at(), shown, List.of(signal)));
    }

    /** What answers without having done its work has ended early, whatever its callers then say. */
    private void shortened(Shortened.Finding found) {
        OperationStats.Key key = found.operation().key;
        if (!reach.includes(key.resource())) {
            return;
        }
        Map<String, Double> figures = Map.of("quietPerCall", found.shareOtherwise(), "incidentPerCall", found.shareInFailing(), "z",
                found.z());
        Signal signal = new Signal(key.resource(), SignalKinds.TRACE_MISSING, key + Shortened.ITS_CALLS, found.z(), episode.at(), figures,
                null);
        String text = key.resource() + " answers " + Phrases.quote(key.operation(), 80) + " without the calls it usually makes in "
                + found.shortOfFailing() + " of " + Phrases.count(found.failing(), "request") + " that fail at its caller ("
                + Phrases.percent(1 - found.shareOtherwise()) + " otherwise): it ends early, and its caller fails for it.";
        Evidence shown = Sightings.narrowed(evidence,
                "resource=" + key.resource() + " and name='" + key.operation() + "' and no child, by the caller's end",
                "z " + Phrases.number(found.z()));
        sightings.add(new Sighting(found.z() / 1.5 + 4, Stance.FOR, key.resource(), text, episode.at(), shown, List.of(signal)));
    }
}
