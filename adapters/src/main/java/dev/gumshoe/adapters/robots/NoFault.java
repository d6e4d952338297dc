package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.investigation.Mechanism;

/** Nothing is wrong: the alarm's threshold lies within the usual noise. Truth: no resource, no mechanism, no change. */
record NoFault() implements Fault {

    @Override
    public Culprit culprit(Setting setting) {
        return new Culprit(null, Mechanism.NONE, null);
    }

    @Override
    public long onset() {
        return Instance.NEVER;
    }

    @Override
    public boolean concerns(Part part) {
        return false;
    }
}
