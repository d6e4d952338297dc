package dev.gumshoe.adapters.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;

/**
 * Looks for the earliest time in files of one object a line. Only the field with the time is looked at, and a line is read as a whole
 * only where it would be the earliest yet: most files are in order of time, and their first line is it.
 */
final class EarliestRow {

    private static final byte[] NONE = {};
    private static final int LONGEST_TIME = 40;
    /** The lengths of {@code 2024-05-01} and {@code 2024-05-01T12:00:00}. */
    private static final int DATE = 10;
    private static final int SECONDS = 19;

    private final Instant bound;
    private final WrittenTimes times = new WrittenTimes();
    private Instant earliest = Instant.MAX;
    private byte[] earliestWritten = NONE;
    private Instant looked = Instant.MAX;
    private byte[] lookedWritten = NONE;

    /** @param bound what was recorded before does not count */
    EarliestRow(Instant bound) {
        this.bound = bound;
    }

    /** Makes a time of a row. */
    interface Dated {

        Instant of(JsonRow row) throws JsonRow.Unusable;
    }

    Instant bound() {
        return bound;
    }

    Instant found() {
        return earliest;
    }

    void see(Instant at) {
        if (!at.isBefore(bound) && at.isBefore(earliest)) {
            earliest = at;
            earliestWritten = at.equals(looked) ? lookedWritten : NONE;
        }
    }

    /** Looks through the file, which may be missing or unreadable: whoever asks for its content is told. */
    void among(Path file, String field, Dated dated) {
        if (!Files.isReadable(file)) {
            return;
        }
        KeyedBytes key = new KeyedBytes(field);
        try {
            JsonRow.readLines(file, Defects.unheard(), (buffer, offset, length) -> mayBeEarlier(key, buffer, offset, length),
                    (row, _) -> see(dated.of(row)));
        } catch (IOException _) {
            return;
        }
    }

    private boolean mayBeEarlier(KeyedBytes key, byte[] buffer, int offset, int length) {
        int value = key.value(buffer, offset, length);
        if (value < 0) {
            return true;
        }
        return buffer[value] == '"' ? text(buffer, value + 1, offset + length) : micros(buffer, value, offset + length);
    }

    private boolean text(byte[] buffer, int from, int end) {
        int to = from;
        while (to < end && to - from < LONGEST_TIME && buffer[to] != '"') {
            to++;
        }
        if (surelyLater(buffer, from, to)) {
            return false;
        }
        try {
            Instant at = times.read(new String(buffer, from, to - from, StandardCharsets.ISO_8859_1));
            if (!earlier(at)) {
                return false;
            }
            looked = at;
            lookedWritten = utc(buffer, from, to) ? Arrays.copyOfRange(buffer, from, from + SECONDS) : NONE;
            return true;
        } catch (DateTimeException _) {
            return true;
        }
    }

    /** Times in UTC that are written alike are in order of their letters; most lines need no more than this look. */
    private boolean surelyLater(byte[] buffer, int from, int to) {
        return earliestWritten.length == SECONDS
                && utc(buffer, from, to)
                && Arrays.compare(buffer, from, from + SECONDS, earliestWritten, 0, SECONDS) > 0;
    }

    private static boolean utc(byte[] buffer, int from, int to) {
        return to - from > SECONDS && buffer[to - 1] == 'Z' && buffer[from + DATE] == 'T' && buffer[from] != '+' && buffer[from] != '-';
    }

    private boolean micros(byte[] buffer, int from, int end) {
        long micros = 0;
        int at = from;
        for (; at < end && at - from < 18 && buffer[at] >= '0' && buffer[at] <= '9'; at++) {
            micros = micros * 10 + buffer[at] - '0';
        }
        boolean whole = at > from && at < end && (buffer[at] == ',' || buffer[at] == '}' || buffer[at] == ' ');
        return !whole || earlier(Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000));
    }

    private boolean earlier(Instant at) {
        return !at.isBefore(bound) && at.isBefore(earliest);
    }
}
