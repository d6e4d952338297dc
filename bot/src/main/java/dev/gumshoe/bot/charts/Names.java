package dev.gumshoe.bot.charts;

import dev.gumshoe.conversations.evidence.MetricSeries;
import java.util.List;

/** Names as a picture shows them: clean, and no longer than there is room for. */
final class Names {

    private static final int LONGEST_SERIES = 60;

    private Names() {}

    /** The text on one line, control characters and such that turn the reading direction taken out. */
    static String clean(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    }

    /** The text with its middle left out when it is longer than {@code most} characters. */
    static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        int head = (most - 1) * 3 / 5;
        int tail = most - 1 - head;
        int[] points = text.codePoints().toArray();
        return new String(points, 0, head) + "…" + new String(points, points.length - tail, tail);
    }

    /** What tells the series from the others of its picture: the resource, the metric, or both. */
    static String of(MetricSeries series, List<MetricSeries> all) {
        boolean oneMetric = all.stream().allMatch(s -> s.metric().equals(series.metric()));
        boolean oneResource = all.stream().allMatch(s -> s.resource().equals(series.resource()));
        String name = all.size() > 1 && oneMetric && !oneResource
                ? series.resource()
                : all.size() > 1 && oneResource && !oneMetric ? series.metric() : series.metric() + " of " + series.resource();
        return shortened(clean(name), LONGEST_SERIES);
    }
}
