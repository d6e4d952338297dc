package dev.gumshoe.bot.madeup;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a made-up case is to be like, all of it drawn from a seed.
 *
 * @param names how resources are called, 0 to {@value Naming#STYLES} less one
 * @param stepSeconds between two points of a series
 * @param minutes how long the recording is
 * @param onsetSecond when it breaks, from the start
 * @param alertSecond when the alert fires, where the recording ends
 * @param share of requests that the fault strikes, 0 to 1
 * @param force how hard, 1 is usual
 * @param requestsPerSecond at the front
 * @param changes whether changes are recorded
 * @param guilty whether one of them did it
 * @param telemetry in what fashion it is recorded
 * @param habits what the system is used to
 */
record Plan(long seed, Shape shape, int services, int names, FaultKind kind, int stepSeconds, int minutes, int onsetSecond, int alertSecond,
        double share, double force, double requestsPerSecond, Set<File> files, boolean clientSpans, boolean changes, boolean guilty,
        Telemetry telemetry, Habits habits) {

    /** How services hang together. */
    enum Shape {
        CHAIN, TREE, LAYERS, SHARED
    }

    /** What may be recorded. */
    enum File {
        METRICS, LOGS, SPANS, TOPOLOGY
    }

    private static final List<FaultKind> FAULTS = Arrays.stream(FaultKind.values()).filter(kind -> kind != FaultKind.NOTHING).toList();

    static final Instant START = Instant.parse("2026-02-10T09:00:00Z");

    /** Draws a case; with a kind given, of that kind. */
    static Plan drawn(long seed, @Nullable FaultKind wanted, @Nullable Set<File> only) {
        return drawn(seed, wanted, only, Telemetry.PLAIN, Habits.USUAL);
    }

    /** Draws a case recorded in a fashion drawn from the seed too. */
    static Plan varied(long seed, @Nullable FaultKind wanted, @Nullable Set<File> only) {
        return drawn(seed, wanted, only, Telemetry.drawn(new Random(seed * 104_729 + 7)), Habits.USUAL);
    }

    /** The same, of a system with habits of its own. */
    static Plan wild(long seed, @Nullable FaultKind wanted, @Nullable Set<File> only) {
        return drawn(seed, wanted, only, Telemetry.drawn(new Random(seed * 104_729 + 7)), Habits.drawn(new Random(seed * 86_028_121 + 3)));
    }

    private static Plan drawn(long seed, @Nullable FaultKind wanted, @Nullable Set<File> only, Telemetry telemetry,
            Habits habits) {
        Random dice = new Random(seed * 7919 + 13);
        FaultKind kind = FAULTS.get(dice.nextInt(FAULTS.size()));
        Shape shape = List.of(Shape.values()).get(dice.nextInt(Shape.values().length));
        int[] steps = {1, 5, 15, 30, 60};
        int step = steps[dice.nextInt(steps.length)];
        int usual = (step >= 30 ? 45 : 20) + dice.nextInt(30);
        int after = 120 + dice.nextInt(420);
        int minutes = habits.calm() == 0 ? usual : Math.min(usual, habits.calm() + after / 60 + 1);
        int alert = minutes * 60;
        double share = dice.nextInt(3) == 0 ? 0.1 + 0.3 * dice.nextDouble() : 0.5 + 0.5 * dice.nextDouble();
        Set<File> files = EnumSet.allOf(File.class);
        int missing = dice.nextInt(8);
        if (missing < File.values().length) {
            files.remove(File.values()[missing]);
        }
        int services = 4 + dice.nextInt(13);
        return new Plan(seed, shape, Math.max(services, habits.most()), telemetry.naming(dice.nextInt(Naming.PLAIN_STYLES)),
                wanted == null ? kind : wanted, step, minutes,
                alert - after, alert, share, 0.6 + dice.nextDouble(), (0.5 + 1.5 * dice.nextDouble()) * 40 / minutes,
                only == null ? files : only,
                dice.nextBoolean(), dice.nextInt(4) > 0, dice.nextBoolean() && wanted != FaultKind.NOTHING, telemetry, habits);
    }

    /** How much of the trouble is over at a moment, 0 to 1. */
    double age(double second) {
        return Math.clamp((second - onsetSecond) / (alertSecond - onsetSecond), 0, 1);
    }

    /** Whether what is killed again and again is just away. */
    boolean gone(double second) {
        return second >= onsetSecond && (second - onsetSecond) % 90 < 25;
    }

    /** Whether nobody records anything of that service itself. */
    boolean unseen(int service, int broken) {
        return kind == FaultKind.UNSEEN_STORE && service == broken;
    }

    /** Whether a service is a store, of which there are series only. */
    boolean store(int service, MadeUpSystem system) {
        return system.calls().stream().allMatch(of -> of.get(service).isEmpty()) && habits.store(seed, service);
    }

    Random dice(int salt) {
        return new Random(seed * 31 + salt * 1_000_003L);
    }

    boolean records(File file) {
        return files.contains(file);
    }
}
