package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.investigation.Mechanism;
import org.jspecify.annotations.Nullable;

/**
 * A change to a service's role policy denies it its table for a part of the keys; visits that ask the table for them fail at once,
 * those served from the cache succeed. Truth: the service that is denied, {@code permission-denied}, the policy change.
 */
record PermissionDenied(Strike strike, Part service) implements Fault {

    @Override
    public Culprit culprit(Setting setting) {
        return new Culprit(setting.names().of(service), Mechanism.PERMISSION_DENIED, policy());
    }

    @Override
    public long onset() {
        return strike.onset();
    }

    @Override
    public boolean concerns(Part part) {
        return part == service || part == service.table();
    }

    @Override
    public @Nullable Failure table(Part by, int robot, long millis) {
        return by == service && strike.began(millis) && strike.hits(robot) ? Failure.ACCESS_DENIED : null;
    }

    @Override
    public void record(History history) {
        history.config(policy(), service, strike.madeBefore(3, 50),
                "PutRolePolicy " + history.code(service).role() + ": scope table access by tenant",
                Diffs.policy(history.code(service)));
    }

    private String policy() {
        return Ids.config(strike.seed());
    }
}
