package dev.gumshoe.adapters.robots;

import java.util.ArrayList;
import java.util.List;

/** The fleet while it is being laid out. */
final class FleetPlan {

    /** How long a host takes from its launch to its first request. */
    static final long BOOT_MILLIS = 75_000;

    private static final long BETWEEN_HOSTS_MILLIS = 45_000;

    private final long seed;
    private final TimeGrid grid;
    private final List<Instance> instances = new ArrayList<>();
    private int byItself;

    FleetPlan(long seed, TimeGrid grid) {
        this.seed = seed;
        this.grid = grid;
        for (Part service : Part.SERVICES) {
            for (int slot = 0; slot < size(seed, service); slot++) {
                long age = (long) (Dice.between(Dice.at(seed, 300 + instances.size()), 6, 400) * 3_600_000);
                long launched = grid.startMillis() - age;
                launch(service, slot, launched, launched + 60_000, Ids.version(seed, 0), "part of the desired capacity");
            }
        }
    }

    /** How many hosts the service has: two to four. */
    static int size(long seed, Part service) {
        return 2 + Dice.at(seed, service.salt()).nextInt(3);
    }

    long endMillis() {
        return grid.drawnEndMillis();
    }

    /** The hosts of a service that are there to stay. */
    List<Instance> of(Part service) {
        return instances.stream()
                .filter(instance -> instance.service() == service && instance.terminated() == Instance.NEVER)
                .toList();
    }

    Instance launch(Part service, int slot, long launched, long inService, String version, String cause) {
        int index = instances.size();
        Instance made = new Instance(index, Ids.instance(seed, index), service, slot, launched, inService, Instance.NEVER, Instance.NEVER,
                version, cause, "");
        instances.add(made);
        return made;
    }

    void retire(Instance old, long outOfService, long terminated, String fate) {
        instances.set(old.index(), new Instance(old.index(), old.id(), old.service(), old.slot(), old.launched(), old.inService(),
                outOfService, terminated, old.version(), old.cause(), fate));
    }

    /** Host after host, from that time on, is replaced by one of another version. */
    void roll(Part service, long from, String version) {
        long when = from;
        for (Instance old : of(service)) {
            launch(service, old.slot(), when - BOOT_MILLIS, when, version, "instance refresh with a new launch template");
            retire(old, when, when + 45_000, "instance refresh with a new launch template");
            when += BETWEEN_HOSTS_MILLIS;
        }
    }

    void scaleOut(Part service, long launched) {
        List<Instance> there = of(service);
        launch(service, there.size(), launched, launched + BOOT_MILLIS, there.getFirst().version(), "desired capacity was raised by one");
    }

    /** From here on people mend it. */
    void drawn() {
        byItself = instances.size();
    }

    /** A host is replaced through its group: it drains, and another comes in its place. */
    void replace(Part service, int slot, long when) {
        Instance old = of(service).stream().filter(instance -> instance.slot() == slot).findFirst().orElseThrow();
        retire(old, when, when + 45_000, "was taken out at a person's request");
        launch(service, slot, when + 10_000, when + 10_000 + BOOT_MILLIS, old.version(), "replaces " + old.id());
    }

    /** Nothing that would come, or go, after that time does. */
    void settle(Part service, long when) {
        for (Instance each : List.copyOf(instances)) {
            if (each.service() == service && each.launched() >= when) {
                instances.set(each.index(), new Instance(each.index(), each.id(), service, each.slot(), Instance.NEVER, Instance.NEVER,
                        Instance.NEVER, Instance.NEVER, each.version(), each.cause(), ""));
            } else if (each.service() == service && each.outOfService() >= when && each.outOfService() != Instance.NEVER) {
                retire(each, Instance.NEVER, Instance.NEVER, "");
            }
        }
    }

    Fleet settled() {
        return new Fleet(instances, byItself);
    }
}
