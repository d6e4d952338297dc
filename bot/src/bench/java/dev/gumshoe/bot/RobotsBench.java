package dev.gumshoe.bot;

import dev.gumshoe.adapters.robots.Names;
import dev.gumshoe.adapters.robots.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How often incidents of the demo's world are understood, scenario by scenario, over many seeds, in memory.
 *
 * <pre>
 * mvn -B -ntp -q test-compile
 * mvn -B -ntp -q -pl bot dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -Xmx1g -cp bot/target/test-classes:bot/target/classes:adapters/target/classes:conversations/target/classes:$(cat bot/target/classpath) \
 *     bot/src/bench/java/dev/gumshoe/bot/RobotsBench.java [--seeds 1-100] [--scenario NAME] [--threads N] [--renamed N] [--said MINUTES]
 * </pre>
 *
 * <p>{@code --renamed N} runs the first N seeds once more with every name exchanged and tells where that changed the result.
 * {@code --said -5} lets somebody say in each case that it began five minutes before it really did. Standard
 * error tells each case that went wrong as it happens; standard output gets the table.
 */
public final class RobotsBench {

    private static final String ROW = "%-22s %5d %9s %9s %9s %10s %9s | %8s %10s %8s%n";

    private final long from;
    private final long to;
    private final long renamed;
    private final List<Scenario> scenarios;
    private final int threads;
    private final String said;

    private RobotsBench(List<String> arguments) {
        String[] seeds = after(arguments, "--seeds", "1-100").split("-", 2);
        this.from = Long.parseLong(seeds[0]);
        this.to = Long.parseLong(seeds[seeds.length - 1]);
        this.renamed = Long.parseLong(after(arguments, "--renamed", "0"));
        this.threads = Integer.parseInt(after(arguments, "--threads", "2"));
        this.said = after(arguments, "--said", "");
        String only = after(arguments, "--scenario", "");
        this.scenarios = Stream.of(Scenario.values()).filter(s -> only.isEmpty() || s.wireName().equals(only)).toList();
    }

    private static String after(List<String> arguments, String option, String otherwise) {
        int at = arguments.indexOf(option);
        return at < 0 ? otherwise : arguments.get(at + 1);
    }

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        new RobotsBench(List.of(arguments)).run();
    }

    private void run() throws Exception {
        long began = System.nanoTime();
        System.out.printf(
                "%-22s %5s %9s %9s %9s %10s %9s | ruled out: %s%n",
                "scenario", "cases", "resource", "mechanism", "change", "conclusive", "and wrong", "newcomer deployment noisy");
        List<Marks> all = new ArrayList<>();
        int changed = 0;
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            for (Scenario scenario : scenarios) {
                List<Future<Marks>> trials = new ArrayList<>();
                for (long seed = from; seed <= to; seed++) {
                    long one = seed;
                    trials.add(workers.submit(() -> marks(scenario, one)));
                }
                List<Marks> marks = new ArrayList<>();
                for (Future<Marks> trial : trials) {
                    marks.add(trial.get());
                }
                row(scenario.wireName(), marks);
                all.addAll(marks);
            }
            changed = renamed(workers);
        }
        row("all", all);
        System.out.printf(Locale.ROOT, "%.0f s%s%n", (System.nanoTime() - began) / 1e9,
                renamed == 0 ? "" : ", with other names " + changed + " of " + renamed * scenarios.size() + " results changed");
    }

    private Marks marks(Scenario scenario, long seed) throws InterruptedException {
        RobotsTrial trial = said.isEmpty() || scenario == Scenario.NO_FAULT
                ? RobotsTrial.of(scenario, seed, Names.robots())
                : RobotsTrial.said(scenario, seed, Duration.ofMinutes(Long.parseLong(said)));
        Marks marks = Marks.of(trial);
        if (!marks.resource() || !marks.mechanism() || !marks.change() || marks.wrong()) {
            System.err.println(scenario.wireName() + " " + seed + ": " + trial.outcome() + "; really: " + trial.world().truth().resource() + " "
                    + trial.world().truth().mechanism() + " " + trial.world().truth().change());
        }
        return marks;
    }

    private int renamed(ExecutorService workers) throws Exception {
        List<Future<Boolean>> same = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            for (long seed = from; seed < from + renamed; seed++) {
                long one = seed;
                same.add(workers.submit(() -> sameWithOtherNames(scenario, one)));
            }
        }
        int changed = 0;
        for (Future<Boolean> one : same) {
            changed += one.get() ? 0 : 1;
        }
        return changed;
    }

    private static boolean sameWithOtherNames(Scenario scenario, long seed) throws InterruptedException {
        String usual = RobotsTrial.of(scenario, seed, Names.robots()).outcome();
        String other = OtherNames.back(RobotsTrial.of(scenario, seed, OtherNames.NAMES).outcome());
        if (!usual.equals(other)) {
            System.err.println(scenario.wireName() + " " + seed + " renamed: " + usual + "\n  became " + other);
        }
        return usual.equals(other);
    }

    private static void row(String name, List<Marks> marks) {
        System.out.printf(
                ROW,
                name,
                marks.size(),
                share(marks, Marks::resource),
                share(marks, Marks::mechanism),
                share(marks, Marks::change),
                share(marks, Marks::conclusive),
                share(marks, Marks::wrong),
                share(marks, Marks::newcomer),
                share(marks, Marks::deployment),
                share(marks, Marks::noisy));
        System.out.flush();
    }

    private static String share(List<Marks> marks, Predicate<Marks> mark) {
        long those = marks.stream().filter(mark).count();
        return marks.isEmpty() ? "-" : String.format(Locale.ROOT, "%.0f %%", 100.0 * those / marks.size());
    }

    /** What is kept of a trial. Without a fault, resource, mechanism and change are right when nobody is blamed. */
    private record Marks(
            boolean resource,
            boolean mechanism,
            boolean change,
            boolean conclusive,
            boolean wrong,
            boolean newcomer,
            boolean deployment,
            boolean noisy) {

        static Marks of(RobotsTrial trial) {
            boolean calm = !trial.hasFault() && !trial.blames();
            return new Marks(
                    calm || trial.rightResource(),
                    calm || trial.rightMechanism(),
                    calm || trial.rightChange(),
                    trial.blames(),
                    trial.conclusiveAndWrong(),
                    trial.newcomerRuledOut(),
                    trial.deploymentRuledOut(),
                    trial.noisyRuledOut());
        }
    }
}
