package dev.gumshoe.bot.madeup;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Lets requests run through a made-up system, one after the other. */
final class Requests {

    private static final int MOST_CALLS = 30;

    /** What one service did for one request; {@code failed} as it answered, {@code seenFailed} as its caller saw it. */
    static final class Visit {
        final int service;
        final int operation;
        final double second;
        double ownMillis;
        double gapMillis;
        double millis;
        boolean failed;
        boolean threw;
        boolean silent;
        boolean ended;
        boolean wrong;
        boolean confused;
        boolean denied;
        boolean forgot;
        boolean senseless;
        boolean polite;
        final List<Visit> calls = new ArrayList<>();

        Visit(int service, int operation, double second) {
            this.service = service;
            this.operation = operation;
            this.second = second;
        }

        double seenMillis() {
            return millis + gapMillis;
        }
    }

    private final Plan plan;
    private final MadeUpSystem system;
    private final Random dice;
    private int made;

    Requests(Plan plan, MadeUpSystem system) {
        this.plan = plan;
        this.system = system;
        this.dice = plan.dice(2);
    }

    /** All requests in order of time. */
    void run(Consumer<Visit> each) {
        double second = 0;
        double phase = dice.nextDouble() * 6;
        while (true) {
            double rate = plan.requestsPerSecond() * (1 + 0.4 * Math.sin(phase + second / 600));
            second += -Math.log(1 - dice.nextDouble()) / rate;
            if (second >= plan.alertSecond()) {
                return;
            }
            made = 0;
            each.accept(visit(0, dice.nextInt(MadeUpSystem.OPERATIONS), second, false));
        }
    }

    private Visit visit(int service, int operation, double second, boolean refused) {
        Visit visit = new Visit(service, operation, second);
        made++;
        boolean struck = second >= plan.onsetSecond() && service == system.broken() && dice.nextDouble() < plan.share();
        visit.ownMillis = system.millis().get(service) * Math.exp(0.35 * dice.nextGaussian());
        visit.gapMillis = 0.4 + 0.3 * Math.abs(dice.nextGaussian());
        visit.denied = refused;
        visit.threw = refused;
        visit.polite = refused && plan.habits().polite();
        if (struck) {
            strike(visit);
        }
        if (!visit.threw && !visit.silent && !visit.ended) {
            callAll(visit);
        }
        visit.millis = visit.ownMillis + visit.calls.stream().mapToDouble(Visit::seenMillis).sum();
        visit.failed |= visit.threw || dice.nextDouble() < 0.0005;
        return visit;
    }

    private void callAll(Visit visit) {
        double at = visit.second + visit.ownMillis / 2_000;
        List<Integer> callees = system.calls().get(visit.operation).get(visit.service);
        for (int callee : visit.forgot ? callees.subList(0, Math.max(0, callees.size() - 1)) : callees) {
            if (visit.failed && plan.habits().aborts()) {
                return;
            }
            for (int attempt = 0; attempt < 2 && made < MOST_CALLS; attempt++) {
                Visit call = visit(callee, visit.operation, at, visit.senseless);
                call.gapMillis += late(visit);
                visit.calls.add(call);
                at += call.seenMillis() / 1_000;
                boolean bad = call.failed || call.silent || call.ended || call.wrong;
                visit.confused |= call.wrong;
                visit.failed |= bad && attempt == 1;
                if (!bad || dice.nextInt(3) > 0) {
                    visit.failed |= bad && dice.nextInt(10) > 0;
                    break;
                }
            }
        }
    }

    // what leaves a service with a bad network is late as well
    private double late(Visit caller) {
        boolean network = plan.kind() == FaultKind.NETWORK_DELAY || plan.kind() == FaultKind.NETWORK_LOSS;
        boolean now = network && caller.service == system.broken() && caller.second >= plan.onsetSecond();
        return now && dice.nextDouble() < plan.share() ? lateness() : 0;
    }

    private double lateness() {
        return plan.kind() == FaultKind.NETWORK_DELAY
                ? 60 + 120 * plan.force() * dice.nextDouble()
                : dice.nextInt(3) == 0 ? 200 * (1 << dice.nextInt(3)) : 0;
    }

    private void strike(Visit visit) {
        boolean mine = visit.operation == system.operation();
        switch (plan.kind()) {
            case CPU, DISK -> visit.ownMillis *= 1 + (2 + 3 * dice.nextDouble()) * plan.force();
            case MEMORY -> visit.ownMillis *= 1 + 0.6 * plan.force();
            case NETWORK_DELAY, NETWORK_LOSS -> {
                visit.gapMillis += lateness();
                visit.silent = plan.kind() == FaultKind.NETWORK_LOSS && dice.nextInt(12) == 0;
            }
            case EXCEPTION -> visit.threw = mine;
            case EARLY_RETURN -> visit.ended = mine;
            case DOWN -> visit.silent = true;
            case POOL -> visit.ownMillis += 150 * plan.force() * (1 + dice.nextDouble());
            case CPU_QUIET -> visit.ownMillis *= 1.06;
            case MEMORY_QUIET, NOTHING -> {
            }
            case WRONG_ANSWER -> visit.wrong = mine;
            case MISSING_CALL -> visit.forgot = mine;
            case WRONG_REQUEST -> visit.senseless = mine;
            case KILLED -> visit.silent = plan.gone(visit.second);
            case CREDENTIALS -> visit.denied = true;
            case SOCKETS -> visit.denied = dice.nextDouble() < 0.4 * plan.age(visit.second);
            case UNSEEN_STORE -> visit.ownMillis += 120 + 300 * plan.force() * dice.nextDouble();
            case SLOW_CODE -> visit.ownMillis += mine ? 80 + 300 * plan.force() * dice.nextDouble() : 0;
        }
        visit.threw |= visit.denied;
        if (visit.threw || visit.ended) {
            visit.ownMillis *= 0.5;
        }
    }
}
