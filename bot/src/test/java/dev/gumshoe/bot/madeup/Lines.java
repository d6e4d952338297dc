package dev.gumshoe.bot.madeup;

import dev.gumshoe.bot.madeup.Requests.Visit;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Random;

/** What a made-up system's services log: work as it comes and goes, what fails, and one service's everlasting complaints. */
final class Lines {

    private static final String[] DEEDS = {"loaded", "checked", "stored", "priced", "routed"};

    private final MadeUpSystem system;
    private final Writer out;
    private final Random dice;
    private final int noisy;

    Lines(Plan plan, MadeUpSystem system, Writer out) {
        this.system = system;
        this.out = out;
        this.dice = plan.dice(4);
        this.noisy = (system.broken() + 1) % plan.services();
    }

    void write(Visit root) throws IOException {
        write(root, Spans.trace(root));
    }

    private void write(Visit visit, String trace) throws IOException {
        if (visit.silent) {
            return;
        }
        String deed = DEEDS[(visit.service + visit.operation) % DEEDS.length];
        line(visit, trace, 0, "INFO", "received request " + MadeUpSystem.OPERATION.get(visit.operation) + " id=" + dice.nextInt(1 << 30));
        if (visit.threw) {
            String type = "com.acme.s" + visit.service + ".Handler" + visit.operation;
            line(visit, trace, visit.millis, "ERROR", "request failed java.lang.IllegalStateException: quantity is " + dice.nextInt(99)
                    + "\\n\\tat " + type + ".handle(Handler" + visit.operation + ".java:" + (20 + visit.service) + ")\\n\\tat " + type
                    + ".run(Handler" + visit.operation + ".java:9)");
            return;
        }
        for (Visit call : visit.calls) {
            write(call, trace);
            if (call.failed || call.silent) {
                line(visit, trace, call.seenMillis(), "ERROR", "call to " + system.names().get(call.service)
                        + (call.silent ? " failed: connection timed out" : " failed: status 500"));
            } else if (call.ended) {
                line(visit, trace, call.seenMillis(), "WARN", "unexpected answer, field 'items' is missing");
            }
        }
        if (!visit.ended) {
            line(visit, trace, visit.millis, "INFO", deed + " " + dice.nextInt(100) + " items in " + (long) visit.millis + " ms");
        }
        if (visit.service == noisy && dice.nextInt(2) == 0) {
            line(visit, trace, 1, "WARN", "cache entry " + dice.nextInt(9_999) + " is stale, reading it again");
        }
    }

    private void line(Visit visit, String trace, double millis, String severity, String body) throws IOException {
        long at = Plan.START.toEpochMilli() + (long) (visit.second * 1_000 + millis);
        out.write(String.format(Locale.ROOT,
                "{\"timestamp\":\"%s\",\"resource\":\"%s\",\"severity\":\"%s\",\"body\":\"%s\",\"traceId\":\"%s\"}%n",
                java.time.Instant.ofEpochMilli(at), system.names().get(visit.service), severity, body, trace));
    }
}
