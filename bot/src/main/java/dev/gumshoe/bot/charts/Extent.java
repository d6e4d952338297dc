package dev.gumshoe.bot.charts;

import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.investigation.Chart;
import java.util.List;

/**
 * How far the axes reach.
 *
 * @param from first time, epoch milliseconds
 * @param to last time, epoch milliseconds
 * @param low where the value axis begins
 * @param high where the value axis ends
 * @param least smallest value
 * @param most largest value
 */
record Extent(long from, long to, double low, double high, double least, double most) {

    private static final double ROOM_ABOVE = 1.14;

    static Extent of(List<MetricSeries> series, Chart chart) {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (MetricSeries one : series) {
            from = Math.min(from, one.millis(0));
            to = Math.max(to, one.millis(one.size() - 1));
            for (int i = 0; i < one.size(); i++) {
                least = Math.min(least, one.value(i));
                most = Math.max(most, one.value(i));
            }
        }
        for (TimeMarks.Mark mark : TimeMarks.of(chart)) {
            from = Math.min(from, mark.at().toEpochMilli());
            to = Math.max(to, mark.at().toEpochMilli());
        }
        to = to == from ? from + 60_000 : to;
        return new Extent(from, to, low(least, most), high(least, most), least, most);
    }

    /** Zero, unless all values lie so high above it that zero would flatten them. */
    private static double low(double least, double most) {
        if (least >= 0 && least <= 0.7 * most) {
            return 0;
        }
        return least - 0.1 * room(least, most);
    }

    private static double high(double least, double most) {
        double low = low(least, most);
        return low + ROOM_ABOVE * Math.max(most - low, room(least, most) * 0.1);
    }

    /**
     * The power of ten that values are divided by before they are drawn: the library looks for ticks without end when values are huge.
     */
    double scale() {
        double largest = Math.max(Math.abs(low), Math.abs(high));
        return largest == 0 ? 1 : Math.pow(10, Math.floor(Math.log10(largest)));
    }

    private static double room(double least, double most) {
        return most > least ? most - least : Math.max(1e-9, Math.max(Math.abs(most), 1));
    }
}
