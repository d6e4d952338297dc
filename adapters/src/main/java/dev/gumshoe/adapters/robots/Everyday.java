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
        history.rollout(deployed, history.id("d-"), herrings.version(), herrings.deployedAt(),
                Diffs.harmless(history.code(deployed), dice.nextInt(3)));
        List<Part> innocent = Part.SERVICES.stream().filter(part -> !setting.fault().concerns(part)).toList();
        for (int i = 0; i < 2 + dice.nextInt(3); i++) {
            Part service = one(dice, innocent);
            history.config(history.id("evt-"), service, anyTime(setting, dice),
                    "UpdateTags " + setting.names().of(service) + ": cost centre",
                    null);
        }
        lookAround(history, herrings.visited(), herrings.visitedAt(), dice);
        for (int i = 0; i < dice.nextInt(3); i++) {
            lookAround(history, one(dice, innocent), anyTime(setting, dice), dice);
        }
        for (int i = 0; i < 1 + dice.nextInt(2); i++) {
            history.flag(one(dice, innocent), anyTime(setting, dice), dice.nextBoolean() ? "new-onboarding" : "beta-colours", true);
        }
    }

    private static long anyTime(Setting setting, RandomGenerator dice) {
        return setting.grid().startMillis() + (long) (dice.nextDouble() * setting.grid().drawn() * TimeGrid.STEP_MILLIS);
    }

    private static void lookAround(History history, Part service, long millis, RandomGenerator dice) {
        List<Instance> hosts = history.setting().fleet().serving(service, millis);
        if (!hosts.isEmpty()) {
            history.session(history.id("session-"), hosts.get(dice.nextInt(hosts.size())), millis,
                    List.of("uptime", "df -h", "journalctl -n 50", "exit"));
        }
    }

    private static Part one(RandomGenerator dice, List<Part> parts) {
        return parts.get(dice.nextInt(parts.size()));
    }
}
