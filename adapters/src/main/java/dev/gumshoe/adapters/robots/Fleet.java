package dev.gumshoe.adapters.robots;

import java.util.List;

/**
 * All hosts there ever were in the world's time.
 *
 * @param byItself how many of them, the first ones, came without anybody mending anything
 */
record Fleet(List<Instance> instances, int byItself) {

    Fleet {
        instances = List.copyOf(instances);
    }

    List<Instance> drawn() {
        return instances.subList(0, byItself);
    }

    List<Instance> of(Part service) {
        return instances.stream().filter(instance -> instance.service() == service).toList();
    }

    List<Instance> serving(Part service, long millis) {
        return instances.stream().filter(instance -> instance.service() == service && instance.servesAt(millis)).toList();
    }

    /** The first host of the slot. */
    Instance original(Part service, int slot) {
        return of(service).stream().filter(instance -> instance.slot() == slot).findFirst().orElseThrow();
    }
}
