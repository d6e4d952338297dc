package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.Span;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One hour of logs and spans written down by a test, with an alert at its end, and a look taken at them. */
final class GivenEvidence implements LogSource, TraceSource {

    static final Instant START = Instant.parse("2026-03-03T13:00:00Z");
    static final Instant ALERT = Instant.parse("2026-03-03T14:00:00Z");

    final List<LogLine> lines = new ArrayList<>();
    final List<Span> spans = new ArrayList<>();
    String failure = "";
    Scope scope = Scope.of(new TimeWindow(START, ALERT.plusSeconds(1)));

    void log(double second, String resource, String severity, String body) {
        lines.add(new LogLine(START.plusMillis((long) (second * 1_000)), resource, severity, body, null, Map.of()));
    }

    void span(String trace, String id, String parent, String resource, String name, double second, long millis, String status, String kind,
            Map<String, String> attributes) {
        long start = START.toEpochMilli() * 1_000 + (long) (second * 1_000_000);
        spans.add(new Span(trace, id, parent, resource, name, start, millis * 1_000, status, kind, attributes));
    }

    Findings look(Look look, Examination examination) throws InterruptedException {
        Alert alert = new Alert("a", "a", "errors", "too many in the last 5 minutes", Severity.HIGH, ALERT, null, null, "test", null,
                Map.of());
        Investigation state = new Investigation("c").after(new Recorded(1, new InvestigationOpened(ALERT, "c", alert, scope, null, null)));
        Task task = new Task(look.letter() + "1", look, "what is there?", scope, null);
        return examination.examine(new LookRequest(task, state, EvidenceSources.of(this), new InMemoryLocker()));
    }

    @Override
    public ToolResult<Tally> read(LogQuery query, Consumer<? super LogLine> each) {
        return answer(lines, "logs " + query.window(), query.window(), each);
    }

    @Override
    public ToolResult<Tally> read(TraceQuery query, Consumer<? super Span> each) {
        return answer(spans, "spans " + query.window(), query.window(), each);
    }

    private <T> ToolResult<Tally> answer(List<T> items, String query, TimeWindow window, Consumer<? super T> each) {
        if (!failure.isEmpty()) {
            return new ToolResult.Failed<>(name(), query, "timeout", failure);
        }
        Evidence evidence = new Evidence(name(), query, window, items.size() + " items");
        if (items.isEmpty()) {
            return new ToolResult.NothingFound<>(evidence);
        }
        items.forEach(each);
        return new ToolResult.Found<>(new Tally(items.size(), List.of()), evidence);
    }

    @Override
    public String name() {
        return "given";
    }

    @Override
    public Health health() {
        return Health.good("in memory");
    }
}
