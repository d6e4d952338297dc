package dev.gumshoe.conversations.incident;

import java.util.Locale;
import java.util.Optional;

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
        return read(word).orElse(MEDIUM);
    }

    /** The same, empty when the word is unknown. What Dynatrace says of whom a problem concerns counts as {@link #MEDIUM}. */
    public static Optional<Severity> read(String word) {
        return Optional.ofNullable(switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "critical", "fatal", "page", "emergency", "disaster", "blocker", "availability", "p1", "sev0", "sev1", "s1" -> CRITICAL;
            case "high", "error", "major", "danger", "p2", "sev2", "s2" -> HIGH;
            case "low", "minor", "p4", "sev4", "notice", "s4" -> LOW;
            case "minimal", "info", "informational", "p5", "sev5", "none", "debug", "ok", "success" -> MINIMAL;
            case "medium", "moderate", "average", "warning", "warn", "normal", "unknown", "p3", "sev3", "s3", "performance",
                    "resource_contention", "custom_alert", "monitoring_unavailable", "application", "service", "services", "infrastructure",
                    "environment" ->
                MEDIUM;
            default -> null;
        });
    }
}
