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

    /** When the change that did it was made: so many seconds before, at the least and at the most. */
    long madeBefore(int least, int most) {
        return onset - (long) (1000 * (least + (most - least) * Dice.unit(seed, 33)));
    }

    /** Whether it hurts this robot: always the same ones. */
    boolean hits(int robot) {
        return Dice.unit(seed, 900_000L + robot) < strength;
    }
}
