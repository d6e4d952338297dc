package dev.gumshoe.conversations.evidence;

import dev.gumshoe.conversations.evidence.ToolResult.Found;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A source that is asked, and answers, in the names used here: questions go out in every name, answers come back in one. */
sealed interface Renamed extends EvidenceSource {

    /** The source itself. */
    EvidenceSource source();

    @Override
    default String name() {
        return source().name();
    }

    @Override
    default Health health() {
        return source().health();
    }

    /** The source as asked through the port, or itself where the port knows no resources. */
    static <S extends EvidenceSource> S through(Class<S> port, EvidenceSource source, Naming naming) {
        Object renamed = source;
        if (port == MetricSource.class && source instanceof MetricSource metrics) {
            renamed = new Metrics(metrics, naming);
        } else if (port == LogSource.class && source instanceof LogSource logs) {
            renamed = new Logs(logs, naming);
        } else if (port == TraceSource.class && source instanceof TraceSource traces) {
            renamed = new Traces(traces, naming);
        } else if (port == ChangeSource.class && source instanceof ChangeSource changes) {
            renamed = new Changes(changes, naming);
        } else if (port == ResourceSource.class && source instanceof ResourceSource resources) {
            renamed = new Resources(resources, naming);
        }
        return port.cast(renamed);
    }

    /** Series. */
    record Metrics(MetricSource source, Naming naming) implements Renamed, MetricSource {

        @Override
        public ToolResult<Tally> read(MetricQuery query, Consumer<? super MetricSeries> each) {
            return source.read(new MetricQuery(naming.names(query.resources()), query.metrics(), query.window()),
                    series -> each.accept(series.of(naming.id(series.resource()))));
        }

        @Override
        public Optional<ToolResult<Double>> heldFor(URI link, Map<String, String> labels, Instant at) {
            return source.heldFor(link, labels, at);
        }
    }

    /** Lines. */
    record Logs(LogSource source, Naming naming) implements Renamed, LogSource {

        @Override
        public ToolResult<Tally> read(LogQuery query, Consumer<? super LogLine> each) {
            return source.read(new LogQuery(naming.names(query.resources()), query.severities(), query.window()),
                    line -> each.accept(line.of(naming.id(line.resource()))));
        }

        @Override
        public boolean quietWhenWell() {
            return source.quietWhenWell();
        }

        @Override
        public Optional<URI> page(Map<String, String> like, String words, TimeWindow window) {
            return source.page(like, words, window);
        }
    }

    /** Spans. */
    record Traces(TraceSource source, Naming naming) implements Renamed, TraceSource {

        @Override
        public ToolResult<Tally> read(TraceQuery query, Consumer<? super Span> each) {
            return source.read(new TraceQuery(naming.names(query.resources()), query.window()),
                    span -> each.accept(span.of(naming.id(span.resource()))));
        }

        @Override
        public Optional<URI> page(String traceId) {
            return source.page(traceId);
        }
    }

    /** Changes. */
    record Changes(ChangeSource source, Naming naming) implements Renamed, ChangeSource {

        @Override
        public ToolResult<List<Change>> changes(ChangeQuery query) {
            ToolResult<List<Change>> answer = source.changes(new ChangeQuery(naming.names(query.resources()), query.window()));
            return answer instanceof Found<List<Change>>(List<Change> found, Evidence evidence)
                    ? new Found<>(found.stream().map(change -> change.of(id(change.resource()))).toList(), evidence)
                    : answer;
        }

        private @Nullable String id(@Nullable String resource) {
            return resource == null ? null : naming.id(resource);
        }

        @Override
        public List<String> changeDefects() {
            return source.changeDefects();
        }
    }

    /** Resources and relations. */
    record Resources(ResourceSource source, Naming naming) implements Renamed, ResourceSource {

        @Override
        public ToolResult<Inventory> inventory(TimeWindow window) {
            ToolResult<Inventory> answer = source.inventory(window);
            return answer instanceof Found<Inventory>(Inventory found, Evidence evidence)
                    ? new Found<>(found.named(naming), evidence)
                    : answer;
        }

        @Override
        public List<String> inventoryDefects() {
            return source.inventoryDefects();
        }

        @Override
        public List<Note> notes() {
            return source.notes().stream().map(n -> new Note(n.resource() == null ? null : naming.id(n.resource()), n.text(), n.where()))
                    .toList();
        }
    }
}
