package dev.gumshoe.adapters.robots;

/**
 * When and how hard a fault strikes.
 *
 * @param onset when it first does harm, epoch milliseconds
 * @param strength the share of what it can hurt that it hurts, 0 to 1
 */
record Strike(long seed, long onset, double strength) {

    boolean began(long millis) {
        return millis >= onset;
    }

    /** Whether it hurts this robot: always the same ones. */
    boolean hits(int robot) {
        return Dice.unit(seed, 900_000L + robot) < strength;
    }
}
