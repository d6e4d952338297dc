package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.analysis.ImpactReading.Front;
import dev.gumshoe.conversations.analysis.Sightings.Sighting;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts into words and figures who was hurt. */
final class ImpactFindings {

    private static final double TELLING = 3;
    private static final int EXAMPLES = 5;
    private static final int QUIET_AGAIN_SECONDS = 120;

    private final ImpactReading reading;
    private final Episode episode;
    private final Evidence evidence;
    private final String what;
    private final Sightings sightings;

    ImpactFindings(ImpactReading reading, Episode episode, Evidence evidence, String what, Sightings sightings) {
        this.reading = reading;
        this.episode = episode;
        this.evidence = evidence;
        this.what = what;
        this.sightings = sightings;
    }

    String tell() {
        List<Front> failing = hurt(false);
        boolean slowOnly = failing.isEmpty();
        List<Front> hurt = slowOnly ? hurt(true) : failing;
        if (hurt.isEmpty()) {
            return "No " + what + " fail or wait more than in quiet time.";
        }
        AffectedIds ids = slowOnly ? reading.slowIds : reading.failedIds;
        String key = mostTelling(ids);
        overall(hurt, slowOnly, ids, key);
        hurt.stream().limit(3).forEach(front -> operation(front, slowOnly, ids, key));
        hurt.stream().skip(3).limit(20).forEach(front -> sightings.measured(signal(front, slowOnly, ids, key)));
        Totals totals = totals(hurt, slowOnly);
        return Phrases.count(totals.hurt()) + " of " + Phrases.count(totals.requests()) + " " + what + (slowOnly ? " were slow" : " failed")
                + " since " + Phrases.clock(totals.since()) + ".";
    }

    private static BinCounts bad(Front front, boolean slow) {
        return slow ? front.slow : front.failed;
    }

    /** Operations where more are hurt than usual, worst first. */
    private List<Front> hurt(boolean slow) {
        List<Front> found = new ArrayList<>();
        for (Front front : reading.fronts()) {
            BinCounts bad = bad(front, slow);
            RateChange change = RateChange.ofShares(episode.quiet(bad), episode.quiet(front.requests), episode.incident(bad),
                    episode.incident(front.requests));
            boolean comparable = episode.comparable() && episode.quiet(front.requests) > 0;
            boolean more = comparable ? change.z() >= TELLING : episode.incident(bad) > 0;
            if (more) {
                found.add(front);
            }
        }
        found.sort(Comparator.comparingLong((Front f) -> -episode.incident(bad(f, slow))));
        return found;
    }

    private @Nullable String mostTelling(AffectedIds ids) {
        String best = null;
        long most = 0;
        for (String key : ids.keys()) {
            long count = ids.count(key, episode);
            if (count > most) {
                most = count;
                best = key;
            }
        }
        return best;
    }

    private record Totals(long requests, long hurt, Instant since, @Nullable Instant until) {}

    private Totals totals(List<Front> fronts, boolean slow) {
        BinCounts all = new BinCounts();
        long requests = 0;
        for (Front front : fronts) {
            all.addAll(bad(front, slow));
            requests += episode.incident(front.requests);
        }
        int last = all.lastBin();
        boolean over = episode.end() - last > episode.bins().binsIn(QUIET_AGAIN_SECONDS);
        return new Totals(requests, episode.incident(all), episode.firstIn(all), over ? episode.bins().start(last + 1) : null);
    }

    private void overall(List<Front> hurt, boolean slow, AffectedIds ids, @Nullable String key) {
        Totals totals = totals(hurt, slow);
        String resource = hurt.getFirst().resource;
        List<Signal> signals = new ArrayList<>();
        StringBuilder who = new StringBuilder();
        for (String label : ids.keys()) {
            long traced = ids.count(label, episode);
            long logged = slow ? 0 : reading.loggedIds.count(label, episode);
            long count = Math.max(traced, logged);
            if (count > 0) {
                signals.add(new Signal(resource, SignalKinds.AFFECTED, label, count, totals.since(), figures(totals, count), null));
                who.append(who.isEmpty() ? " Affected: " : ", ").append(Phrases.count(count)).append(ids.full() ? " or more" : "")
                        .append(" different ").append(Phrases.quote(label, 40))
                        .append(logged > traced ? " in the error log (" + Phrases.count(traced) + " in the traces that were kept)" : "");
            }
        }
        String examples = "";
        if (key != null) {
            List<String> some = ids.examples(key, episode, EXAMPLES).stream().map(id -> Phrases.quote(id, 64)).toList();
            some.forEach(id -> signals.add(new Signal(resource, SignalKinds.AFFECTED, "example:" + key + "=" + id, 1, totals.since(),
                    Map.of("count", 1.0), null)));
            examples = "; for example " + String.join(", ", some);
        }
        if (signals.isEmpty()) {
            signals.add(
                    new Signal(resource, SignalKinds.AFFECTED, what, totals.hurt(), totals.since(), figures(totals, totals.hurt()), null));
        }
        String until = totals.until() == null ? ", and it goes on" : " until " + Phrases.clock(totals.until());
        String text = Phrases.count(totals.hurt()) + " of " + Phrases.count(totals.requests()) + " " + what + " ("
                + Phrases.percent((double) totals.hurt() / Math.max(1, totals.requests())) + ") "
                + (slow ? "were slow" : "failed") + " from " + Phrases.clock(totals.since()) + until + "." + who + examples
                + (who.isEmpty() ? "" : ".");
        Evidence shown = Sightings.narrowed(evidence, (slow ? "slow " : "failed ") + what + " by label" + (key == null ? "" : " " + key),
                text);
        BinCounts all = new BinCounts();
        hurt.forEach(front -> all.addAll(bad(front, slow)));
        sightings.add(new Sighting(1_000, Stance.CONTEXT, resource, text, totals.since(), shown, signals)
                .drawn(() -> Plot.perMinute(all, episode, resource, (slow ? "slow " : "failed ") + what, totals.since())));
    }

    private static Map<String, Double> figures(Totals totals, long count) {
        Map<String, Double> figures = new HashMap<>();
        figures.put("count", (double) count);
        figures.put("requests", (double) totals.requests());
        figures.put("failed", (double) totals.hurt());
        figures.put("since", totals.since().toEpochMilli() / 1_000.0);
        if (totals.until() != null) {
            figures.put("until", totals.until().toEpochMilli() / 1_000.0);
        }
        return figures;
    }

    private Signal signal(Front front, boolean slow, AffectedIds ids, @Nullable String key) {
        long bad = episode.incident(bad(front, slow));
        long count = key == null ? bad : ids.count(key, episode, front.number);
        Map<String, Double> figures = Map.of(
                "count", (double) count, "requests", (double) episode.incident(front.requests), "failed",
                (double) episode.incident(front.failed), "slow", (double) episode.incident(front.slow),
                "quietRequests", (double) episode.quiet(front.requests), "quietFailed", (double) episode.quiet(front.failed));
        return new Signal(front.resource, SignalKinds.AFFECTED, "operation:" + front.operation, count, episode.firstIn(bad(front, slow)),
                figures, null);
    }

    private void operation(Front front, boolean slow, AffectedIds ids, @Nullable String key) {
        long bad = episode.incident(bad(front, slow));
        long all = Math.max(1, episode.incident(front.requests));
        long quiet = episode.quiet(front.requests);
        String before = quiet == 0 ? "" : ", " + Phrases.percent((double) episode.quiet(bad(front, slow)) / quiet) + " before";
        String whom = key == null
                ? ""
                : "; " + Phrases.count(ids.count(key, episode, front.number)) + " different " + Phrases.quote(key, 40);
        Instant since = episode.firstIn(bad(front, slow));
        String text = front.resource + ", " + Phrases.quote(front.operation, 80) + ": " + Phrases.count(bad) + " of " + Phrases.count(all)
                + (slow ? " slow (" : " failed (")
                + Phrases.percent((double) bad / all) + before + ") since " + Phrases.clock(since) + whom + ".";
        Evidence shown = Sightings.narrowed(evidence,
                "resource=" + front.resource + " and entry operation '" + front.operation + "' and " + (slow ? "slow" : "failed"), text);
        sightings.add(new Sighting(bad, Stance.CONTEXT, front.resource, text, since, shown, List.of(signal(front, slow, ids, key))));
    }
}
