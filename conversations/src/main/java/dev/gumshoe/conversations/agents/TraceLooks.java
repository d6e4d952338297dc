package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.OperationsSeen;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.Span;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource;
import dev.gumshoe.conversations.evidence.TraceSource.TraceQuery;
import dev.gumshoe.conversations.investigation.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers by showing one request as the traces hold it: one that failed, else the longest. */
record TraceLooks(Looking looking) {

    private static final int MOST_SPANS = 40;
    private static final Duration LONGEST_TRACE = Duration.ofMinutes(1);

    /** The request that tells most. */
    void example() {
        List<TraceSource> able = looking.sources().answering(TraceSource.class);
        if (able.isEmpty()) {
            looking.answer().word("No source that I may ask knows about traces.");
        }
        able.forEach(this::example);
    }

    private void example(TraceSource source) {
        TimeWindow window = looking.sinceOnset();
        Telling telling = new Telling();
        switch (source.read(new TraceQuery(Set.copyOf(looking.wanted().about()), window), telling::take)) {
            case ToolResult.Failed<Tally> failed -> looking.answer().failed(Look.TRACES, failed);
            case ToolResult.NothingFound<Tally>(Evidence searched) -> nothing(window, searched);
            case ToolResult.Found<Tally>(Tally _, Evidence evidence) -> telling.best().ifPresentOrElse(
                    span -> trace(span, source, evidence), () -> nothing(window, evidence));
        }
    }

    private void nothing(TimeWindow window, Evidence searched) {
        looking.answer().saw(Look.TRACES, "No trace was kept " + looking.between(window) + ", says " + searched.source() + ".", window.to(),
                searched);
    }

    /** Remembers the first call that failed, and the longest. */
    private static final class Telling {
        private @Nullable Span failed;
        private @Nullable Span longest;

        void take(Span span) {
            failed = failed == null && OperationsSeen.failed(span) ? span : failed;
            longest = longest == null || span.durationMicros() > longest.durationMicros() ? span : longest;
        }

        Optional<Span> best() {
            return Optional.ofNullable(failed == null ? longest : failed);
        }
    }

    private void trace(Span one, TraceSource source, Evidence evidence) {
        Instant at = Instant.ofEpochMilli(one.startMicros() / 1_000);
        List<Span> spans = new ArrayList<>();
        TimeWindow around = new TimeWindow(at.minus(LONGEST_TRACE), at.plus(LONGEST_TRACE));
        ToolResult<Tally> read = source.read(TraceQuery.all(around), span -> {
            if (span.traceId().equals(one.traceId()) && spans.size() < MOST_SPANS) {
                spans.add(span);
            }
        });
        if (read instanceof ToolResult.Failed<Tally> failed) {
            looking.answer().failed(Look.TRACES, failed);
            return;
        }
        spans.sort(Comparator.comparingLong(Span::startMicros));
        String path = spans.stream().filter(span -> spans.size() <= MOST_SPANS / 4 || OperationsSeen.failed(span)).limit(MOST_SPANS / 4)
                .map(TraceLooks::words).distinct().collect(Collectors.joining(" → "));
        looking.answer()
                .saw(Look.TRACES,
                        "Trace " + Quoted.line(one.traceId(), 40) + " of " + looking.clock().said(at) + ", " + spans.size() + " calls: "
                                + path + ".",
                        at, evidence.withExcerpt(spans.stream().map(TraceLooks::words).collect(Collectors.joining("\n"))));
    }

    private static String words(Span span) {
        return span.resource() + " " + Quoted.line(span.name(), 60) + " " + took(span.durationMicros())
                + (OperationsSeen.failed(span) ? " failed" : "");
    }

    private static String took(long micros) {
        return micros >= 1_000_000
                ? String.format(Locale.ROOT, "%.1f s", micros / 1e6)
                : micros >= 10_000 ? micros / 1_000 + " ms" : String.format(Locale.ROOT, "%.1f ms", micros / 1e3);
    }
}
