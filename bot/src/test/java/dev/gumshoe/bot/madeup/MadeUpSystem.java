package dev.gumshoe.bot.madeup;

import dev.gumshoe.bot.madeup.Plan.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The services of a made-up system and which calls which for which operation.
 *
 * @param names by number, 0 is the front
 * @param calls for each operation and service the services it calls, in order
 * @param millis each service's own time
 * @param broken the service that breaks, reached by all that the fault needs
 * @param operation the operation that a fault of the code strikes
 */
record MadeUpSystem(Naming naming, List<String> names, List<List<List<Integer>>> calls, List<Double> millis, int broken, int operation) {

    static final List<String> OPERATION = List.of("browse", "buy", "refund");
    static final int OPERATIONS = OPERATION.size();

    static MadeUpSystem of(Plan plan) {
        Random dice = plan.dice(1);
        Naming naming = new Naming(plan.names());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < plan.services(); i++) {
            names.add(naming.service(i, plan.seed()));
        }
        List<List<Integer>> all = edges(plan.shape(), plan.services(), dice);
        List<List<List<Integer>>> calls = new ArrayList<>();
        for (int operation = 0; operation < OPERATIONS; operation++) {
            calls.add(all.stream().map(below -> below.stream().filter(_ -> dice.nextDouble() < 0.75).toList()).toList());
        }
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < plan.services(); i++) {
            millis.add(Math.exp(0.7 + 2.3 * dice.nextDouble()));
        }
        List<int[]> reached = reached(calls);
        boolean callsOn = Set.of(FaultKind.EARLY_RETURN, FaultKind.MISSING_CALL, FaultKind.WRONG_REQUEST).contains(plan.kind());
        boolean leaf = plan.kind() == FaultKind.UNSEEN_STORE;
        List<int[]> able = reached.stream().filter(r -> r[0] > 0 && (!callsOn || !calls.get(r[1]).get(r[0]).isEmpty())
                && (!leaf || calls.stream().allMatch(of -> of.get(r[0]).isEmpty()))).toList();
        int[] drawn = able.isEmpty() ? reached.getFirst() : able.get(dice.nextInt(able.size()));
        return new MadeUpSystem(naming, names, calls, millis, drawn[0], drawn[1]);
    }

    private static List<List<Integer>> edges(Shape shape, int n, Random dice) {
        List<List<Integer>> edges = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            edges.add(new ArrayList<>());
        }
        for (int i = 1; i < n; i++) {
            int caller = switch (shape) {
                case CHAIN -> dice.nextInt(5) == 0 ? dice.nextInt(i) : i - 1;
                case TREE -> (i - 1) / 3;
                case LAYERS, SHARED -> dice.nextInt(Math.min(i, Math.max(1, n / 2)));
            };
            edges.get(caller).add(i);
            int second = dice.nextInt(i);
            if (shape == Shape.LAYERS && second != caller && dice.nextInt(3) == 0) {
                edges.get(second).add(i);
            }
            if (shape == Shape.SHARED && i < n - 1 && dice.nextInt(3) > 0) {
                edges.get(i).add(n - 1);
            }
        }
        return edges;
    }

    // service and operation for everything that requests get to
    private static List<int[]> reached(List<List<List<Integer>>> calls) {
        List<int[]> reached = new ArrayList<>();
        for (int operation = 0; operation < calls.size(); operation++) {
            boolean[] seen = new boolean[calls.get(operation).size()];
            walk(calls.get(operation), 0, seen);
            for (int i = 0; i < seen.length; i++) {
                if (seen[i]) {
                    reached.add(new int[] {i, operation});
                }
            }
        }
        return reached;
    }

    private static void walk(List<List<Integer>> calls, int at, boolean[] seen) {
        if (!seen[at]) {
            seen[at] = true;
            calls.get(at).forEach(next -> walk(calls, next, seen));
        }
    }
}
