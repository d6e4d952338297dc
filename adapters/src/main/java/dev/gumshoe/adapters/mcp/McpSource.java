package dev.gumshoe.adapters.mcp;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the sources of one server have in common: which tools they ask, and what they make of answers and failures. */
abstract sealed class McpSource implements EvidenceSource permits McpMetrics, McpLogs, McpTraces, McpChanges, McpResources {

    private final McpConnection server;
    private final String name;
    private final Kind kind;
    private final Supplier<SourceAdvice> advice;
    private final InstantSource clock;

    McpSource(McpParts parts, Kind kind) {
        this.server = parts.server();
        this.name = parts.nameOf(kind);
        this.kind = kind;
        this.advice = parts.advice();
        this.clock = parts.clock();
    }

    @Override
    public final String name() {
        return name;
    }

    /** Asks each mapped tool for one row of the last minutes. */
    @Override
    public final Health health() {
        TimeWindow lately = TimeWindow.endingAt(clock.instant(), Duration.ofMinutes(5));
        List<String> tools = server.settings().mapping().of(kind).stream().map(ToolMapping::tool).toList();
        try {
            for (ToolMapping mapping : server.settings().mapping().of(kind)) {
                Asking asking = new Asking(lately, Set.of(), Set.of(), 1, 0, server.settings().values());
                new ToolQuestion(server, new Trial(mapping).once(), server.deadline(), new Oddities()).ask(asking, _ -> null);
            }
            return Health.good(kind.setting() + " through " + String.join(", ", tools));
        } catch (McpTrouble trouble) {
            return Health.bad(trouble.sentence());
        }
    }

    /** Makes something of a row: returns how to hand it on, or null when it was not asked for. */
    interface Item {

        @Nullable
        Taken of(Row row) throws Row.Unusable;
    }

    /**
     * What a row came to.
     *
     * @param at when it happened, or null
     * @param handOn how it is handed on, or null when it was not asked for
     */
    record Taken(@Nullable Instant at, @Nullable Runnable handOn) {

        /** Of an item that happened at a moment, if it is wanted. */
        static Taken of(Instant at, boolean wanted, Runnable handOn) {
            return new Taken(at, wanted ? handOn : null);
        }
    }

    /** What came of asking the tools of a kind. */
    final ToolResult<Tally> ask(Kind asked, TimeWindow window, Set<String> resources, Set<String> metrics, Item item) {
        Deadline deadline = server.deadline();
        Oddities oddities = new Oddities();
        List<String> queries = new ArrayList<>();
        List<McpTrouble> troubles = new ArrayList<>();
        long[] count = new long[1];
        for (ToolMapping written : server.settings().mapping().of(asked)) {
            ToolMapping mapping = written.advised(advice.get());
            ToolQuestion question = new ToolQuestion(server, mapping, deadline, oddities);
            try {
                Asking asking = new Asking(narrowed(window, mapping, oddities), resources, metrics, mapping.limit(), mapping.linesAfter(),
                        server.settings().values());
                if (asked.happens() && mapping.inSlices()) {
                    question.askInSlices(asking, row -> take(row, item, count, question));
                } else {
                    question.ask(asking, row -> take(row, item, count, question));
                }
            } catch (McpTrouble trouble) {
                troubles.add(trouble);
            }
            queries.add(question.query());
        }
        return result(asked, window, oddities, String.join("; ", queries), troubles, count[0]);
    }

    private static @Nullable Instant take(Row row, Item item, long[] count, ToolQuestion question) throws Row.Unusable {
        Taken taken = item.of(row);
        if (taken == null) {
            return null;
        }
        if (taken.handOn() != null && !question.beside(taken.at())) {
            taken.handOn().run();
            count[0]++;
        }
        return taken.at();
    }

    private ToolResult<Tally> result(
            Kind asked, TimeWindow window, Oddities oddities, String query, List<McpTrouble> troubles, long count) {
        if (!troubles.isEmpty() && troubles.size() == server.settings().mapping().of(asked).size()) {
            McpTrouble trouble = troubles.getFirst();
            return new ToolResult.Failed<>(name, query, trouble.status(), trouble.sentence());
        }
        troubles.forEach(trouble -> oddities.sentence(trouble.sentence()));
        List<String> defects = oddities.all(name);
        String excerpt = count + " " + asked.items() + (defects.isEmpty() ? "" : "; " + String.join("; ", defects));
        Evidence evidence = new Evidence(name, query, window, excerpt);
        return count == 0 && defects.isEmpty()
                ? new ToolResult.NothingFound<>(evidence)
                : count == 0
                        ? new ToolResult.Failed<>(name, query, "unreadable", defects.stream().collect(Collectors.joining("; ")))
                        : new ToolResult.Found<>(new Tally(count, defects), evidence);
    }

    /** The part of the window that the tool can answer for; what is left out is said. */
    private TimeWindow narrowed(TimeWindow window, ToolMapping mapping, Oddities oddities) {
        Instant from = window.from();
        Instant to = window.to();
        Duration lookback = mapping.lookback();
        if (lookback != null && from.isBefore(to.minus(lookback))) {
            from = to.minus(lookback);
            oddities.sentence(name + ": only from " + from + " on was asked for (lookback)");
        }
        Duration behind = mapping.behind();
        Instant readable = behind == null ? Instant.MAX : clock.instant().minus(behind);
        if (to.isAfter(readable)) {
            to = readable.isBefore(from) ? from : readable;
            oddities.sentence(name + ": what happened after " + to + " cannot be read there yet, it is "
                    + String.valueOf(behind).substring(2).toLowerCase(java.util.Locale.ROOT) + " behind");
        }
        return new TimeWindow(from, to);
    }

    /** A mapping for one try: one page, one row. */
    private record Trial(ToolMapping mapping) {

        ToolMapping once() {
            return new ToolMapping(mapping.tool(), mapping.arguments(), mapping.rows(), mapping.items(), mapping.fields(),
                    mapping.attributes(), mapping.lines(), null, 1, null, null, 0);
        }
    }

    /** Whether a page begins at the time of the one before, and brings its last items again. */
    final boolean pagedByTime() {
        return server.settings().mapping().of(kind).stream().anyMatch(m -> m.paging() != null && m.paging().by() == Paging.By.TIME);
    }

    static boolean wanted(Set<String> asked, String value) {
        return asked.isEmpty() || asked.contains(value);
    }

    static <T> ToolResult<T> with(ToolResult<Tally> tally, T data) {
        return switch (tally) {
            case ToolResult.Found<Tally> found -> new ToolResult.Found<>(data, found.evidence());
            case ToolResult.NothingFound<Tally> nothing -> new ToolResult.NothingFound<>(nothing.searched());
            case ToolResult.Failed<Tally> failed -> failed.as();
        };
    }
}
