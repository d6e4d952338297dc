package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.evidence.LogLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Writes what the hosts logged in one step: each failure, a part of what went well, and what hosts say of themselves. */
final class LogWriter {

    private static final int WELL_ONE_IN = 12;
    private static final long SLOW_MICROS = 1_000_000;

    private final Setting setting;
    private final boolean localTable;
    private final List<LogLine> lines = new ArrayList<>();

    LogWriter(Setting setting) {
        this.setting = setting;
        this.localTable = !(setting.fault() instanceof ManualChange change) || change.table();
    }

    /** The lines of a step, in order of time. */
    List<LogLine> during(int step, Traffic traffic) {
        lines.clear();
        traffic.during(step, request -> visit(request, request.entry()));
        own(step);
        lines.sort(Comparator.comparing(LogLine::timestamp));
        return List.copyOf(lines);
    }

    private void visit(Request request, Visit visit) {
        if (visit.instance != null && visit.part.isService()) {
            if (visit.failure != null) {
                failed(request, visit, visit.instance, visit.failure);
            } else if (Math.floorMod(request.id() >> 11, WELL_ONE_IN) == 0) {
                line(request, visit.instance, visit.cursor(), "INFO",
                        request.operation().wireName() + " for " + request.robotId() + " done in "
                                + Math.max(1, visit.micros / 1000) + " ms");
                missed(request, visit, visit.instance);
            } else if (visit.micros > SLOW_MICROS) {
                line(request, visit.instance, visit.cursor(), "WARN", "slow request: " + request.operation().wireName() + " for "
                        + request.robotId() + " took " + visit.micros / 1000 + " ms");
            }
        }
        for (Visit child : visit.children) {
            retried(request, visit, child);
            visit(request, child);
        }
    }

    private void missed(Request request, Visit visit, Instance instance) {
        for (Visit child : visit.children) {
            if (child.part == Part.CACHE && !child.hit && child.seen == null) {
                line(request, instance, child.cursor(), "DEBUG", "cache miss for " + request.robotId() + ", loaded from table");
            }
        }
    }

    private void retried(Request request, Visit caller, Visit child) {
        if (child.attempt == 0 && child.seen != null && child.seen.retriable() && request.operation().idempotent()
                && child.part.isService() && caller.instance != null) {
            line(request, caller.instance, child.startMicros + child.seenMicros, "WARN",
                    "call to " + setting.names().of(child.part) + " failed with " + child.seen.status() + ", trying again");
        }
    }

    private void failed(Request request, Visit visit, Instance instance, Failure failure) {
        String what = request.operation().wireName() + " for " + request.robotId();
        long at = visit.cursor();
        Part peer = visit.peer;
        if (failure == Failure.BAD_INPUT) {
            line(request, instance, at, "WARN", "rejected " + what + ": unknown position format");
        } else if (failure == Failure.OVERLOADED) {
            line(request, instance, at, "WARN", "rejected " + what + ": request queue is full (256 waiting)");
        } else if (peer != null && (failure == Failure.UPSTREAM || failure == Failure.TIMEOUT)) {
            line(request, instance, at, "ERROR", what + " failed: " + upstream(visit, peer, failure));
        } else {
            Code code = new Code(setting.names(), visit.part, setting.seed());
            line(request, instance, at, "ERROR", what + " failed\n" + StackTraces.of(code, blamed(visit), failure, localTable));
        }
    }

    private static Visit blamed(Visit visit) {
        return visit.children.isEmpty() ? visit : visit.children.getLast();
    }

    private String upstream(Visit visit, Part peer, Failure failure) {
        String name = setting.names().of(peer);
        Failure seen = blamed(visit).seen;
        if (seen == Failure.REFUSED) {
            return "connect to " + name + " refused: no healthy upstream host";
        }
        return failure == Failure.TIMEOUT
                ? "call to " + name + " timed out after " + blamed(visit).seenMicros / 1000 + " ms"
                : "call to " + name + " answered " + (seen == null ? 500 : seen.status());
    }

    private void line(Request request, Instance instance, long micros, String severity, String body) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("robot.id", request.robotId());
        attributes.put("operation", request.operation().wireName());
        add(instance, micros / 1000, severity, body, request.traceId(), attributes);
    }

    private void add(Instance instance, long millis, String severity, String body, @Nullable String traceId,
            Map<String, String> attributes) {
        attributes.put("service.name", setting.names().of(instance.service()));
        lines.add(new LogLine(Instant.ofEpochMilli(millis), instance.id(), severity, body, traceId, attributes));
    }

    private void own(int step) {
        long from = setting.grid().at(step);
        RandomGenerator dice = Dice.at(setting.seed(), 5_000_000L + step);
        for (Instance instance : setting.fleet().instances()) {
            long at = from + dice.nextInt((int) TimeGrid.STEP_MILLIS);
            if (instance.existsAt(at)) {
                host(instance, from, at, dice);
            }
        }
    }

    private void host(Instance instance, long from, long at, RandomGenerator dice) {
        say(instance, at, "INFO", String.format(Locale.ROOT, "gc pause %d ms, heap %d MB", 3 + dice.nextInt(20), 300 + dice.nextInt(200)));
        if (instance.launched() >= from && instance.launched() < from + TimeGrid.STEP_MILLIS) {
            say(instance, instance.launched(), "INFO", "starting " + setting.names().of(instance.service()) + " " + instance.version());
        }
        if (instance.service() == setting.herrings().noisy()) {
            if (dice.nextDouble() < 0.8) {
                say(instance, at, "WARN", "usage report not accepted (429), will try again in " + (5 + dice.nextInt(50)) + " s");
            }
            if (dice.nextDouble() < 0.06) {
                say(instance, at, "ERROR", "usage report dropped after 5 attempts");
            }
        }
        if (setting.fault() instanceof HealthCheckFailure broken && broken.service() == instance.service()
                && broken.strike().began(at + 60_000) && instance.inService() < at + 60_000) {
            say(instance, at, "ERROR", "health-check.sh: line 9: [: missing `]'\nhealth check failed with status 2");
        }
    }

    private void say(Instance instance, long millis, String severity, String body) {
        add(instance, millis, severity, body, null, new HashMap<>());
    }
}
