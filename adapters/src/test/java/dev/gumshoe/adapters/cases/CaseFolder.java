package dev.gumshoe.adapters.cases;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource.ChangeQuery;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.Span;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource.TraceQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A case folder a test writes by hand, and what stands in it when read. */
record CaseFolder(Path folder) {

    static final Instant FIRED = Instant.parse("2024-05-01T12:00:00Z");
    static final TimeWindow DAY = new TimeWindow(Instant.parse("2024-05-01T00:00:00Z"), Instant.parse("2024-05-02T00:00:00Z"));

    static CaseFolder in(Path folder) {
        return new CaseFolder(folder).with("alert.json", """
                {"id": "a-1", "title": "Checkout fails", "description": "", "severity": "critical",
                 "startedAt": "2024-05-01T12:00:00Z", "resource": "checkout", "metric": null}""");
    }

    CaseFolder with(String file, String content) {
        try {
            Files.writeString(folder.resolve(file), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CaseSource source() {
        try {
            return RecordedCase.open(folder).source();
        } catch (BrokenCase e) {
            throw new AssertionError(e);
        }
    }

    /** What was read, item by item, and what the source said of it. */
    record Read<T>(List<T> items, ToolResult<Tally> result) {

        List<String> defects() {
            Tally tally = result.dataOrNull();
            return tally == null ? List.of() : tally.defects();
        }
    }

    Read<MetricSeries> metrics() {
        List<MetricSeries> items = new ArrayList<>();
        return new Read<>(items, source().read(MetricQuery.all(DAY), items::add));
    }

    Read<LogLine> logs() {
        List<LogLine> items = new ArrayList<>();
        return new Read<>(items, source().read(LogQuery.all(DAY), items::add));
    }

    Read<Span> spans() {
        List<Span> items = new ArrayList<>();
        return new Read<>(items, source().read(TraceQuery.all(DAY), items::add));
    }

    ToolResult<List<Change>> changes() {
        return source().changes(ChangeQuery.all(DAY));
    }
}
