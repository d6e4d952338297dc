package dev.gumshoe.adapters.robots;

import java.util.List;
import java.util.random.RandomGenerator;

/** Who works here. */
final class People {

    static final String PIPELINE = "pipeline/release";
    static final String AUTOSCALING = "autoscaling.amazonaws.com";
    private static final List<String> ALL = List.of("ada", "bruno", "chidi", "dora", "emre", "freya", "goran", "hana");

    private People() {}

    static String one(RandomGenerator dice) {
        return ALL.get(dice.nextInt(ALL.size()));
    }
}
