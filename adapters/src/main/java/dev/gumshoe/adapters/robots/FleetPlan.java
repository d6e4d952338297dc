package dev.gumshoe.adapters.robots;

import java.util.ArrayList;
import java.util.List;

/** The fleet while it is being laid out. */
final class FleetPlan {

    private final long seed;
    private final TimeGrid grid;
    private final List<Instance> instances = new ArrayList<>();

    FleetPlan(long seed, TimeGrid grid) {
        this.seed = seed;
        this.grid = grid;
        for (Part service : Part.SERVICES) {
            for (int slot = 0; slot < size(seed, service); slot++) {
                long age = (long) (Dice.between(Dice.at(seed, 300 + instances.size()), 6, 400) * 3_600_000);
                long launched = grid.startMillis() - age;
                launch(service, slot, launched, launched + 60_000, Ids.version(seed, 0));
            }
        }
    }

    /** How many hosts the service has: two to four. */
    static int size(long seed, Part service) {
        return 2 + Dice.at(seed, service.salt()).nextInt(3);
    }

    long endMillis() {
        return grid.endMillis();
    }

    /** The hosts of a service that are there to stay. */
    List<Instance> of(Part service) {
        return instances.stream()
                .filter(instance -> instance.service() == service && instance.terminated() == Instance.NEVER)
                .toList();
    }

    Instance launch(Part service, int slot, long launched, long inService, String version) {
        int index = instances.size();
        Instance made = new Instance(index, Ids.instance(seed, index), service, slot, launched, inService, Instance.NEVER, Instance.NEVER,
                version);
        instances.add(made);
        return made;
    }

    void retire(Instance old, long outOfService, long terminated) {
        instances.set(old.index(), new Instance(old.index(), old.id(), old.service(), old.slot(), old.launched(), old.inService(),
                outOfService, terminated, old.version()));
    }

    /** Another host takes the slot at that time, launched so much earlier. */
    void replace(Instance old, long when, long boot, String version) {
        launch(old.service(), old.slot(), when - boot, when, version);
        retire(old, when, when + 45_000);
    }

    void scaleOut(Part service, long launched, long boot) {
        List<Instance> there = of(service);
        launch(service, there.size(), launched, launched + boot, there.getFirst().version());
    }

    Fleet settled() {
        return new Fleet(instances);
    }
}
