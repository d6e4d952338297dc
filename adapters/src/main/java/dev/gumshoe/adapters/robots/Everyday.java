package dev.gumshoe.adapters.robots;

import java.util.List;
import java.util.random.RandomGenerator;

/** What people do on any day, near the onset too, and what has nothing to do with it. */
final class Everyday {

    private Everyday() {}

    static void fill(History history) {
        Setting setting = history.setting();
        RandomGenerator dice = Dice.at(setting.seed(), 52);
        Herrings herrings = setting.herrings();
        Part deployed = herrings.deployed();
        history.deployment(deployed, history.id("d-"), Ids.version(setting.seed(), 2), herrings.deployedAt(),
                Diffs.harmless(history.code(deployed), dice.nextInt(3)));
        List<Part> innocent = Part.SERVICES.stream().filter(part -> !setting.fault().concerns(part)).toList();
        for (int i = 0; i < 2 + dice.nextInt(3); i++) {
            Part service = one(dice, innocent);
            history.config(history.id("evt-"), service, anyTime(setting, dice),
                    "UpdateTags " + setting.names().of(service) + ": cost centre",
                    null);
        }
        for (int i = 0; i < 1 + dice.nextInt(3); i++) {
            history.session(history.id("session-"), someHost(setting, one(dice, innocent), dice), anyTime(setting, dice),
                    List.of("uptime", "df -h", "journalctl -n 50", "exit"));
        }
        for (int i = 0; i < 1 + dice.nextInt(2); i++) {
            history.flag(one(dice, innocent), anyTime(setting, dice), dice.nextBoolean() ? "new-onboarding" : "beta-colours", true);
        }
    }

    private static long anyTime(Setting setting, RandomGenerator dice) {
        return setting.grid().startMillis() + (long) (dice.nextDouble() * setting.grid().steps() * TimeGrid.STEP_MILLIS);
    }

    private static Instance someHost(Setting setting, Part service, RandomGenerator dice) {
        return setting.fleet().original(service, dice.nextInt(FleetPlan.size(setting.seed(), service)));
    }

    private static Part one(RandomGenerator dice, List<Part> parts) {
        return parts.get(dice.nextInt(parts.size()));
    }
}
