package dev.gumshoe.adapters.robots;

import java.util.Locale;

/**
 * One request of a robot's owner, or of the clock, from the front to the back.
 *
 * @param id the trace's id
 * @param sampled whether its spans were kept
 */
record Request(long id, Operation operation, int robot, boolean sampled, Visit entry) {

    String traceId() {
        return String.format(Locale.ROOT, "%016x%016x", Dice.mixed(id, 1), id);
    }

    String robotId() {
        return robotId(robot);
    }

    static String robotId(int robot) {
        return String.format(Locale.ROOT, "rb-%05d", 10_000 + robot * 7);
    }
}
