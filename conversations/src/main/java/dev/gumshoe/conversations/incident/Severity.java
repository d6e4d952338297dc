package dev.gumshoe.conversations.incident;

import java.util.Locale;

/** How bad an alert says it is, in one vocabulary for all senders. */
public enum Severity {
    /** Users are hurt now. */
    CRITICAL,
    /** Users will be hurt soon, or some are. */
    HIGH,
    /** Something is off. */
    MEDIUM,
    /** Worth a look. */
    LOW,
    /** For the record. */
    MINIMAL;

    /** The severity a sender means by a word ({@code critical}, {@code P1}, {@code warning}, …); {@link #MEDIUM} when unknown. */
    public static Severity named(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "critical", "fatal", "page", "emergency", "p1", "sev0", "sev1" -> CRITICAL;
            case "high", "error", "p2", "sev2" -> HIGH;
            case "low", "p4", "sev4", "notice" -> LOW;
            case "minimal", "info", "informational", "p5", "none" -> MINIMAL;
            default -> MEDIUM;
        };
    }
}
