package dev.gumshoe.adapters.cases;

import dev.gumshoe.conversations.evidence.LogLine;
import java.time.Instant;
import java.util.Locale;

/** Makes log lines of the rows of {@code logs.jsonl}. */
final class LogsFile {

    static final String NAME = "logs.jsonl";

    /** Several resources' logs interleave; only larger steps back tell of a damaged clock. */
    private static final long ORDINARY_STEP_BACK_SECONDS = 60;

    private final Defects defects;
    private Instant latest = Instant.MIN;
    private Row before = new Row(Instant.MIN, "", "");

    private record Row(Instant timestamp, String resource, String body) {}

    LogsFile(Defects defects) {
        this.defects = defects;
    }

    LogLine line(JsonRow row, long line) throws JsonRow.Unusable {
        Instant timestamp = row.time("timestamp");
        String resource = row.required("resource");
        String body = row.or("body", "");
        String severity = row.or("severity", "").toUpperCase(Locale.ROOT);
        if (timestamp.equals(before.timestamp()) && resource.equals(before.resource()) && body.equals(before.body())) {
            defects.note("equal to the line before, taken as they stand", line);
        }
        before = new Row(timestamp, resource, body);
        if (timestamp.isAfter(latest)) {
            latest = timestamp;
        } else if (latest.getEpochSecond() - timestamp.getEpochSecond() > ORDINARY_STEP_BACK_SECONDS) {
            defects.note("not in order of time, taken as they stand", line);
        }
        return new LogLine(timestamp, resource, severity, body, row.optional("traceId"), row.rest());
    }
}
