package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Resources that were busy because they had just started, told in one sentence for all of them: whoever sees their processor in a chart
 * suspects them, and they are no cause.
 */
final class StartUps {

    private static final int MOST_IDS = 3;
    private static final int MOST_NAMED = 16;
    private static final int MOST_OF_ONE_WHOLE = 6;
    private static final int EARLY_POINTS = 12;
    private static final double BUSIER = 1.2;
    /** Who started longer ago than this has settled, and nobody wonders about it any more. */
    private static final Duration RECENTLY = Duration.ofHours(1);

    private record Start(MetricSource source, MetricSeries series, String whole, Instant since, double first, double usual) {}

    private record Busy(MetricSource source, MetricSeries series) {}

    private final LookRequest request;
    private final Topology topology;
    private final YoungResources young;
    private final List<Busy> processors = new ArrayList<>();

    StartUps(LookRequest request, YoungResources young) {
        this.request = request;
        this.topology = request.state().topology();
        this.young = young;
    }

    /** Takes a series; those that tell of no processor are left out. */
    void accept(MetricSource source, MetricSeries series) {
        if (MetricClass.of(series.metric()) == MetricClass.CPU && series.size() >= 2) {
            processors.add(new Busy(source, series));
        }
    }

    /** The one observation that names them, with that id; empty when nobody who just started was busier than usual. */
    Optional<Observation> told(String id, MetricObservations evidence) {
        List<Start> starts = named(starts());
        if (starts.isEmpty()) {
            return Optional.empty();
        }
        String text = text(starts);
        List<MetricSource> sources = starts.stream().map(Start::source).distinct().toList();
        return Optional.of(new Observation(id, Look.METRICS, Stance.RULED_OUT, about(starts), text,
                starts.stream().map(Start::since).min(Comparator.naturalOrder()).orElseThrow(),
                sources.stream().map(source -> evidence.of(source, query(source, starts), text)).toList(), null));
    }

    private MetricQuery query(MetricSource source, List<Start> starts) {
        List<MetricSeries> cited = starts.stream().filter(s -> s.source().equals(source)).map(Start::series).toList();
        return new MetricQuery(cited.stream().map(MetricSeries::resource).collect(Collectors.toSet()),
                cited.stream().map(MetricSeries::metric).collect(Collectors.toSet()), request.task().scope().window());
    }

    private List<Start> starts() {
        Instant recent = request.task().scope().window().to().minus(RECENTLY);
        List<Start> starts = new ArrayList<>();
        for (Busy one : processors) {
            Instant since = young.since(one.series().resource()).filter(at -> !at.isBefore(recent)).orElse(null);
            double[] values = one.series().values();
            int early = Math.max(1, Math.min(values.length / 2, EARLY_POINTS));
            double first = Arrays.stream(values, 0, early).max().orElse(0);
            double usual = since == null ? first : usual(one.series(), values, early);
            if (since != null && first >= BUSIER * usual) {
                starts.add(new Start(one.source(), one.series(), whole(one.series().resource()), since, first, usual));
            }
        }
        starts.sort(Comparator.comparing(Start::since).reversed());
        return starts;
    }

    // what it settled at, or where it has had no time to settle what its siblings stand at
    private double usual(MetricSeries series, double[] values, int early) {
        double settled = QuietTime.median(Arrays.copyOfRange(values, early, values.length));
        double[] siblings = processors.stream()
                .map(Busy::series)
                .filter(other -> other.metric().equals(series.metric()) && !other.resource().equals(series.resource()))
                .filter(other -> young.since(other.resource()).isEmpty() && sibling(other.resource(), series.resource()))
                .mapToDouble(other -> QuietTime.median(other.values()))
                .toArray();
        return siblings.length == 0 ? settled : Math.min(settled, QuietTime.median(siblings));
    }

    private boolean sibling(String one, String other) {
        return topology.wholes(one).stream().anyMatch(topology.wholes(other)::contains);
    }

    private String whole(String resource) {
        return topology.wholes(resource).stream().min(Comparator.comparingInt(String::length)).orElse("");
    }

    // one whole that is replaced over and over must not crowd out the others
    private static List<Start> named(List<Start> starts) {
        Map<String, Integer> ofWhole = new LinkedHashMap<>();
        return starts.stream()
                .filter(s -> s.whole().isEmpty() || ofWhole.merge(s.whole(), 1, Integer::sum) <= MOST_OF_ONE_WHOLE)
                .limit(MOST_NAMED)
                .toList();
    }

    private static @Nullable String about(List<Start> starts) {
        Set<String> wholes = starts.stream().map(Start::whole).collect(Collectors.toCollection(LinkedHashSet::new));
        return starts.size() == 1
                ? starts.getFirst().series().resource()
                : wholes.size() == 1 && !wholes.contains("") ? wholes.iterator().next() : null;
    }

    private String text(List<Start> starts) {
        Start latest = starts.getFirst();
        String metric = latest.series().metric();
        if (starts.size() == 1) {
            return "%s: %s stood at %s when it had just started (first seen at %s), %s is usual: that is its start, not the cause."
                    .formatted(name(latest), Wording.spoken(metric), Wording.value(metric, latest.first()), Phrases.clock(latest.since()),
                            Wording.value(metric, latest.usual()));
        }
        double first = starts.stream().mapToDouble(Start::first).max().orElse(0);
        double usual = QuietTime.median(starts.stream().mapToDouble(Start::usual).toArray());
        return "%s were busy only because they had just started (%s to %s): %s stood at up to %s then, %s is usual."
                .formatted(subject(starts), Phrases.clock(starts.getLast().since()), Phrases.clock(latest.since()),
                        Wording.spoken(metric), Wording.value(metric, first), Wording.value(metric, usual));
    }

    private String name(Start start) {
        return Wording.named(start.series().resource(), topology);
    }

    // a telephone shows few ids: of many, how many of each whole and which of them came last; the evidence holds them all
    private String subject(List<Start> starts) {
        if (starts.size() <= MOST_IDS) {
            return Phrases.listed(starts.stream().map(this::name).toList());
        }
        Map<String, List<Start>> byWhole = starts.stream()
                .collect(Collectors.groupingBy(Start::whole, LinkedHashMap::new, Collectors.toList()));
        String counted = byWhole.entrySet().stream()
                .filter(of -> !of.getKey().isEmpty())
                .map(of -> of.getValue().size() + " of " + of.getKey() + ", ")
                .collect(Collectors.joining());
        return starts.size() + " resources (" + counted + "the last " + name(starts.getFirst()) + ")";
    }
}
