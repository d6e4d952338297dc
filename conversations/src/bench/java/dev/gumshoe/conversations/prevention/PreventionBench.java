package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.prevention.SimulatedMonth.Score;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.Map;

/**
 * How well what recurs is found in simulated months: precision and recall of the recurring classes, and the share of their incidents that is named.
 *
 * <pre>
 * javac -d target/bench -cp conversations/target/classes:conversations/target/test-classes:$(cat conversations/target/classpath) \
 *     conversations/src/bench/java/dev/gumshoe/conversations/prevention/PreventionBench.java
 * java -cp target/bench:conversations/target/classes:conversations/target/test-classes:$(cat conversations/target/classpath) \
 *     dev.gumshoe.conversations.prevention.PreventionBench 200
 * </pre>
 */
public final class PreventionBench {

    private PreventionBench() {}

    /** @param arguments how many months */
    public static void main(String[] arguments) {
        int months = arguments.length == 0 ? 200 : Integer.parseInt(arguments[0]);
        Score all = new Score(0, 0, 0, 0, 0, 0);
        Map<String, Integer> wrong = new TreeMap<>();
        long cases = 0;
        for (long seed = 1_000; seed < 1_000 + months; seed++) {
            SimulatedMonth month = SimulatedMonth.of(seed);
            List<Recurrence> found = Recurrences.among(month.cases());
            all = all.plus(month.score(found));
            cases += month.cases().size();
            for (Recurrence each : found) {
                if (month.score(List.of(each)).right() == 0) {
                    wrong.merge(each.kind().name(), 1, Integer::sum);
                }
            }
        }
        System.out.printf(Locale.ROOT, "%d months, %d cases, %d classes recur, %d were found%n", months, cases, all.real(), all.found());
        System.out.printf(Locale.ROOT, "precision %.3f, recall %.3f, incidents named %.3f%n", (double) all.right() / all.found(),
                (double) all.caught() / all.real(), (double) all.named() / all.incidents());
        System.out.println("found and not real, by kind: " + wrong);
    }
}
