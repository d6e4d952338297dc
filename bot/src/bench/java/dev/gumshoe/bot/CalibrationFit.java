package dev.gumshoe.bot;

import dev.gumshoe.adapters.cases.RecordedCase;
import dev.gumshoe.conversations.analysis.Conclusions;
import dev.gumshoe.conversations.analysis.Grounds;
import dev.gumshoe.conversations.investigation.Investigation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Fits the weights of {@code Calibration}: a logistic regression of whether the first suspect is right on what speaks for it, with a ridge
 * penalty, by Newton's method (iteratively reweighted least squares), until no weight moves by more than a millionth. Arguments count the
 * same however many cases they hold; a case without a label has no fault, so that whoever is suspected there is suspected wrongly.
 *
 * <pre>
 * java -cp bot/target/test-classes:bot/target/classes:...:$(cat bot/target/classpath) bot/src/bench/java/dev/gumshoe/bot/CalibrationFit.java FOLDER[,FOLDER]...
 * </pre>
 *
 * <p>A folder holds suites and their {@code *.labels.jsonl}; those of changes are left out. Leave-one-suite-out figures say how well
 * the weights hold for a suite that they were not fitted on.
 */
public final class CalibrationFit {

    private static final double RIDGE = 1;
    private static final int MOST_STEPS = 100;
    private static final Pattern LABEL = Pattern.compile("\"suite\": ?\"([^\"]+)\", ?\"case\": ?\"([^\"]+)\", ?\"answer\": ?\"([^\"]+)\"");

    /** By how much the log odds fall with each kind of look that could not be taken: set, for in what is recorded gaps come by chance. */
    private static final double GAP = -0.1;
    private static final int BLIND = 1;

    private record Case(String suite, double weight, double[] figures, boolean right) {}

    private CalibrationFit() {}

    /** Fits. */
    public static void main(String[] arguments) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String folders : arguments) {
            List<Case> read = new ArrayList<>();
            for (String folder : List.of(folders.split(",", -1))) {
                read.addAll(cases(Path.of(folder)));
            }
            cases.addAll(read.stream().map(c -> new Case(c.suite(), 100.0 / read.size(), c.figures(), c.right())).toList());
            System.out.println(folders + ": " + read.size() + " cases, " + read.stream().filter(Case::right).count() + " right");
        }
        double[] weights = fit(cases);
        System.out.println("offset, separation, blind, own: " + Arrays.toString(weights));
        System.out.printf(Locale.ROOT, "fitted on all: log loss %.3f, Brier score %.3f%n", logLoss(cases, weights), brier(cases, weights));
        double loss = 0;
        double brier = 0;
        List<String> suites = cases.stream().map(Case::suite).distinct().toList();
        for (String suite : suites) {
            List<Case> out = cases.stream().filter(c -> c.suite().equals(suite)).toList();
            double[] without = fit(cases.stream().filter(c -> !c.suite().equals(suite)).toList());
            double share = out.stream().mapToDouble(Case::weight).sum() / cases.stream().mapToDouble(Case::weight).sum();
            loss += share * logLoss(out, without);
            brier += share * brier(out, without);
            System.out.printf(Locale.ROOT, "  left out %-20s %3d cases, right %.2f, said %.2f%n", suite, out.size(),
                    out.stream().filter(Case::right).count() / (double) out.size(),
                    out.stream().mapToDouble(c -> share(without, c.figures())).average().orElse(0));
        }
        System.out.printf(Locale.ROOT, "each suite left out once: log loss %.3f, Brier score %.3f%n", loss, brier);
    }

    private static List<Case> cases(Path folder) throws IOException {
        Map<String, String> labels = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".labels.jsonl") && !f.endsWith("changes.labels.jsonl")).toList()) {
                Matcher label = LABEL.matcher(Files.readString(file));
                while (label.find()) {
                    labels.put(label.group(1) + "/" + label.group(2), label.group(3));
                }
            }
        }
        try (Stream<Path> alerts = Files.walk(folder, 3)) {
            return alerts.filter(f -> f.endsWith("alert.json")).sorted().toList().parallelStream()
                    .flatMap(alert -> one(alert.getParent(), labels).stream()).toList();
        }
    }

    private static List<Case> one(Path folder, Map<String, String> labels) {
        String suite = folder.getParent().getFileName().toString();
        try {
            Investigation state = new Replay(Runbooks.read(List.of()).advice(), InstantSource.system(), _ -> List.of())
                    .of(RecordedCase.open(folder));
            String first = state.conclusion().orElseThrow().ranked().stream().findFirst().map(s -> s.resource()).orElse("");
            boolean right = first.equals(labels.get(suite + "/" + folder.getFileName()));
            return Conclusions.grounds(state).map(Grounds::figures).map(f -> new Case(suite, 1, f, right)).stream().toList();
        } catch (Exception e) {
            throw new IllegalStateException(folder + " could not be investigated", e);
        }
    }

    private static double[] fit(List<Case> cases) {
        int n = cases.getFirst().figures().length + 1;
        RealVector weights = new ArrayRealVector(n);
        weights.setEntry(BLIND + 1, GAP);
        for (int step = 0; step < MOST_STEPS; step++) {
            RealVector gradient = weights.mapMultiply(-RIDGE);
            RealMatrix curvature = new Array2DRowRealMatrix(n, n);
            gradient.setEntry(0, 0);
            for (int i = 1; i < n; i++) {
                curvature.setEntry(i, i, RIDGE);
            }
            for (Case one : cases) {
                RealVector x = new ArrayRealVector(new double[] {1}, one.figures());
                double said = share(weights.toArray(), one.figures());
                gradient = gradient.add(x.mapMultiply(one.weight() * ((one.right() ? 1 : 0) - said)));
                curvature = curvature.add(x.outerProduct(x).scalarMultiply(one.weight() * said * (1 - said)));
            }
            hold(BLIND + 1, gradient, curvature);
            RealVector move = new CholeskyDecomposition(curvature).getSolver().solve(gradient);
            weights = weights.add(move);
            if (move.getLInfNorm() < 1e-6) {
                return weights.toArray();
            }
        }
        throw new IllegalStateException("the weights still move after " + MOST_STEPS + " steps");
    }

    private static void hold(int weight, RealVector gradient, RealMatrix curvature) {
        gradient.setEntry(weight, 0);
        for (int i = 0; i < gradient.getDimension(); i++) {
            curvature.setEntry(i, weight, i == weight ? 1 : 0);
            curvature.setEntry(weight, i, i == weight ? 1 : 0);
        }
    }

    private static double share(double[] weights, double[] figures) {
        double sum = weights[0];
        for (int i = 0; i < figures.length; i++) {
            sum += weights[i + 1] * figures[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private static double logLoss(List<Case> cases, double[] weights) {
        return mean(cases, c -> -Math.log(c.right() ? share(weights, c.figures()) : 1 - share(weights, c.figures())));
    }

    private static double brier(List<Case> cases, double[] weights) {
        return mean(cases, c -> Math.pow((c.right() ? 1 : 0) - share(weights, c.figures()), 2));
    }

    private static double mean(List<Case> cases, java.util.function.ToDoubleFunction<Case> of) {
        return cases.stream().mapToDouble(c -> c.weight() * of.applyAsDouble(c)).sum() / cases.stream().mapToDouble(Case::weight).sum();
    }
}
