package dev.gumshoe.adapters.cases;

import dev.gumshoe.conversations.evidence.MetricSeries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code metrics.csv} (RFC 4180, no line breaks inside quotes) into series of primitive arrays. */
final class MetricsFile {

    static final String NAME = "metrics.csv";
    static final List<String> COLUMNS = List.of("timestamp", "resource", "metric", "value");

    /** Epoch seconds beyond this are milliseconds by mistake: the year 5138. */
    private static final double LATEST_SECOND = 1e11;

    /** What stands for bytes that are no character. */
    private static final char UNREADABLE = '\uFFFD';

    private final Defects defects = new Defects(NAME, "row");
    private final Map<String, Map<String, Points>> series = new LinkedHashMap<>();
    private final String[] fields = new String[64];
    private int @Nullable [] columns;
    private int width;

    /** All series of a file, and what was damaged in it. */
    record Content(List<MetricSeries> series, List<String> defects) {}

    /** A file whose first line does not say what it holds. */
    static final class NoHeader extends IOException {

        private static final long serialVersionUID = 1L;

        NoHeader(String message) {
            super(message);
        }
    }

    private MetricsFile() {}

    /** @throws NoHeader when the header is missing or lacks a column */
    static Content read(Path file) throws IOException {
        MetricsFile reading = new MetricsFile();
        Lines.read(file, reading.defects, reading::take);
        if (reading.columns == null) {
            throw new NoHeader(NAME + " is empty: its first line must be " + String.join(",", COLUMNS));
        }
        return reading.content();
    }

    private Content content() {
        List<MetricSeries> all = new ArrayList<>();
        series.forEach((resource, metrics) -> metrics.forEach((metric, points) -> all.add(points.series(resource, metric, defects))));
        return new Content(List.copyOf(all), defects.sentences());
    }

    private void take(byte[] buffer, int offset, int length, long line) throws NoHeader {
        String text = new String(buffer, offset, length, StandardCharsets.UTF_8);
        if (text.indexOf(UNREADABLE) >= 0) {
            defects.note("with characters that are not UTF-8, each taken as " + UNREADABLE, line);
        }
        int count = CsvLine.split(text, fields);
        if (columns == null) {
            columns = header(count);
            width = count;
        } else if (count == CsvLine.UNCLOSED) {
            defects.note("skipped, a quote is not closed", line);
        } else if (count != width) {
            defects.note("skipped, not " + width + " fields", line);
        } else {
            point(fields[columns[0]], fields[columns[1]], fields[columns[2]], fields[columns[3]], line);
        }
    }

    private int[] header(int count) throws NoHeader {
        List<String> names = Arrays.stream(fields).limit(Math.max(count, 0)).map(String::strip).toList();
        int[] places = new int[COLUMNS.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = names.indexOf(COLUMNS.get(i));
            if (places[i] < 0) {
                throw new NoHeader(NAME + " line 1 has no column '" + COLUMNS.get(i) + "': it must be " + String.join(",", COLUMNS));
            }
        }
        return places;
    }

    private void point(String timestamp, String resource, String metric, String value, long line) {
        double seconds = number(timestamp);
        double measured = number(value);
        if (!(Math.abs(seconds) < LATEST_SECOND)) {
            defects.note("skipped, timestamp is not in epoch seconds", line);
        } else if (!Double.isFinite(measured)) {
            defects.note("skipped, value is not a number", line);
        } else if (resource.isBlank() || metric.isBlank()) {
            defects.note("skipped, resource or metric is missing", line);
        } else {
            series.computeIfAbsent(resource, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(metric, _ -> new Points())
                    .add(Math.round(seconds * 1000), measured, line);
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
