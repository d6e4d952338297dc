package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.Change.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What people and machines did in the world, as pipelines and the audit trail wrote it down. */
final class History {

    private final Setting setting;
    private final RandomGenerator dice;
    private final List<Change> changes = new ArrayList<>();
    private int entries;

    private History(Setting setting) {
        this.setting = setting;
        this.dice = Dice.at(setting.seed(), 51);
    }

    /** Everything that happened, in order of time. */
    static List<Change> of(Setting setting) {
        History history = new History(setting);
        setting.fault().record(history);
        Everyday.fill(history);
        history.fleet();
        if (setting.fault() instanceof Mended mended) {
            mended.recordMending(history);
        }
        history.changes.sort(Comparator.comparing(Change::timestamp));
        return List.copyOf(history.changes);
    }

    Setting setting() {
        return setting;
    }

    Code code(Part service) {
        return new Code(setting.names(), service, setting.seed());
    }

    /** An id that nothing else has. */
    String id(String prefix) {
        return prefix + Ids.hex(setting.seed(), 60_000L + entries++, 10);
    }

    /** A commit, some time later its deployment through a new launch template. */
    void rollout(Part service, String id, String version, long millis, Diffs.Diff diff) {
        commit(service, version, millis - (long) Dice.between(dice, 900_000, 2_400_000), diff);
        add(new Change(id, Instant.ofEpochMilli(millis), Kind.DEPLOYMENT, setting.names().of(service), People.PIPELINE,
                "Deploy " + setting.names().of(service) + " " + version, List.of(diff.file()), diff.text(),
                Map.of("version", version, "strategy", "rolling", "status", "succeeded")));
        add(new Change(id("evt-"), Instant.ofEpochMilli(millis + 4_000), Kind.OTHER, setting.names().group(service), People.PIPELINE,
                "UpdateStack: new launch template version for " + setting.names().group(service), List.of(), null,
                Map.of("deployment", id, "version", version)));
    }

    private void commit(Part service, String version, long millis, Diffs.Diff diff) {
        add(new Change(id(""), Instant.ofEpochMilli(millis), Kind.COMMIT, setting.names().of(service), People.one(dice),
                "Merge into main of " + setting.names().of(service), List.of(diff.file()), diff.text(), Map.of("release", version)));
    }

    void config(String id, Part service, long millis, String title, Diffs.@Nullable Diff diff) {
        add(new Change(id, Instant.ofEpochMilli(millis), Kind.CONFIG, setting.names().of(service), People.one(dice), title,
                diff == null ? List.of() : List.of(diff.file()), diff == null ? null : diff.text(), Map.of()));
    }

    void session(String id, Instance host, long millis, List<String> commands) {
        add(new Change(id, Instant.ofEpochMilli(millis), Kind.SESSION, host.id(), People.one(dice), "StartSession on " + host.id(),
                List.of(),
                null, Map.of("service", setting.names().of(host.service()), "commands", String.join("\n", commands))));
    }

    /** Somebody deploys what ran before. */
    void rollBack(Part service, String version, String undone, long millis) {
        add(new Change(id("d-"), Instant.ofEpochMilli(millis), Kind.DEPLOYMENT, setting.names().of(service), People.one(dice),
                "Roll back " + setting.names().of(service) + " to " + version, List.of(), null,
                Map.of("version", version, "strategy", "rolling", "status", "succeeded", "undoes", undone)));
    }

    void flag(Part service, long millis, String flag, boolean on) {
        add(new Change(id("flag-"), Instant.ofEpochMilli(millis), Kind.FLAG, setting.names().of(service), People.one(dice),
                "Flag " + flag + " switched " + (on ? "on" : "off"), List.of(), null, Map.of("flag", flag)));
    }

    private void fleet() {
        for (Instance instance : setting.fleet().instances()) {
            if (instance.launched() >= setting.grid().startMillis()) {
                scaling(instance, 0, instance.launched(), "Launched", instance.cause());
            }
            if (instance.terminated() != Instance.NEVER) {
                scaling(instance, 1, instance.outOfService(), "Took out of service", instance.fate());
                scaling(instance, 2, instance.terminated(), "Terminated", instance.fate());
            }
        }
    }

    private void scaling(Instance instance, int which, long millis, String what, String cause) {
        String id = "act-" + Ids.hex(setting.seed(), 90_000L + instance.index() * 4L + which, 10);
        add(new Change(id, Instant.ofEpochMilli(millis), Kind.OTHER, instance.id(), People.AUTOSCALING,
                what + " " + instance.id() + " of " + setting.names().group(instance.service()), List.of(), null,
                Map.of("group", setting.names().group(instance.service()), "version", instance.version(), "cause", cause)));
    }

    private void add(Change change) {
        if (change.timestamp().toEpochMilli() < setting.grid().endMillis()) {
            changes.add(change);
        }
    }
}
