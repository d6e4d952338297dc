package dev.gumshoe.bot.madeup;

import dev.gumshoe.bot.madeup.Requests.Visit;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A made-up system's spans: one of the callee for each call and, where the plan says so, one of the caller around it. */
final class Spans {

    private static final String[] WORDS = {"GET /front", "api.Catalog", "POST /orders", "PriceService", "users", "Shipping", "GET /items"};

    private final Plan plan;
    private final MadeUpSystem system;
    private final Writer out;
    private final java.util.Random dice;
    private long next;
    private String trace = "";

    Spans(Plan plan, MadeUpSystem system, Writer out) {
        this.plan = plan;
        this.system = system;
        this.out = out;
        this.dice = plan.dice(6);
    }

    /** Writes a request's spans; some get lost. */
    void write(Visit root) throws IOException {
        if (dice.nextDouble() >= plan.telemetry().sampled()) {
            return;
        }
        trace = trace(root);
        server(root, null);
    }

    /** The id of a request's trace. */
    static String trace(Visit root) {
        return String.format(Locale.ROOT, "%016x", Double.doubleToLongBits(root.second) * 0x9E3779B97F4A7C15L);
    }

    private void server(Visit visit, @Nullable String parent) throws IOException {
        if (visit.silent) {
            return;
        }
        if (plan.unseen(visit.service, system.broken()) || plan.store(visit.service, system)
                || !plan.telemetry().traces(plan.seed(), visit.service)) {
            for (Visit call : visit.calls) {
                server(call, parent);
            }
            return;
        }
        String id = id();
        String name = name(visit);
        span(id, parent, visit.service, name, visit.second, visit.millis, visit.failed, visit.polite, "SERVER");
        for (Visit call : visit.calls) {
            String above = id;
            if (plan.clientSpans()) {
                above = id();
                span(above, id, visit.service, name(call), call.second, call.silent ? call.gapMillis + 30 : call.seenMillis(),
                        call.failed || call.silent, call.polite, "CLIENT");
            }
            server(call, above);
        }
    }

    private static String name(Visit visit) {
        return WORDS[visit.service % WORDS.length] + "/" + MadeUpSystem.OPERATION.get(visit.operation);
    }

    private void span(String id, @Nullable String parent, int service, String name, double second, double millis, boolean failed,
            boolean refused, String kind)
            throws IOException {
        long start = (long) ((Plan.START.getEpochSecond() + second) * 1e6) + plan.telemetry().skew(plan.seed(), service) * 1_000;
        String above = parent == null ? "null" : "\"" + parent + "\"";
        String status = status(failed, refused);
        out.write(String.format(Locale.ROOT,
                "{\"traceId\":\"%s\",\"spanId\":\"%s\",\"parentSpanId\":%s,\"resource\":\"%s\",\"name\":\"%s\",\"start\":%d,"
                        + "\"durationMicros\":%d%s%s}%n",
                trace, id, above, system.names().get(service), name, start, Math.max(1, (long) (millis * 1_000)), status,
                plan.clientSpans() ? ",\"kind\":\"" + kind + "\"" : ""));
    }

    private String status(boolean failed, boolean refused) {
        return switch (plan.telemetry().spans()) {
            case STATUS -> ",\"status\":\"" + (refused ? "INVALID_ARGUMENT" : failed ? "ERROR" : "OK") + "\"";
            case HTTP_CODE -> ",\"attributes\":{\"http.status_code\":\"" + (refused ? "400" : failed ? "500" : "200") + "\"}";
            case ERROR_TAG -> failed && !refused ? ",\"attributes\":{\"error\":\"true\"}" : "";
            case UNSAID -> "";
        };
    }

    private String id() {
        return String.format(Locale.ROOT, "%012x", ++next);
    }
}
