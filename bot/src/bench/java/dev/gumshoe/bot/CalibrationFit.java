package dev.gumshoe.bot;

import dev.gumshoe.adapters.cases.ScoreFiles;
import dev.gumshoe.adapters.cases.ScoredCase;
import dev.gumshoe.conversations.analysis.Calibration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fits the two constants of {@link Calibration} to predictions whose answers are known, by logistic regression (Newton's method).
 *
 * <pre>
 * mvn -B -ntp -q test-compile
 * mvn -B -ntp -q -pl bot dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp bot/target/classes:adapters/target/classes:conversations/target/classes:$(cat bot/target/classpath) \
 *     bot/src/bench/java/dev/gumshoe/bot/CalibrationFit.java PREDICTIONS LABELS[,LABELS...] [PREDICTIONS LABELS ...]
 * </pre>
 *
 * <p>Give it cases for tuning only. What the present constants made of the sums is undone first, so fitting again changes nothing.
 */
public final class CalibrationFit {

    private static final int STEPS = 50;

    private CalibrationFit() {}

    /** Fits and prints. */
    public static void main(String[] arguments) throws Exception {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            List<Path> labels = List.of(arguments[i + 1].split(",")).stream().map(Path::of).toList();
            ScoreFiles.scored(Path.of(arguments[i]), ScoreFiles.labels(labels)).stream()
                    .filter(scored -> scored.confidence() > 0 && scored.confidence() < 1)
                    .forEach(scored -> points.add(point(scored)));
        }
        double[] fitted = {0, 1};
        for (int step = 0; step < STEPS; step++) {
            improve(fitted, points);
        }
        System.out.printf(Locale.ROOT, "%d cases: offset %.2f, slope %.2f%n", points.size(), fitted[0], fitted[1]);
    }

    private static double[] point(ScoredCase scored) {
        return new double[] {Calibration.FITTED.sum(scored.confidence()), scored.right() ? 1 : 0};
    }

    private static void improve(double[] fitted, List<double[]> points) {
        double a = 0;
        double b = 0;
        double aa = 1e-6;
        double ab = 0;
        double bb = 1e-6;
        for (double[] point : points) {
            double share = new Calibration(fitted[0], fitted[1]).of(point[0]);
            double weight = share * (1 - share);
            a += point[1] - share;
            b += (point[1] - share) * point[0];
            aa += weight;
            ab += weight * point[0];
            bb += weight * point[0] * point[0];
        }
        double all = aa * bb - ab * ab;
        fitted[0] += (bb * a - ab * b) / all;
        fitted[1] += (aa * b - ab * a) / all;
    }
}
