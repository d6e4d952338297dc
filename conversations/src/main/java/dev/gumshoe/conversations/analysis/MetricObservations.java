package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Picks the handful of series worth telling, keeps them for charts, and cites for each the query that shows it again. */
final class MetricObservations {

    private static final int MOST_TOLD = 6;
    private static final int MOST_OF_ONE_RESOURCE = 2;
    private static final int MOST_SURGES = 2;
    private static final int MOST_MIXES = 2;
    private static final int MOST_QUICK = 2;

    private final LookRequest request;
    private final List<Observation> observations = new ArrayList<>();
    private final List<Signal> signals = new ArrayList<>();
    private final IdentityHashMap<Object, String> about = new IdentityHashMap<>();

    private MetricObservations(LookRequest request) {
        this.request = request;
    }

    /** Tells the most telling deviations, and what a resource's start explains. */
    static MetricObservations of(LookRequest request, List<Measured> measured, YoungResources young) {
        MetricObservations told = new MetricObservations(request);
        List<Measured> chosen = new ArrayList<>(worthTelling(measured));
        surges(measured).forEach(chosen::add);
        for (Measured one : chosen) {
            told.tell(one, one.what().worse() == 0 ? Stance.CONTEXT : Stance.FOR, Wording.tell(one, told.named(one.series())));
        }
        young.firstSeen().forEach((resource, first) -> told.signals.add(new Signal(
                resource, SignalKinds.RESOURCE_STARTED, "first point of its metrics", 1, first, Map.of(), null)));
        return told;
    }

    private static List<Measured> worthTelling(List<Measured> measured) {
        List<Measured> chosen = new ArrayList<>();
        Map<String, Integer> ofResource = new HashMap<>();
        measured.stream().filter(Measured::telling).sorted(MetricsExamination.strongestFirst()).forEach(m -> {
            int already = ofResource.getOrDefault(m.series().resource(), 0);
            boolean alike = chosen.stream()
                    .anyMatch(c -> c.series().resource().equals(m.series().resource()) && c.what() == m.what());
            if (m.symptom() && chosen.size() < MOST_TOLD && already < MOST_OF_ONE_RESOURCE && !alike) {
                chosen.add(m);
                ofResource.put(m.series().resource(), already + 1);
            }
        });
        return chosen;
    }

    // more work is no symptom, but it may be the cause of one
    private static Stream<Measured> surges(List<Measured> measured) {
        return measured.stream()
                .filter(m -> m.telling() && m.what().kind().equals(SignalKinds.TRAFFIC) && m.deviation().rose())
                .sorted(MetricsExamination.strongestFirst())
                .limit(MOST_SURGES);
    }

    private String named(MetricSeries series) {
        return Wording.named(series.resource(), request.state().topology());
    }

    private void tell(Measured measured, Stance stance, String text) {
        String id = request.task().id() + "." + (observations.size() + 1);
        String key = request.state().id() + "/" + id;
        MetricSeries series = measured.series();
        request.locker().keep(key, List.of(series));
        Chart chart = new Chart(
                key,
                named(series) + ": " + Wording.spoken(series.metric()),
                Wording.unit(series.metric()).strip(),
                measured.deviation().onset(),
                null,
                null);
        observations.add(new Observation(
                id,
                Look.METRICS,
                stance,
                series.resource(),
                text,
                measured.deviation().onset(),
                List.of(evidence(measured.source(), series, text).keptAs(key)),
                chart));
        about.put(measured, id);
    }

    /** Tells of those who bring others less work for the same requests. */
    void fewerCalls(List<CallMix> mixes) {
        mixes.stream().filter(CallMix::fell).limit(MOST_MIXES).forEach(mix -> {
            String id = request.task().id() + "." + (observations.size() + 1);
            String key = request.state().id() + "/" + id;
            request.locker().keep(key, List.of(mix.ratio()));
            Chart chart = new Chart(key, named(mix.caller()) + ": " + mix.ratio().metric(), "", mix.deviation().onset(), null, null);
            MetricQuery query = new MetricQuery(Set.of(mix.caller().resource(), mix.callee().resource()), Set.of(mix.caller().metric()),
                    request.task().scope().window());
            observations.add(new Observation(id, Look.METRICS, Stance.FOR, mix.caller().resource(), mix.tell(), mix.deviation().onset(),
                    List.of(of(mix.source(), query, mix.tell()).keptAs(key)), chart));
            about.put(mix, id);
        });
    }

    /** Tells of those who answer in a fraction of their usual time. */
    void quick(List<QuickAnswer> answers) {
        answers.stream().limit(MOST_QUICK).forEach(answer -> {
            MetricSeries series = answer.series();
            String text = answer.tell(named(series));
            String id = request.task().id() + "." + (observations.size() + 1);
            String key = request.state().id() + "/" + id;
            request.locker().keep(key, List.of(series));
            Chart chart = new Chart(key, named(series) + ": " + Wording.spoken(series.metric()), Wording.unit(series.metric()).strip(),
                    answer.deviation().onset(), null, null);
            observations.add(new Observation(id, Look.METRICS, Stance.CONTEXT, series.resource(), text, answer.deviation().onset(),
                    List.of(evidence(answer.source(), series, text).keptAs(key)), chart));
            about.put(answer, id);
        });
    }

    /** Tells in one sentence of the resources that were busy because they had just started. */
    void startUps(StartUps startUps) {
        startUps.told(request.task().id() + "." + (observations.size() + 1), this).ifPresent(observations::add);
    }

    // asks again for that series alone, so that the query cited shows it and nothing else
    private Evidence evidence(MetricSource source, MetricSeries series, String excerpt) {
        TimeWindow window = request.task().scope().window();
        return of(source, new MetricQuery(Set.of(series.resource()), Set.of(series.metric()), window), excerpt);
    }

    /** What a source answers to a query, with that excerpt. */
    Evidence of(MetricSource source, MetricQuery query, String excerpt) {
        return switch (source.read(query, _ -> {})) {
            case ToolResult.Found<Tally> found -> found.evidence().withExcerpt(excerpt);
            case ToolResult.NothingFound<Tally> nothing -> nothing.searched().withExcerpt(excerpt);
            case ToolResult.Failed<Tally> failed -> new Evidence(source.name(), failed.query(), query.window(), excerpt);
        };
    }

    /** The observation that tells of a deviation, or null. */
    @Nullable
    String about(Object measured) {
        return about.get(measured);
    }

    List<Observation> observations() {
        return observations;
    }

    List<Signal> signals() {
        return signals;
    }
}
