package dev.gumshoe.adapters.robots;

import java.util.List;

/**
 * How one service serves an operation.
 *
 * @param millis the median time of its own work
 * @param external whether it asks the outside party
 * @param calls the services it asks, one after the other
 */
record Handler(Part service, double millis, Access access, boolean external, List<Handler> calls) {

    /** What it does with its records. */
    enum Access {
        READ, WRITE, READ_WRITE;

        boolean reads() {
            return this != WRITE;
        }

        boolean writes() {
            return this != READ;
        }
    }

    static Handler at(Part service, double millis, Access access, Handler... calls) {
        return new Handler(service, millis, access, false, List.of(calls));
    }

    Handler withExternal() {
        return new Handler(service, millis, access, true, calls);
    }

    /** How often the service is visited in one such request. */
    int visits(Part which) {
        int own = service == which ? 1 : 0;
        return own + calls.stream().mapToInt(call -> call.visits(which)).sum();
    }
}
