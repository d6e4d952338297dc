package dev.gumshoe.adapters.robots;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The requests of the world, made again whenever they are asked for, always the same: nothing of them is kept but the load. */
final class Traffic {

    /** Requests a second at the usual time of day. */
    static final double USUAL_RATE = 20;
    private static final int ROBOTS = 3_000;
    private static final int SAMPLED_ONE_IN = 14;
    private static final double DAY_MILLIS = 86_400_000;

    private final Setting setting;
    private final Loads loads;

    Traffic(Setting setting, Loads loads) {
        this.setting = setting;
        this.loads = loads;
    }

    /** Hands on the requests that start in the step, in order of time. */
    void during(int step, Consumer<Request> each) {
        RandomGenerator dice = Dice.at(setting.seed(), 1_000_000L + step);
        long from = setting.grid().at(step);
        double[] weights = weights(from);
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        int count = Dice.arrivals(dice, USUAL_RATE * rhythm(from) * total * TimeGrid.STEP_MILLIS / 1000);
        Walker walker = new Walker(setting, loads, step, dice);
        for (int i = 0; i < count; i++) {
            long micros = from * 1000 + (long) ((i + dice.nextDouble()) / count * TimeGrid.STEP_MILLIS * 1000);
            Operation operation = drawn(weights, total * dice.nextDouble());
            int robot = (int) (ROBOTS * Math.pow(dice.nextDouble(), 1.3));
            Visit entry = walker.walk(operation, robot, micros);
            long id = Dice.mixed(setting.seed(), micros);
            each.accept(new Request(id, operation, robot, Math.floorMod(id >> 7, SAMPLED_ONE_IN) == 0, entry));
        }
    }

    private double[] weights(long millis) {
        return Operation.ALL.stream()
                .mapToDouble(operation -> operation.weight() * setting.fault().traffic(operation, millis))
                .toArray();
    }

    private static Operation drawn(double[] weights, double point) {
        double left = point;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return Operation.ALL.get(i);
            }
        }
        return Operation.ALL.getLast();
    }

    /** Busier at three in the afternoon than at three in the morning, UTC. */
    static double rhythm(long millis) {
        return 1 - 0.22 * Math.cos(2 * Math.PI * (millis / DAY_MILLIS - 3.0 / 24));
    }
}
