package dev.gumshoe.adapters.robots;

import static dev.gumshoe.adapters.robots.Handler.Access.READ;
import static dev.gumshoe.adapters.robots.Handler.Access.READ_WRITE;
import static dev.gumshoe.adapters.robots.Handler.Access.WRITE;
import static dev.gumshoe.adapters.robots.Handler.at;
import static dev.gumshoe.adapters.robots.Part.ACTION;
import static dev.gumshoe.adapters.robots.Part.BOT;
import static dev.gumshoe.adapters.robots.Part.FORGE;
import static dev.gumshoe.adapters.robots.Part.GATEWAY;
import static dev.gumshoe.adapters.robots.Part.SCHEDULE;

import java.util.List;

/**
 * What customers, and the clock, ask of the robots.
 *
 * @param weight its share of the usual traffic
 * @param idempotent whether callers may try again
 */
record Operation(String wireName, double weight, boolean idempotent, Handler entry) {

    static final List<Operation> ALL = List.of(
            new Operation("get-robot", 0.32, true, at(GATEWAY, 2, READ, at(BOT, 6, READ))),
            new Operation("create-robot", 0.08, false, at(GATEWAY, 2, READ, at(BOT, 9, WRITE, at(FORGE, 14, READ_WRITE)))),
            new Operation("move-robot", 0.22, false,
                    at(GATEWAY, 2, READ, at(BOT, 5, READ, at(ACTION, 8, READ_WRITE, at(FORGE, 5, READ)).withExternal()))),
            new Operation("upgrade-robot", 0.08, false, at(GATEWAY, 2, READ, at(BOT, 7, READ_WRITE, at(FORGE, 16, READ_WRITE)))),
            new Operation("plan-move", 0.12, false, at(GATEWAY, 2, READ, at(SCHEDULE, 7, WRITE, at(BOT, 4, READ)))),
            new Operation("list-plans", 0.10, true, at(GATEWAY, 2, READ, at(SCHEDULE, 6, READ))),
            new Operation("run-plan", 0.08, true, at(SCHEDULE, 5, READ, at(ACTION, 8, READ_WRITE, at(FORGE, 5, READ)).withExternal())));

    /** Whether customers send it, through the load balancer; otherwise the clock starts it. */
    boolean fromCustomers() {
        return entry.service() == GATEWAY;
    }
}
