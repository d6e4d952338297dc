package dev.gumshoe.adapters.robots;

import java.util.Locale;

/** The ids of things that happened, drawn by the seed and free of names. */
final class Ids {

    private Ids() {}

    static String deployment(long seed) {
        return "d-" + letters(seed, 41, 9);
    }

    static String session(long seed) {
        return "session-" + hex(seed, 42, 12);
    }

    static String config(long seed) {
        return "evt-" + hex(seed, 43, 10);
    }

    static String version(long seed, int after) {
        return "2." + (10 + Math.floorMod(Dice.mixed(seed, 44), 60)) + "." + after;
    }

    static String hex(long seed, long place, int digits) {
        return String.format(Locale.ROOT, "%016x", Dice.mixed(seed, place)).substring(0, digits);
    }

    static String letters(long seed, long place, int count) {
        String digits = Long.toUnsignedString(Dice.mixed(seed, place), 36).toUpperCase(Locale.ROOT);
        return ("00000000" + digits).substring(digits.length() + 8 - count);
    }

    static String instance(long seed, int index) {
        return "i-0" + hex(seed, 5_000 + index, 16);
    }
}
