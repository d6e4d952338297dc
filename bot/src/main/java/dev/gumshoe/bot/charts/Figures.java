package dev.gumshoe.bot.charts;

import java.util.Locale;

/** Numbers short enough for an axis. */
final class Figures {

    private Figures() {}

    /** A few telling digits and a thousand's letter: {@code 0.42}, {@code 12.5}, {@code 1.2k}, {@code 3M}. */
    static String compact(double value) {
        double size = Math.abs(value);
        if (size >= 1e13) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        if (size >= 1e9) {
            return trimmed(value / 1e9) + "G";
        }
        if (size >= 1e6) {
            return trimmed(value / 1e6) + "M";
        }
        if (size >= 1e4) {
            return trimmed(value / 1e3) + "k";
        }
        if (size > 0 && size < 1e-3) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        return trimmed(value);
    }

    private static String trimmed(double value) {
        double size = Math.abs(value);
        String digits = String.format(Locale.ROOT, size >= 100 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
        return digits.contains(".") ? digits.replaceAll("0+$", "").replaceAll("\\.$", "") : digits;
    }
}
