package dev.gumshoe.conversations.analysis;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How figures and times are written for people. */
final class Wording {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Wording() {}

    /** {@code 14:02:15} UTC. */
    static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** A number in three significant digits. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1e9) {
            return trimmed(value / 1e9, 2) + " G";
        }
        if (size >= 1e6) {
            return trimmed(value / 1e6, 1) + " M";
        }
        int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.01 ? 3 : 5;
        return trimmed(value, decimals);
    }

    private static String trimmed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    /** {@code 12 %}. */
    static String percent(double share) {
        return number(share * 100) + " %";
    }

    /** The unit that a metric's name tells, with a space before it, or nothing. */
    static String unit(String metric) {
        List<String> words = Words.of(metric);
        String last = words.isEmpty() ? "" : words.getLast();
        if (words.contains("%") || words.contains("percent") || words.contains("pct")) {
            return " %";
        }
        if (words.contains("ms") || words.contains("millis") || words.contains("milliseconds")) {
            return " ms";
        }
        if (words.contains("seconds") || last.equals("s")) {
            return " s";
        }
        return words.contains("bytes") ? " B" : "";
    }

    /** How a metric is called in a sentence: {@code error rate}. */
    static String spoken(String metric) {
        String spoken = metric.replace('_', ' ').replace('.', ' ').strip();
        return spoken.isEmpty() ? metric : spoken;
    }

    /** What was measured, what became of it, and how unusual that is. */
    static String tell(Measured measured) {
        Deviation d = measured.deviation();
        String metric = measured.series().metric();
        boolean failing = Levels.turned(measured.what());
        String from = failing ? percent(d.quiet()) : number(d.quiet()) + unit(metric);
        String to = failing ? percent(d.level()) : number(d.level()) + unit(metric);
        return "%s: %s %s from %s to %s at %s (%s)"
                .formatted(
                        measured.series().resource(),
                        failing ? "share that fails (" + spoken(metric) + ")" : spoken(metric),
                        d.rose() ? "rose" : "fell",
                        from,
                        to,
                        clock(d.onset()),
                        spreads(d.score()));
    }

    private static String spreads(double score) {
        double size = Math.abs(score);
        return size >= 100 ? "over 100× its usual spread" : number(size) + "× its usual spread";
    }
}
