package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.investigation.Mechanism;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person opens a shell on one host and drops the local lookup table there, or clears the local cache's files; requests that reach
 * this host and need them fail, on all other hosts they succeed. Truth: the instance, {@code manual-change}, the session.
 *
 * @param table whether it is the table, otherwise the cache's file
 */
record ManualChange(Strike strike, Part service, int slot, boolean table) implements Fault {

    @Override
    public Culprit culprit(Setting setting) {
        return new Culprit(setting.fleet().original(service, slot).id(), Mechanism.MANUAL_CHANGE, session());
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
    public @Nullable Failure local(Instance by, int robot, long millis) {
        boolean here = by.service() == service && by.slot() == slot && by.launched() < strike.onset();
        return here && strike.began(millis) && strike.hits(robot) ? Failure.LOCAL_DATA_MISSING : null;
    }

    @Override
    public void record(History history) {
        Code code = history.code(service);
        String damage = table
                ? "sqlite3 " + code.localTable() + " 'DROP TABLE lookup;'"
                : "rm -rf " + code.localCache() + "/segments/*";
        history.session(session(), history.setting().fleet().original(service, slot), strike.madeBefore(30, 110),
                List.of("sudo -i", "cd " + code.localFolder(), "ls -la", damage, "exit"));
    }

    private String session() {
        return Ids.session(strike.seed());
    }
}
