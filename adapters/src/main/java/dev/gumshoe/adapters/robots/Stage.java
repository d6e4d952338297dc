package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.Span;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A world while it is watched: people may mend it, and whoever looks from then on sees that. Safe for use by several threads. */
public final class Stage {

    private volatile RobotWorld world;

    /** A stage on which the world goes on by itself. */
    public Stage(RobotWorld world) {
        this.world = world;
    }

    /** The world as it is now. */
    public RobotWorld world() {
        return world;
    }

    /** A person does what mends it. */
    public synchronized void mend(Instant at) {
        world = world.mended(at);
    }

    /** The sources as they answer when the clock says so. */
    public EvidenceSources sources(Clock clock) {
        Supplier<EvidenceSources> now = () -> world.sources(clock);
        return EvidenceSources.of(new Metrics(now), new Logs(now), new Traces(now), new Changes(now), new Things(now));
    }

    private static <S extends EvidenceSource> S now(Supplier<EvidenceSources> sources, Class<S> port) {
        return sources.get().answering(port).getFirst();
    }

    private record Metrics(Supplier<EvidenceSources> sources) implements MetricSource {

        @Override
        public String name() {
            return now(sources, MetricSource.class).name();
        }

        @Override
        public Health health() {
            return now(sources, MetricSource.class).health();
        }

        @Override
        public ToolResult<Tally> read(MetricQuery query, Consumer<? super MetricSeries> each) {
            return now(sources, MetricSource.class).read(query, each);
        }
    }

    private record Logs(Supplier<EvidenceSources> sources) implements LogSource {

        @Override
        public String name() {
            return now(sources, LogSource.class).name();
        }

        @Override
        public Health health() {
            return now(sources, LogSource.class).health();
        }

        @Override
        public ToolResult<Tally> read(LogQuery query, Consumer<? super LogLine> each) {
            return now(sources, LogSource.class).read(query, each);
        }
    }

    private record Traces(Supplier<EvidenceSources> sources) implements TraceSource {

        @Override
        public String name() {
            return now(sources, TraceSource.class).name();
        }

        @Override
        public Health health() {
            return now(sources, TraceSource.class).health();
        }

        @Override
        public ToolResult<Tally> read(TraceQuery query, Consumer<? super Span> each) {
            return now(sources, TraceSource.class).read(query, each);
        }
    }

    private record Changes(Supplier<EvidenceSources> sources) implements ChangeSource {

        @Override
        public String name() {
            return now(sources, ChangeSource.class).name();
        }

        @Override
        public Health health() {
            return now(sources, ChangeSource.class).health();
        }

        @Override
        public ToolResult<List<Change>> changes(ChangeQuery query) {
            return now(sources, ChangeSource.class).changes(query);
        }
    }

    private record Things(Supplier<EvidenceSources> sources) implements ResourceSource {

        @Override
        public String name() {
            return now(sources, ResourceSource.class).name();
        }

        @Override
        public Health health() {
            return now(sources, ResourceSource.class).health();
        }

        @Override
        public ToolResult<Inventory> inventory(TimeWindow window) {
            return now(sources, ResourceSource.class).inventory(window);
        }
    }
}
