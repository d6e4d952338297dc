package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Figure.Dimension;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A unit as people write it.
 *
 * @param scale what one of it is in the base unit of its dimension
 */
record Unit(Dimension dimension, double scale) {

    private static final Unit NONE = new Unit(Dimension.PLAIN, 1);
    private static final Map<String, Unit> KNOWN = known();

    /** The unit of that name; what has none, or an unknown one, is a plain number. */
    static Unit of(@Nullable String written) {
        if (written == null) {
            return NONE;
        }
        Unit exact = KNOWN.get(written);
        if (exact != null) {
            return exact;
        }
        String word = written.toLowerCase(Locale.ROOT).replaceFirst("^.* (?=per )", "").replaceFirst("(?<=..)s$", "");
        return KNOWN.getOrDefault(word, NONE);
    }

    private static Map<String, Unit> known() {
        Map<String, Unit> units = new HashMap<>();
        put(units, Dimension.TIME, 1e-9, "nanosecond", "ns");
        put(units, Dimension.TIME, 1e-6, "microsecond", "us", "µs");
        put(units, Dimension.TIME, 1e-3, "millisecond", "milli", "msec", "ms");
        put(units, Dimension.TIME, 1, "second", "sec", "s");
        put(units, Dimension.TIME, 60, "minute", "min", "m");
        put(units, Dimension.TIME, 3_600, "hour", "hr", "h");
        put(units, Dimension.TIME, 86_400, "day", "d");
        put(units, Dimension.SHARE, 0.01, "%", "percent", "per cent", "pct", "pp", "percentage point");
        put(units, Dimension.FACTOR, 1, "-fold", "fold", "times", "time", "×", "x");
        put(units, Dimension.RATE, 1, "/s", "/sec", "/second", "per second", "a second", "requests/s");
        put(units, Dimension.RATE, 1 / 60.0, "/min", "/minute", "per minute", "a minute");
        put(units, Dimension.RATE, 1 / 3_600.0, "/h", "/hour", "per hour", "an hour");
        put(units, Dimension.PLAIN, 1e3, "k", "K", "thousand");
        put(units, Dimension.PLAIN, 1e6, "M", "million");
        put(units, Dimension.PLAIN, 1e9, "G", "billion");
        put(units, Dimension.BYTES, 1, "B", "byte");
        put(units, Dimension.BYTES, 1e3, "kB", "KB");
        put(units, Dimension.BYTES, 1e6, "MB");
        put(units, Dimension.BYTES, 1e9, "GB");
        put(units, Dimension.BYTES, 1e12, "TB");
        put(units, Dimension.BYTES, 1_024, "KiB");
        put(units, Dimension.BYTES, 1_048_576, "MiB");
        put(units, Dimension.BYTES, 1_073_741_824, "GiB");
        put(units, Dimension.BYTES, 1_099_511_627_776.0, "TiB");
        return units;
    }

    private static void put(Map<String, Unit> units, Dimension dimension, double scale, String... names) {
        for (String name : names) {
            units.put(name, new Unit(dimension, scale));
        }
    }
}
