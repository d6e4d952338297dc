package dev.gumshoe.bot.madeup;

import dev.gumshoe.bot.madeup.Requests.Visit;
import dev.gumshoe.bot.madeup.Telemetry.LogStyle;
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
        String type = "com.acme.s" + visit.service + ".Handler" + visit.operation;
        String thrown = !visit.denied
                ? "java.lang.IllegalStateException: quantity is " + dice.nextInt(99)
                : plan.kind() == FaultKind.WRONG_REQUEST
                        ? "java.lang.IllegalArgumentException: amount is -" + dice.nextInt(99)
                        : plan.kind() == FaultKind.SOCKETS
                                ? "java.net.SocketException: Too many open files"
                                : "com.acme.store.AuthenticationException: password of user 'app' is wrong";
        line(visit, trace, visit.millis, "ERROR", "request failed " + thrown + frames(type, "Handler" + visit.operation, visit.service));
    }

    private static String frames(String type, String file, int service) {
        return "\\n\\tat " + type + ".handle(" + file + ".java:" + (20 + service) + ")\\n\\tat " + type + ".run(" + file + ".java:9)";
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
        String words = String.format(Locale.ROOT, TROUBLES[trouble], system.names().get(call.service));
        boolean throwing = style == LogStyle.THROWING || call.wrong;
        line(visit, trace, call.seenMillis(), "ERROR",
                throwing
                        ? "cannot go on: com.acme.client.CallFailedException: " + words
                                + frames("com.acme.s" + visit.service + ".Client", "Client", visit.service)
                        : words);
    }

    private void line(Visit visit, String trace, double millis, String severity, String body) throws IOException {
        if (plan.unseen(visit.service, system.broken()) || plan.store(visit.service, system)
                || !plan.telemetry().logs(plan.seed(), visit.service)) {
            return;
        }
        long at = Plan.START.toEpochMilli() + (long) (visit.second * 1_000 + millis) + plan.telemetry().skew(plan.seed(), visit.service);
        boolean keys = plan.telemetry().logs() == LogStyle.KEYS;
        String told = keys
                ? "level=" + severity.toLowerCase(Locale.ROOT) + " thread=worker-" + dice.nextInt(8) + " msg='" + body + "'"
                : body;
        out.write(String.format(Locale.ROOT,
                "{\"timestamp\":\"%s\",\"resource\":\"%s\",\"severity\":\"%s\",\"body\":\"%s\",\"traceId\":\"%s\"}%n",
                Instant.ofEpochMilli(at), system.names().get(visit.service), keys ? "" : plan.habits().flat() ? "INFO" : severity, told,
                trace));
    }
}
