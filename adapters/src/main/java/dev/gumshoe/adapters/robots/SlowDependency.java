package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.investigation.Mechanism;
import java.util.random.RandomGenerator;

/**
 * A store, an outside party or a service takes much longer than usual for a part of its calls; its callers wait, and give up where
 * it takes longer than they wait. Truth: the part that is slow, {@code slow-dependency}, no change.
 *
 * @param extraMillis the median of what a slow call takes longer
 */
record SlowDependency(Strike strike, Part part, double extraMillis) implements Fault {

    @Override
    public Culprit culprit(Setting setting) {
        return new Culprit(setting.names().of(part), Mechanism.SLOW_DEPENDENCY, null);
    }

    @Override
    public long onset() {
        return strike.onset();
    }

    @Override
    public boolean concerns(Part other) {
        return other == part;
    }

    @Override
    public double delay(Part asked, long millis, RandomGenerator dice) {
        boolean slow = asked == part && strike.began(millis) && dice.nextDouble() < strike.strength();
        return slow ? Dice.around(dice, extraMillis, 0.35) : 0;
    }
}
