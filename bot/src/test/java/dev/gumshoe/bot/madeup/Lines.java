package dev.gumshoe.bot.madeup;

import dev.gumshoe.bot.madeup.Requests.Visit;
import dev.gumshoe.bot.madeup.Telemetry.LogStyle;
import dev.gumshoe.bot.madeup.Tongue.Reason;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/** What a made-up system's services log: work as it comes and goes, what fails, and one service's everlasting complaints. */
final class Lines {

    private static final String[] DEEDS = {"loaded", "checked", "stored", "priced", "routed"};
    private static final String[] TROUBLES = {"call to %s failed: status 500", "call to %s failed: connection timed out",
        "unexpected answer of %s: amount is no number"};

    private final Plan plan;
    private final MadeUpSystem system;
    private final Writer out;
    private final Random dice;
    private final int noisy;
    private int starts;

    Lines(Plan plan, MadeUpSystem system, Writer out) {
        this.plan = plan;
        this.system = system;
        this.out = out;
        this.dice = plan.dice(4);
        this.noisy = (system.broken() + 1) % plan.services();
    }

    void write(Visit root) throws IOException {
        started(root);
        write(root, Spans.trace(root));
    }

    // who was killed says so when it is up again
    private void started(Visit root) throws IOException {
        boolean up = plan.kind() == FaultKind.KILLED && root.second >= plan.onsetSecond() + 90.0 * starts + 25;
        if (up) {
            starts++;
            Visit start = new Visit(system.broken(), 0, root.second);
            line(start, "", 0, "INFO", "starting version 4." + starts % 2 + ", listening on port 8080");
        }
    }

    private void write(Visit visit, String trace) throws IOException {
        if (visit.silent) {
            return;
        }
        String deed = DEEDS[(visit.service + visit.operation) % DEEDS.length];
        line(visit, trace, 0, "INFO", "received request " + MadeUpSystem.OPERATION.get(visit.operation) + " id=" + dice.nextInt(1 << 30));
        if (visit.threw) {
            threw(visit, trace);
            return;
        }
        for (Visit call : visit.calls) {
            write(call, trace);
            suffered(visit, call, trace);
        }
        if (visit.wrong) {
            line(visit, trace, visit.millis, "WARN", "amount of " + dice.nextInt(99) + " items is not finite, sending it as it is");
        }
        if (!visit.ended) {
            line(visit, trace, visit.millis, "INFO", deed + " " + dice.nextInt(100) + " items in " + (long) visit.millis + " ms");
        }
        if (visit.service == noisy && dice.nextInt(2) == 0) {
            line(visit, trace, 1, "WARN", "cache entry " + dice.nextInt(9_999) + " is stale, reading it again");
        }
    }

    private void threw(Visit visit, String trace) throws IOException {
        if (visit.polite) {
            line(visit, trace, visit.millis, "WARN", "bad request: amount is -" + dice.nextInt(99));
            return;
        }
        Reason reason = !visit.denied
                ? Reason.STATE
                : plan.kind() == FaultKind.WRONG_REQUEST
                        ? Reason.ARGUMENT
                        : plan.kind() == FaultKind.SOCKETS ? Reason.SOCKET : Reason.ACCESS;
        String message = switch (reason) {
            case STATE -> "quantity is " + dice.nextInt(99);
            case ARGUMENT -> "amount is -" + dice.nextInt(99);
            case SOCKET -> "Too many open files";
            case ACCESS -> "password of user 'app' is wrong";
        };
        line(visit, trace, visit.millis, "ERROR",
                "request failed " + plan.habits().tongue().thrown(reason, message, visit.service, visit.operation));
    }

    private void suffered(Visit visit, Visit call, String trace) throws IOException {
        LogStyle style = plan.telemetry().logs();
        int trouble = call.wrong ? 2 : call.silent ? 1 : call.failed ? 0 : -1;
        if (style == LogStyle.DISCREET && !call.wrong) {
            return;
        }
        if (trouble < 0) {
            if (call.ended) {
                line(visit, trace, call.seenMillis(), "WARN", "unexpected answer, field 'items' is missing");
            }
            return;
        }
        String words = String.format(Locale.ROOT, call.polite ? TROUBLES[trouble].replace("500", "400") : TROUBLES[trouble],
                system.names().get(call.service));
        boolean throwing = style == LogStyle.THROWING || call.wrong;
        line(visit, trace, call.seenMillis(), "ERROR",
                throwing
                        ? "cannot go on: com.acme.client.CallFailedException: " + words
                                + Tongue.frames("com.acme.s" + visit.service + ".Client", "Client", visit.service)
                        : words);
    }

    private void line(Visit visit, String trace, double millis, String severity, String body) throws IOException {
        if (plan.unseen(visit.service, system.broken()) || plan.store(visit.service, system)
                || !plan.telemetry().logs(plan.seed(), visit.service)) {
            return;
        }
        long at = Plan.START.toEpochMilli() + (long) (visit.second * 1_000 + millis) + plan.telemetry().skew(plan.seed(), visit.service);
        boolean keys = plan.telemetry().logs() == LogStyle.KEYS;
        String level = keys ? "" : plan.habits().flat() ? "INFO" : severity;
        String[] rows = plan.habits().torn() ? body.split("\\\\n") : new String[] {body};
        for (int i = 0; i < rows.length; i++) {
            String told = keys && i == 0
                    ? "level=" + severity.toLowerCase(Locale.ROOT) + " thread=worker-" + dice.nextInt(8) + " msg='" + rows[i] + "'"
                    : rows[i];
            if (!told.isEmpty()) {
                out.write(String.format(Locale.ROOT,
                        "{\"timestamp\":\"%s\",\"resource\":\"%s\",\"severity\":\"%s\",\"body\":\"%s\",\"traceId\":\"%s\"}%n",
                        Instant.ofEpochMilli(at), system.names().get(visit.service), i == 0 ? level : "", told, trace));
            }
        }
    }
}
