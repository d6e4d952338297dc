package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.investigation.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what a look saw and hands back the most telling of it as numbered observations, the rest as signals only. */
final class Sightings {

    private static final int MOST_SIGNALS = 300;
    private static final int FEWEST_POINTS = 5;
    private static final int MOST_RULED_OUT = 2;

    /** Something seen, with the measurements behind it; {@code weight} orders, highest first. */
    record Sighting(
            double weight,
            Stance stance,
            @Nullable String resource,
            String text,
            @Nullable Instant at,
            Evidence evidence,
            List<Signal> signals,
            @Nullable Supplier<Plot> plot) {

        Sighting {
            signals = List.copyOf(signals);
        }

        /** Without a series to draw. */
        Sighting(double weight, Stance stance, @Nullable String resource, String text, @Nullable Instant at, Evidence evidence,
                List<Signal> signals) {
            this(weight, stance, resource, text, at, evidence, signals, null);
        }

        /** The same with the series that shows it, counted only when it is told. */
        Sighting drawn(Supplier<Plot> series) {
            return new Sighting(weight, stance, resource, text, at, evidence, signals, series);
        }
    }

    private final Task task;
    private final Locker locker;
    private final String caseId;
    private final List<Sighting> seen = new ArrayList<>();
    private final List<Signal> loose = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    Sightings(LookRequest request) {
        this.task = request.task();
        this.locker = request.locker();
        this.caseId = request.state().id();
    }

    void add(Sighting sighting) {
        seen.add(sighting);
    }

    void measured(Signal signal) {
        loose.add(signal);
    }

    void missing(String what, String why, String mend) {
        String id = task.id() + ".g" + (gaps.size() + 1);
        gaps.add(new Gap(id, task.look(), Phrases.quote(what, 300), Phrases.quote(why, 500), Phrases.quote(mend, 300)));
    }

    /** Damage in a source's data lowers what can be known from it. */
    void defects(String source, List<String> defects) {
        if (!defects.isEmpty()) {
            missing(Failures.leftOut(source, defects), String.join("; ", defects),
                    Failures.mend(defects, "mend or re-export the data of " + source));
        }
    }

    /**
     * At most {@code most} observations, at most {@code each} about one resource and stance; ties stay in the order they were seen. What
     * was ruled out has a few places of its own, for it is worth telling even where much else is.
     */
    Findings findings(String summary, int most, int each) {
        List<Sighting> ordered = new ArrayList<>(seen);
        ordered.sort(Comparator.comparingDouble(Sighting::weight).reversed());
        List<Observation> observations = new ArrayList<>();
        List<Signal> signals = new ArrayList<>();
        Map<String, Integer> told = new HashMap<>();
        int ruledOut = 0;
        for (Sighting sighting : ordered) {
            String about = sighting.resource() + "|" + sighting.stance();
            boolean harmless = sighting.stance() == Stance.RULED_OUT;
            boolean room = harmless ? most > 0 && ruledOut < MOST_RULED_OUT : observations.size() - ruledOut < most;
            boolean tell = room && told.merge(about, 1, Integer::sum) <= each;
            String id = task.id() + "." + (observations.size() + 1);
            if (tell) {
                observations.add(observation(id, sighting));
                ruledOut += harmless ? 1 : 0;
            }
            sighting.signals().forEach(signal -> signals.add(told(signal, tell ? id : null)));
        }
        signals.addAll(loose);
        List<Signal> strongest = signals.size() <= MOST_SIGNALS ? signals : strongest(signals);
        return new Findings(summary, observations, gaps, strongest);
    }

    private Observation observation(String id, Sighting s) {
        Plot plot = s.plot() == null ? null : s.plot().get();
        if (plot == null || plot.series().size() < FEWEST_POINTS) {
            return new Observation(id, task.look(), s.stance(), s.resource(), s.text(), s.at(), List.of(s.evidence()), null);
        }
        String key = caseId + "/" + id;
        locker.keep(key, List.of(plot.series()));
        Chart chart = new Chart(key, plot.title(), plot.unit(), plot.onset(), null, null);
        return new Observation(id, task.look(), s.stance(), s.resource(), s.text(), s.at(), List.of(s.evidence().keptAs(key)), chart);
    }

    private static List<Signal> strongest(List<Signal> signals) {
        return signals.stream()
                .sorted(Comparator.comparing((Signal s) -> s.observation() == null)
                        .thenComparing(Comparator.comparingDouble(Signal::strength).reversed()))
                .limit(MOST_SIGNALS)
                .toList();
    }

    private static Signal told(Signal s, @Nullable String id) {
        return new Signal(s.resource(), s.kind(), s.subject(), s.strength(), s.onset(), s.figures(), id);
    }

    /** The same look narrowed by a filter, with the telling part as excerpt; secrets masked. */
    static Evidence narrowed(Evidence evidence, String filter, String excerpt) {
        String query = evidence.query() + " | " + Phrases.quote(filter, 240);
        return new Evidence(evidence.source(), query, evidence.window(), Phrases.block(excerpt, 1_200), evidence.link(), null);
    }
}
