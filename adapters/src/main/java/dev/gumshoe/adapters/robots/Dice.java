package dev.gumshoe.adapters.robots;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Seeded chance: the same seed and place always fall the same way. */
final class Dice {

    private Dice() {}

    /** A generator for one place of one world. */
    static SplittableRandom at(long seed, long place) {
        return new SplittableRandom(mixed(seed, place));
    }

    /** A number in [0, 1) that belongs to the place. */
    static double unit(long seed, long place) {
        return (mixed(seed, place) >>> 11) * 0x1.0p-53;
    }

    /** SplitMix64's finalizer (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014) over both. */
    static long mixed(long seed, long place) {
        long z = seed * 0x9E3779B97F4A7C15L + place * 0xD1B54A32D192ED03L + 0x632BE59BD9B4E019L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A log-normal duration with that median. */
    static double around(RandomGenerator dice, double median, double spread) {
        return median * Math.exp(spread * dice.nextGaussian());
    }

    /** How many arrive when so many are expected. */
    static int arrivals(RandomGenerator dice, double expected) {
        return (int) Math.max(0, Math.round(expected + Math.sqrt(expected) * dice.nextGaussian()));
    }

    static double between(RandomGenerator dice, double low, double high) {
        return low + (high - low) * dice.nextDouble();
    }
}
