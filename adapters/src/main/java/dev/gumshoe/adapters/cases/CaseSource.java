package dev.gumshoe.adapters.cases;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.Evidence;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A recorded case folder as a source through every port. A file that is missing makes its answers fail with {@code absent}: what was
 * not recorded is not known. Logs and spans are streamed anew for each question; series are kept once read, 24 bytes a row.
 */
public final class CaseSource implements MetricSource, LogSource, TraceSource, ChangeSource, ResourceSource {

    /** The name this source goes by. */
    public static final String NAME = "case";

    private final Path folder;
    private final Instant recordedAt;
    private final SharedPass<TraceQuery, Span> spans = new SharedPass<>();
    private final ReentrantLock lock = new ReentrantLock();
    private MetricsFile.@Nullable Content metrics;
    private volatile List<String> changeDefects = List.of();
    private volatile List<String> inventoryDefects = List.of();

    CaseSource(Path folder, Instant recordedAt) {
        this.folder = folder;
        this.recordedAt = recordedAt;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Health health() {
        List<String> files = Stream.of(TopologyFile.NAME, MetricsFile.NAME, LogsFile.NAME, SpansFile.NAME, ChangesFile.NAME)
                .filter(file -> Files.isReadable(folder.resolve(file)))
                .toList();
        return files.isEmpty()
                ? Health.bad(folder + " holds an alert and nothing else: add metrics.csv, logs.jsonl, spans.jsonl or changes.jsonl")
                : Health.good(String.join(", ", files));
    }

    @Override
    public ToolResult<Tally> read(MetricQuery query, Consumer<? super MetricSeries> each) {
        Asked asked = new Asked(MetricsFile.NAME, CaseQuery.of(MetricsFile.NAME, query.resources(), query.metrics(), query.window()),
                query.window());
        return asked.of(folder, () -> {
            MetricsFile.Content content = metrics();
            long count = 0;
            for (MetricSeries series : content.series()) {
                if (wanted(query.resources(), series.resource()) && wanted(query.metrics(), series.metric())) {
                    MetricSeries part = series.within(query.window());
                    if (part.size() > 0) {
                        each.accept(part);
                        count++;
                    }
                }
            }
            return asked.tally(count, content.series().isEmpty(), content.defects(), "series");
        });
    }

    private MetricsFile.Content metrics() throws IOException {
        lock.lock();
        try {
            MetricsFile.Content content = metrics;
            if (content == null) {
                content = MetricsFile.read(folder.resolve(MetricsFile.NAME));
                metrics = content;
            }
            return content;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public ToolResult<Tally> read(LogQuery query, Consumer<? super LogLine> each) {
        Asked asked = new Asked(LogsFile.NAME, CaseQuery.of(query), query.window());
        Defects defects = new Defects(LogsFile.NAME, "line");
        LogsFile logs = new LogsFile(defects);
        SeverityWords severities = new SeverityWords(query.severities());
        return asked.of(folder, () -> stream(asked, defects, "log lines", severities::mayBeIn, (row, line) -> {
            LogLine log = logs.line(row, line);
            boolean inTime = plausible(log.timestamp(), defects, line) && query.window().contains(log.timestamp());
            return inTime && wanted(query.resources(), log.resource()) && wanted(query.severities(), log.severity())
                    ? () -> each.accept(log)
                    : null;
        }));
    }

    @Override
    public ToolResult<Tally> read(TraceQuery query, Consumer<? super Span> each) {
        return spans.read(query, each, all -> readSpans(query, all));
    }

    private ToolResult<Tally> readSpans(TraceQuery query, Consumer<? super Span> each) {
        Asked asked = new Asked(SpansFile.NAME, CaseQuery.of(SpansFile.NAME, query.resources(), Set.of(), query.window()), query.window());
        Defects defects = new Defects(SpansFile.NAME, "line");
        SpansFile file = new SpansFile();
        return asked.of(folder, () -> stream(asked, defects, "spans", (row, line) -> {
            Span span = file.span(row);
            boolean inTime = plausible(start(span), defects, line) && query.window().contains(start(span));
            return inTime && wanted(query.resources(), span.resource()) ? () -> each.accept(span) : null;
        }));
    }

    /** A time of another year is a damaged clock, or a unit mistaken: nothing recorded then belongs to this incident. */
    private boolean plausible(Instant at, Defects defects, long line) {
        boolean plausible = Duration.between(at, recordedAt).abs().compareTo(RecordedCase.LONGEST) <= 0;
        if (!plausible) {
            defects.note("skipped, its time is over " + RecordedCase.LONGEST.toDays() + " days from the alert's", line);
        }
        return plausible;
    }

    static Instant start(Span span) {
        return Instant.EPOCH.plus(span.startMicros(), ChronoUnit.MICROS);
    }

    /** Makes an item of a row; returns how to hand it on, or null when it was not asked for. */
    private interface Item {

        @Nullable
        Runnable of(JsonRow row, long line) throws JsonRow.Unusable;
    }

    private ToolResult<Tally> stream(Asked asked, Defects defects, String items, Item item) throws IOException {
        return stream(asked, defects, items, JsonRow.ALL, item);
    }

    private ToolResult<Tally> stream(Asked asked, Defects defects, String items, JsonRow.Choice choice, Item item) throws IOException {
        long[] readAndHandedOn = new long[2];
        JsonRow.readLines(folder.resolve(asked.file()), defects, choice, (row, line) -> {
            Runnable handOn = item.of(row, line);
            readAndHandedOn[0]++;
            if (handOn != null) {
                handOn.run();
                readAndHandedOn[1]++;
            }
        });
        return asked.tally(readAndHandedOn[1], readAndHandedOn[0] == 0, defects.sentences(), items);
    }

    @Override
    public ToolResult<List<Change>> changes(ChangeQuery query) {
        Asked asked = new Asked(ChangesFile.NAME, CaseQuery.of(ChangesFile.NAME, query.resources(), Set.of(), query.window()),
                query.window());
        return asked.of(folder, () -> {
            List<Change> found = new ArrayList<>();
            Defects defects = new Defects(ChangesFile.NAME, "line");
            ChangesFile changes = new ChangesFile();
            ToolResult<Tally> tally = stream(asked, defects, "changes", (row, _) -> {
                Change change = changes.change(row);
                boolean wanted = query.resources().isEmpty()
                        || (change.resource() != null && query.resources().contains(change.resource()));
                return wanted && query.window().contains(change.timestamp()) ? () -> found.add(change) : null;
            });
            changeDefects = defects.sentences();
            found.sort(Comparator.comparing(Change::timestamp));
            return with(tally, found);
        });
    }

    @Override
    public List<String> changeDefects() {
        return changeDefects;
    }

    @Override
    public List<String> inventoryDefects() {
        return inventoryDefects;
    }

    private static <T> ToolResult<T> with(ToolResult<Tally> tally, T data) {
        return switch (tally) {
            case ToolResult.Found<Tally> found -> new ToolResult.Found<>(data, found.evidence());
            case ToolResult.NothingFound<Tally> nothing -> new ToolResult.NothingFound<>(nothing.searched());
            case ToolResult.Failed<Tally> failed -> failed.as();
        };
    }

    @Override
    public ToolResult<Inventory> inventory(TimeWindow window) {
        Asked asked = new Asked(TopologyFile.NAME, TopologyFile.NAME + " as recorded " + recordedAt, window);
        return asked.of(folder, () -> {
            TopologyFile.Content content = TopologyFile.read(folder.resolve(TopologyFile.NAME), recordedAt);
            inventoryDefects = content.defects();
            Inventory inventory = content.inventory();
            long entries = (long) inventory.resources().size() + inventory.relations().size();
            return with(asked.tally(entries, entries == 0, content.defects(), "resources and dependencies"), inventory);
        });
    }

    /** When the first item after the given time was recorded; {@link Instant#MAX} when there is none. The files are looked at all at once. */
    Instant earliestAfter(Instant bound) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return Stream.<Consumer<EarliestRow>>of(this::earliestLog, this::earliestSpan, this::earliestPoint, this::earliestChange)
                    .map(look -> CompletableFuture.supplyAsync(() -> {
                        EarliestRow earliest = new EarliestRow(bound);
                        look.accept(earliest);
                        return earliest.found();
                    }, threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .min(Comparator.naturalOrder())
                    .orElse(Instant.MAX);
        }
    }

    private void earliestLog(EarliestRow earliest) {
        earliest.among(folder.resolve(LogsFile.NAME), "timestamp", row -> new LogsFile(Defects.unheard()).line(row, 0).timestamp());
    }

    private void earliestSpan(EarliestRow earliest) {
        earliest.among(folder.resolve(SpansFile.NAME), "start", row -> start(new SpansFile().span(row)));
    }

    private void earliestPoint(EarliestRow earliest) {
        TimeWindow window = new TimeWindow(earliest.bound(), Instant.ofEpochMilli(Long.MAX_VALUE));
        read(MetricQuery.all(window), series -> earliest.see(series.time(0)));
    }

    private void earliestChange(EarliestRow earliest) {
        ChangeQuery query = ChangeQuery.all(new TimeWindow(earliest.bound(), Instant.MAX));
        if (changes(query) instanceof ToolResult.Found<List<Change>>(List<Change> found, Evidence _)) {
            earliest.see(found.getFirst().timestamp());
        }
    }

    private static boolean wanted(Set<String> asked, String value) {
        return asked.isEmpty() || asked.contains(value);
    }
}
