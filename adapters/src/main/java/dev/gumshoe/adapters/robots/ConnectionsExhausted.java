package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.investigation.Mechanism;
import java.util.random.RandomGenerator;

/**
 * The connections of a service to its table are all in use, because they leak, or because somebody lowered their limit; visits wait
 * for one, and some in vain. Truth: the service whose pool is exhausted, {@code connections-exhausted}, the change of the limit or none.
 *
 * @param lowered whether a change lowered the limit
 */
record ConnectionsExhausted(Strike strike, Part service, boolean lowered) implements Fault {

    private static final int LOWERED_LIMIT = 8;
    private static final double RAMP_MILLIS = 150_000;

    @Override
    public Culprit culprit(Setting setting) {
        return new Culprit(setting.names().of(service), Mechanism.CONNECTIONS_EXHAUSTED, lowered ? config() : null);
    }

    @Override
    public long onset() {
        return strike.onset();
    }

    @Override
    public boolean concerns(Part part) {
        return part == service;
    }

    @Override
    public double poolWait(Part by, long millis, RandomGenerator dice) {
        if (by != service || !strike.began(millis)) {
            return 0;
        }
        return dice.nextDouble() < strike.strength() ? Double.POSITIVE_INFINITY : Dice.around(dice, 120, 0.8);
    }

    @Override
    public double poolUse(Part by, long millis) {
        if (by != service) {
            return 0;
        }
        double before = (strike.onset() - millis) / RAMP_MILLIS;
        return lowered ? (strike.began(millis) ? 1 : 0) : Math.clamp(1 - before, 0, 1);
    }

    @Override
    public int poolLimit(Part by, long millis) {
        return by == service && lowered && strike.began(millis) ? LOWERED_LIMIT : Walker.POOL_LIMIT;
    }

    @Override
    public void record(History history) {
        if (lowered) {
            history.config(config(), service, strike.madeBefore(5, 60), "Apply settings of " + history.setting().names().of(service)
                    + ": trim idle connections", Diffs.poolLimit(history.code(service), Walker.POOL_LIMIT, LOWERED_LIMIT));
        }
    }

    private String config() {
        return Ids.config(strike.seed());
    }
}
