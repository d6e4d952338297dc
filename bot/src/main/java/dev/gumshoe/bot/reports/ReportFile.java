package dev.gumshoe.bot.reports;

import java.util.Objects;

/**
 * A document as it is handed out.
 *
 * @param type its media type
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
public record ReportFile(String name, String type, byte[] bytes) {

    /** Checks that all is there. */
    public ReportFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(bytes, "bytes");
    }
}
