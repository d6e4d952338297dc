package dev.gumshoe.adapters.cases;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.ChangeSource.ChangeQuery;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource;
import dev.gumshoe.conversations.evidence.TraceSource.TraceQuery;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes one incident's evidence as a case folder, from whatever sources can still answer for it. */
public final class CaseExport {

    private final EvidenceSources sources;
    private final TimeWindow window;
    private final List<String> gaps = new ArrayList<>();

    private CaseExport(EvidenceSources sources, TimeWindow window) {
        this.sources = sources;
        this.window = window;
    }

    /**
     * What was written.
     *
     * @param gaps one sentence for each source that did not answer; empty when all did
     */
    public record Written(Path folder, List<String> gaps) {

        /** Takes a copy. */
        public Written {
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * Asks every source for everything in the window and writes it to a new folder: the whole folder or none of it. A kind of evidence
     * that no source answered for has no file, so that it reads as not known.
     *
     * @throws FileAlreadyExistsException when the folder exists
     * @throws IOException when it cannot be written
     */
    public static Written write(Path folder, Alert alert, EvidenceSources sources, TimeWindow window) throws IOException {
        return write(folder, alert, sources, window, Map.of());
    }

    /**
     * The same with what else is to lie in the folder.
     *
     * @param others lines by the name of their file; one without lines is not written
     */
    public static Written write(
            Path folder, Alert alert, EvidenceSources sources, TimeWindow window, Map<String, List<String>> others) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target + " exists already: give a folder that does not");
        }
        Path parent = target.getParent();
        Files.createDirectories(parent == null ? target : parent);
        Path draft = Files.createTempDirectory(parent, ".case-");
        try {
            CaseExport export = new CaseExport(sources, window);
            export.writeAll(draft, alert);
            for (var other : others.entrySet()) {
                if (!other.getValue().isEmpty()) {
                    Files.write(draft.resolve(other.getKey()), other.getValue());
                }
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            return new Written(folder, export.gaps);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            discard(draft);
        }
    }

    private void writeAll(Path draft, Alert alert) throws IOException {
        JsonFiles.write(draft.resolve(AlertFile.NAME), JsonFiles.alert(alert));
        writeTopology(draft.resolve(TopologyFile.NAME), alert);
        writeMetrics(draft.resolve(MetricsFile.NAME));
        try (LinesOut out = new LinesOut(draft.resolve(LogsFile.NAME))) {
            ask(LogSource.class, out, source -> source.read(LogQuery.all(window), log -> out.line(JsonFiles.log(log))));
        }
        try (LinesOut out = new LinesOut(draft.resolve(SpansFile.NAME))) {
            ask(TraceSource.class, out, source -> source.read(TraceQuery.all(window), span -> out.line(JsonFiles.span(span))));
        }
        try (LinesOut out = new LinesOut(draft.resolve(ChangesFile.NAME))) {
            ask(ChangeSource.class, out, source -> {
                ToolResult<List<Change>> changes = source.changes(ChangeQuery.all(window));
                if (changes instanceof ToolResult.Found<List<Change>> found) {
                    found.data().forEach(change -> out.line(JsonFiles.change(change)));
                }
                return changes;
            });
        }
    }

    private void writeMetrics(Path file) throws IOException {
        try (LinesOut out = new LinesOut(file)) {
            out.line(String.join(",", MetricsFile.COLUMNS));
            ask(MetricSource.class, out, source -> source.read(MetricQuery.all(window), series -> writeSeries(out, series)));
        }
    }

    private static void writeSeries(LinesOut out, MetricSeries series) {
        String middle = "," + CsvLine.field(series.resource()) + "," + CsvLine.field(series.metric()) + ",";
        for (int i = 0; i < series.size(); i++) {
            out.line(seconds(series.millis(i)) + middle + series.value(i));
        }
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? Long.toString(millis / 1000) : BigDecimal.valueOf(millis, 3).toPlainString();
    }

    private void writeTopology(Path file, Alert alert) throws IOException {
        List<Inventory> inventories = new ArrayList<>();
        boolean answered = false;
        for (ResourceSource source : sources.answering(ResourceSource.class)) {
            ToolResult<Inventory> result = source.inventory(window);
            Inventory inventory = result.dataOrNull();
            answered |= answered(source, result);
            if (inventory != null) {
                inventories.add(inventory);
            }
        }
        if (answered) {
            JsonFiles.write(file, JsonFiles.topology(Topology.merging(inventories), alert.startedAt()));
        }
    }

    private <S extends EvidenceSource> void ask(Class<S> port, LinesOut out, Function<S, ToolResult<?>> question) {
        for (S source : sources.answering(port)) {
            if (answered(source, question.apply(source))) {
                out.keep();
            }
        }
    }

    private boolean answered(EvidenceSource source, ToolResult<?> result) {
        if (result instanceof ToolResult.Failed<?> failed) {
            gaps.add(source.name() + " (" + failed.query() + "): " + failed.detail());
            return false;
        }
        return true;
    }

    private static void discard(Path draft) throws IOException {
        if (Files.exists(draft)) {
            try (var files = Files.list(draft)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(draft);
        }
    }
}
