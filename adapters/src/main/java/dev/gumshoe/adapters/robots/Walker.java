package dev.gumshoe.adapters.robots;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Walks requests of one step through the services: who serves, how long it takes, what fails, who tries again. */
final class Walker {

    /** The most connections to its table an instance may hold. */
    static final int POOL_LIMIT = 64;

    private static final double GATEWAY_PATIENCE = 3_000;
    private static final double PATIENCE = 2_000;
    private static final double STORE_PATIENCE = 1_500;
    private static final double POOL_PATIENCE = 1_000;
    private static final double HIT_RATE = 0.72;
    private static final double LOCAL_SHARE = 0.9;

    private final Fault fault;
    private final Loads loads;
    private final int step;
    private final RandomGenerator dice;
    private final List<List<Instance>> serving;
    private int robot;
    private boolean idempotent;

    Walker(Setting setting, Loads loads, int step, RandomGenerator dice) {
        this.fault = setting.fault();
        this.loads = loads;
        this.step = step;
        this.dice = dice;
        long middle = setting.grid().at(step) + TimeGrid.STEP_MILLIS / 2;
        this.serving = Part.SERVICES.stream().map(service -> setting.fleet().serving(service, middle)).toList();
    }

    Visit walk(Operation operation, int forRobot, long micros) {
        robot = forRobot;
        idempotent = operation.idempotent();
        Visit entry = serve(operation.entry(), micros, 0);
        entry.seenMicros = entry.micros;
        entry.seen = entry.failure;
        return entry;
    }

    private Visit serve(Handler handler, long micros, int attempt) {
        Part service = handler.service();
        Instance instance = reached(service, micros / 1000);
        Visit visit = new Visit(service, instance, micros, attempt);
        if (instance == null) {
            visit.spend(Dice.around(dice, 2, 0.3));
            visit.fail(Failure.REFUSED, null);
            return visit;
        }
        double load = loads.of(step, instance);
        if (dice.nextDouble() < Loads.turnedAway(load)) {
            visit.spend(Dice.around(dice, 4, 0.3));
            visit.fail(Failure.OVERLOADED, null);
            return visit;
        }
        visit.spend(Dice.around(dice, handler.millis(), 0.35) * Loads.slowdown(load) + fault.delay(service, micros / 1000, dice));
        work(visit, instance, handler);
        return visit;
    }

    private @Nullable Instance reached(Part service, long millis) {
        List<Instance> hosts = serving.get(Part.SERVICES.indexOf(service));
        double refusal = fault.refusal(service, millis);
        if (hosts.isEmpty() || (refusal > 0 && dice.nextDouble() < refusal)) {
            return null;
        }
        return hosts.get(dice.nextInt(hosts.size()));
    }

    private void work(Visit visit, Instance instance, Handler handler) {
        long millis = visit.startMicros / 1000;
        double luck = dice.nextDouble();
        if (luck < 0.0006) {
            visit.fail(Failure.INTERNAL, null);
        } else if (luck < 0.006) {
            visit.fail(Failure.BAD_INPUT, null);
        } else if (dice.nextDouble() < LOCAL_SHARE) {
            visit.fail(fault.local(instance, robot, millis), null);
        }
        if (!visit.failed()) {
            records(visit, instance, handler, millis);
        }
        if (!visit.failed() && handler.external()) {
            store(visit, Part.EXTERNAL, 45, false, null);
        }
        for (Handler call : handler.calls()) {
            if (!visit.failed()) {
                call(visit, call);
            }
        }
    }

    private void records(Visit visit, Instance instance, Handler handler, long millis) {
        Part table = handler.service().table();
        if (handler.access().reads()) {
            boolean hit = dice.nextDouble() < HIT_RATE;
            Visit get = store(visit, Part.CACHE, 0.8, false, null);
            get.hit = hit && !get.failed();
            if (get.hit && !visit.failed()) {
                visit.fail(fault.cached(instance, robot, millis), null);
            }
            if (!hit && table != null && !visit.failed()) {
                table(visit, table, false, millis);
            }
        }
        if (handler.access().writes() && table != null && !visit.failed()) {
            table(visit, table, true, millis);
        }
    }

    private void table(Visit visit, Part table, boolean write, long millis) {
        double wait = fault.poolWait(visit.part, millis, dice);
        if (Double.isInfinite(wait)) {
            visit.spend(POOL_PATIENCE);
            visit.fail(Failure.POOL_TIMEOUT, table);
            return;
        }
        if (wait > 0) {
            visit.spend(Math.min(wait, POOL_PATIENCE));
        }
        store(visit, table, write ? 6 : 4, write, fault.table(visit.part, robot, millis));
    }

    private Visit store(Visit caller, Part store, double median, boolean write, @Nullable Failure denied) {
        Visit asked = new Visit(store, null, caller.cursor(), 0);
        asked.write = write;
        asked.spend(denied == null ? Dice.around(dice, median, 0.4) + fault.delay(store, caller.cursor() / 1000, dice) : 1.5);
        asked.fail(denied, null);
        see(caller, asked, STORE_PATIENCE);
        if (asked.seen != null) {
            caller.fail(asked.seen, store);
        }
        return asked;
    }

    private void call(Visit caller, Handler handler) {
        double patience = caller.part == Part.GATEWAY ? GATEWAY_PATIENCE : PATIENCE;
        Visit answer = serve(handler, caller.cursor() + 300, 0);
        see(caller, answer, patience);
        if (answer.seen != null && answer.seen.retriable() && idempotent) {
            caller.spend(Dice.between(dice, 30, 90));
            answer = serve(handler, caller.cursor() + 300, 1);
            see(caller, answer, patience);
        }
        if (answer.seen != null) {
            caller.fail(answer.seen == Failure.TIMEOUT || answer.seen == Failure.BAD_INPUT ? answer.seen : Failure.UPSTREAM,
                    handler.service());
        }
    }

    /** The caller waits for the answer, but not for ever. */
    private static void see(Visit caller, Visit answer, double patience) {
        long limit = (long) (patience * 1000);
        boolean late = answer.micros > limit;
        answer.seenMicros = late ? limit : answer.micros + (answer.instance == null ? 0 : 600);
        answer.seen = late ? Failure.TIMEOUT : answer.failure;
        caller.micros += answer.seenMicros;
        caller.children.add(answer);
    }
}
