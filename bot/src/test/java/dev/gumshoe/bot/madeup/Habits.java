package dev.gumshoe.bot.madeup;

import java.util.List;
import java.util.Random;

/**
 * What a made-up system is used to, beside how it is recorded.
 *
 * @param aborts whether whoever is failed by a callee gives up at once, so that what it would have called next is not called
 * @param stores the share of services that call nobody and are stores: series of what they are busy with, no spans, no lines, no durations
 * @param most how many services there may be
 * @param calm how many minutes are recorded before it breaks; 0 where the plan says it
 * @param flat whether every log line is marked as ordinary, whatever it says
 * @param resets whether what is counted begins at nought again now and then
 * @param idle whether resources are recorded that nobody calls
 * @param tongue in which language its services are written
 * @param torn whether each line of a stack trace is a row of its own, as where a container's output is collected
 * @param polite whether who is asked for something that makes no sense says so in a warning and answers that the caller is at fault
 * @param bystander whether a service that has nothing to do with it is busy with something at about the same time
 */
record Habits(boolean aborts, double stores, int most, int calm, boolean flat, boolean resets, boolean idle, Tongue tongue, boolean torn,
        boolean polite, boolean bystander) {

    static final Habits USUAL = new Habits(false, 0, 0, 0, false, false, false, Tongue.JAVA, false, false, false);

    static Habits drawn(Random dice) {
        return new Habits(
                dice.nextInt(3) > 0,
                dice.nextInt(2) * (0.3 + 0.5 * dice.nextDouble()),
                dice.nextInt(3) == 0 ? 20 + dice.nextInt(25) : 0,
                dice.nextInt(2) * (8 + dice.nextInt(6)),
                dice.nextInt(4) == 0,
                dice.nextBoolean(),
                dice.nextBoolean(),
                List.of(Tongue.values()).get(dice.nextInt(Tongue.values().length)),
                dice.nextInt(3) == 0,
                dice.nextBoolean(),
                dice.nextInt(3) == 0);
    }

    /** Whether a service that calls nobody is a store. */
    boolean store(long seed, int service) {
        return service > 0 && new Random(seed * 149 + service * 13L).nextDouble() < stores;
    }
}
