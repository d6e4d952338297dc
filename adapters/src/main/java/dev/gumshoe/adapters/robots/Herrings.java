package dev.gumshoe.adapters.robots;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What looks suspicious and is not.
 *
 * @param noisy a service that always complains and is well
 * @param newcomer a service that gets another host near the onset, whose processor is busy while it starts
 * @param newcomerLaunched when that host is launched
 * @param deployed a service that gets a harmless version near the onset
 * @param deployedAt when
 * @param version which
 * @param visited a service on one of whose hosts somebody only looks around, shortly before the onset
 * @param visitedAt when
 */
record Herrings(Part noisy, Part newcomer, long newcomerLaunched, Part deployed, long deployedAt, String version, Part visited,
        long visitedAt) {

    static Herrings draw(long seed, Fault fault, long onset) {
        RandomGenerator dice = Dice.at(seed, 21);
        List<Part> innocent = Part.SERVICES.stream().filter(part -> !fault.concerns(part)).toList();
        return new Herrings(one(dice, innocent), one(dice, innocent), onset + (long) Dice.between(dice, -300_000, 90_000),
                one(dice, innocent), onset - (long) Dice.between(dice, 240_000, 1_500_000), Ids.version(seed, 2), one(dice, innocent),
                onset - (long) Dice.between(dice, 40_000, 400_000));
    }

    private static Part one(RandomGenerator dice, List<Part> parts) {
        return parts.get(dice.nextInt(parts.size()));
    }

    void reshape(FleetPlan fleet) {
        fleet.roll(deployed, deployedAt + 90_000, version);
        fleet.scaleOut(newcomer, newcomerLaunched);
    }
}
