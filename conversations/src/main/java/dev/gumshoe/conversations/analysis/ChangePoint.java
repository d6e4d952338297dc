package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.MetricSeries;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds where and how far a series left its quiet time.
 *
 * <p>The stretch that deviates most is found by scanning all stretches of the suspicious time for the largest standardised mean (a
 * scan statistic; Kulldorff 1997, on the robust scores that BARO, Pham et al. 2024, uses for root cause analysis), each point's score
 * being clipped so that one wild point is no fault. What counts is the smaller of the distance to the whole quiet time and to the time
 * just before, and only what goes beyond the extremes that the quiet time had as well.
 */
final class ChangePoint {

    private static final int MOST_BLOCKS = 40;
    private static final double CLIP = 50;
    private static final double SIGNIFICANT = 4;
    private static final double STEEPNESS = 4;
    private static final double UNUSUAL = 1.15;
    private static final int MOST_BEFORE = 50;
    private static final double FLOOR = 0.02;
    /** One start anew happens; what starts anew so often does not do so by chance. */
    private static final double RESTARTED_AGAIN = 2;
    private static final double FAILURE_FLOOR = 0.005;

    private final MetricSeries series;
    private final MetricClass what;
    private final int boundary;

    private ChangePoint(MetricSeries series, MetricClass what, int boundary) {
        this.series = series;
        this.what = what;
        this.boundary = boundary;
    }

    /**
     * How the series deviates from the boundary on.
     *
     * @return empty when there is too little of it to tell
     */
    static Optional<Deviation> in(MetricSeries series, MetricClass what, Instant boundary) {
        int first = series.firstAtOrAfter(boundary);
        if (first < QuietTime.FEWEST || first >= series.size()) {
            return Optional.empty();
        }
        return Optional.of(new ChangePoint(series, what, first).find());
    }

    private Deviation find() {
        double[] values = Levels.of(series, what);
        double[] before = Arrays.copyOfRange(values, 0, boundary);
        int block = Math.max(1, (values.length - boundary) / MOST_BLOCKS);
        double[] now = blocks(values, boundary, values.length, block);
        QuietTime quiet = QuietTime.of(before, Math.max(12, 2 * now.length));
        Stretch stretch = mostDeviating(now, quiet);
        double usual = usual(before, now.length, block, quiet);
        double level = QuietTime.median(Arrays.copyOfRange(now, stretch.from(), stretch.to()));
        int from = boundary + stretch.from() * block;
        int to = Math.min(series.size(), boundary + stretch.to() * block) - 1;
        double effect = effect(level, quiet);
        double distance = smaller(level - quiet.level(), level - quiet.recent()) / quiet.spread();
        double score = score(values, distance);
        return new Deviation(
                quiet.level(),
                quiet.spread(),
                level,
                score,
                effect,
                strength(effect, score, distance, quiet) * beyond(stretch.score(), usual),
                series.time(onset(values, quiet, from, to, level)),
                series.time(to),
                to - from + 1);
    }

    // of a series that is mostly nought there is no spread: what counts is how many events came, and how many were due
    private double score(double[] values, double distance) {
        if (what == MetricClass.RESTARTS && values[values.length - 1] - values[boundary - 1] >= RESTARTED_AGAIN) {
            return distance;
        }
        return Sparse.is(values, boundary)
                ? Math.signum(distance) * Math.min(Math.abs(distance), Sparse.surprise(values, boundary))
                : distance;
    }

    private static double[] blocks(double[] values, int begin, int end, int block) {
        double[] blocks = new double[(end - begin) / block];
        for (int i = 0; i < blocks.length; i++) {
            int from = begin + i * block;
            blocks[i] = QuietTime.median(Arrays.copyOfRange(values, from, from + block));
        }
        return blocks;
    }

    // the most that stretches as long as the suspicious time deviated in the quiet time: what happens now and then is no fault
    private double usual(double[] before, int length, int block, QuietTime quiet) {
        double most = 0;
        int width = length * block;
        for (int from = before.length - width; from >= 0 && from > before.length - MOST_BEFORE * width; from -= width) {
            most = Math.max(most, mostDeviating(blocks(before, from, from + width, block), quiet).score());
        }
        return most;
    }

    private static double beyond(double score, double usual) {
        return 1 / (1 + Math.pow((UNUSUAL * usual + 0.5) / (score + 0.5), 2 * STEEPNESS));
    }

    private record Stretch(int from, int to, double score) {}

    private Stretch mostDeviating(double[] now, QuietTime quiet) {
        double[] sums = new double[now.length + 1];
        for (int i = 0; i < now.length; i++) {
            double score = (now[i] - quiet.level()) / quiet.spread();
            double worse = what.worse() == 0 || Levels.turned(what) ? score : score * what.worse();
            sums[i + 1] = sums[i] + Math.max(-CLIP, Math.min(CLIP, worse));
        }
        int shortest = now.length > 1 ? 2 : 1;
        Stretch best = new Stretch(0, now.length, 0);
        for (int from = 0; from + shortest <= now.length; from++) {
            for (int to = from + shortest; to <= now.length; to++) {
                double score = (sums[to] - sums[from]) / Math.sqrt(to - from);
                double counts = what.worse() == 0 ? Math.abs(score) : score;
                if (counts > best.score()) {
                    best = new Stretch(from, to, counts);
                }
            }
        }
        return best;
    }

    // the first point on the far side of halfway, going back from the stretch's start by at most a block
    private static int onset(double[] values, QuietTime quiet, int from, int to, double level) {
        double halfway = quiet.level() + (level - quiet.level()) / 2;
        boolean up = level >= quiet.level();
        for (int i = from; i <= to; i++) {
            if (up ? values[i] >= halfway : values[i] <= halfway) {
                return i;
            }
        }
        return from;
    }

    private double effect(double level, QuietTime quiet) {
        double floor = Levels.isShare(what) ? FAILURE_FLOOR : FLOOR * Math.max(quiet.magnitude(), Math.abs(level));
        double toUsual = logRatio(level, quiet.level(), floor);
        double toRecent = logRatio(level, quiet.recent(), floor);
        return smaller(toUsual, toRecent);
    }

    private static double logRatio(double level, double usual, double floor) {
        return Math.log((Math.abs(level) + floor + 1e-12) / (Math.abs(usual) + floor + 1e-12));
    }

    private static double smaller(double a, double b) {
        if (a * b <= 0) {
            return 0;
        }
        return Math.abs(a) < Math.abs(b) ? a : b;
    }

    private double strength(double effect, double score, double away, QuietTime quiet) {
        int worse = Levels.turned(what) ? 1 : what.worse();
        double size = worse == 0 ? Math.abs(effect) : worse * effect;
        double surprise = worse == 0 ? Math.abs(score) : worse * score;
        double distance = worse == 0 ? Math.abs(away) : worse * away;
        if (size <= 0 || distance <= 0) {
            return 0;
        }
        double extreme = Math.max(0, score > 0 ? quiet.highest() : quiet.lowest());
        double significant = 1 / (1 + Math.exp(SIGNIFICANT - surprise));
        double unusual = 1 / (1 + Math.pow((extreme + 0.5) / (distance + 0.5), STEEPNESS));
        return size * significant * unusual;
    }
}
