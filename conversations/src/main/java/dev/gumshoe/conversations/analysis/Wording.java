package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How figures and times are written for people. */
final class Wording {

    private static final Set<String> UNITS = Set.of("ms", "millis", "milliseconds", "seconds", "s", "bytes", "percent", "pct", "%");
    private static final Set<String> SHORT = Set.of("cpu", "http", "io", "tcp", "udp", "dns", "jvm", "gc", "db", "ram", "ip", "api", "tls");

    private static final Set<String> GATHERING = Set.of("group", "target", "balancer", "cluster");

    private Wording() {}

    /** {@code cart throws}; of what only gathers others, {@code instances of targetgroup/shop throw}. */
    static String does(String resource, String verb, Topology topology) {
        boolean gathers = !topology.parts(resource).isEmpty() && topology.resource(resource)
                .filter(one -> !Collections.disjoint(Words.of(one.kind()), GATHERING)).isPresent();
        return gathers ? "instances of " + resource + " " + verb : resource + " " + verb + "s";
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

    /** How a metric is called in a sentence: {@code error rate}, {@code p99 latency}, {@code CPU}. */
    static String spoken(String metric) {
        List<String> words = new ArrayList<>(List.of(metric.replaceAll("[_.:/]+", " ").strip().split("\\s+")));
        while (words.size() > 1 && UNITS.contains(words.getLast().toLowerCase(Locale.ROOT))) {
            words.removeLast();
        }
        if (words.size() > 1 && words.getLast().equals("utilization") && SHORT.contains(words.getFirst())) {
            words.removeLast();
        }
        if (words.size() > 1 && words.getLast().matches("[pP]\\d+")) {
            words.addFirst(words.removeLast());
        }
        words.replaceAll(word -> SHORT.contains(word) ? word.toUpperCase(Locale.ROOT) : word);
        String spoken = String.join(" ", words);
        return spoken.isEmpty() ? metric : spoken;
    }

    /** A value of a metric in the unit its name tells: {@code 93 %}, {@code 1.9 s}, {@code 12 MB}. */
    static String value(String metric, double value) {
        return switch (unit(metric).strip()) {
            case "ms" -> Phrases.micros(value * 1_000);
            case "s" -> Phrases.micros(value * 1_000_000);
            case "%" -> Phrases.percent(value / 100);
            case "B" -> number(value) + (Math.abs(value) >= 1e6 ? "B" : " B");
            default -> Math.abs(value) >= 1e6 ? number(value) : Phrases.number(value);
        };
    }

    /** What was measured, what became of it, and how unusual that is. */
    static String tell(Measured measured, String name) {
        Deviation d = measured.deviation();
        String metric = measured.series().metric();
        boolean failing = Levels.turned(measured.what());
        String from = failing ? percent(d.quiet()) : value(metric, d.quiet());
        String to = failing ? percent(d.level()) : value(metric, d.level());
        String what = spoken(metric);
        String full = Saturation.of(measured.series(), measured.what(), d) > 0 ? ", which is all there is" : "";
        return "%s of %s %s from %s to %s%s at %s (%s)."
                .formatted(
                        failing ? "Share that fails (" + what + ")" : what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1),
                        name,
                        d.rose() ? "rose" : "fell",
                        from,
                        to,
                        full,
                        Phrases.clock(d.onset()),
                        spreads(d.score()));
    }

    /** What a resource is called: {@code i-0bcc (gateway)} where it is a part. */
    static String named(String resource, Topology topology) {
        return topology.wholes(resource).stream()
                .min(Comparator.comparingInt(String::length))
                .map(whole -> resource + " (" + whole + ")")
                .orElse(resource);
    }

    private static String spreads(double score) {
        double size = Math.abs(score);
        return size >= 100 ? "over 100× its usual spread" : Math.round(Math.max(1, size)) + "× its usual spread";
    }
}
