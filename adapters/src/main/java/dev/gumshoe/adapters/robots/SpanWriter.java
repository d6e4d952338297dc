package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.evidence.Span;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a request as OpenTelemetry spans: a SERVER span of the service for each visit ({@code host.id} names the instance), a CLIENT
 * span of the caller for each call ({@code peer.service} names whom). Stores and hosts that were not reached have no span of their own.
 */
final class SpanWriter {

    private final Names names;
    private final Consumer<Span> each;
    private long next;

    SpanWriter(Names names, Consumer<Span> each) {
        this.names = names;
        this.each = each;
    }

    void write(Request request) {
        next = request.id();
        server(request, request.traceId(), request.entry(), null);
    }

    private void server(Request request, String traceId, Visit visit, @Nullable String parent) {
        if (visit.instance == null) {
            return;
        }
        String id = spanId();
        Map<String, String> attributes = common(request);
        attributes.put("host.id", visit.instance.id());
        attributes.put("service.version", visit.instance.version());
        attributes.put("http.response.status_code", String.valueOf(visit.failure == null ? 200 : visit.failure.status()));
        fail(attributes, visit.failure);
        each.accept(new Span(traceId, id, parent, names.of(visit.part), request.operation().wireName(), visit.startMicros, visit.micros,
                status(visit.failure), "SERVER", attributes));
        for (Visit child : visit.children) {
            client(request, traceId, visit, child, id);
        }
    }

    private void client(Request request, String traceId, Visit caller, Visit child, String parent) {
        String id = spanId();
        Map<String, String> attributes = common(request);
        attributes.put("peer.service", names.of(child.part));
        if (caller.instance != null) {
            attributes.put("host.id", caller.instance.id());
        }
        if (child.part == Part.CACHE) {
            attributes.put("cache.hit", String.valueOf(child.hit));
        }
        if (child.attempt > 0) {
            attributes.put("http.request.resend_count", String.valueOf(child.attempt));
        }
        fail(attributes, child.seen);
        each.accept(new Span(traceId, id, parent, names.of(caller.part), called(request, child),
                Math.max(caller.startMicros, child.startMicros - 300),
                child.seenMicros, status(child.seen), "CLIENT", attributes));
        if (child.part.isService()) {
            server(request, traceId, child, id);
        }
    }

    private String called(Request request, Visit child) {
        return switch (child.part.kind()) {
            case "cache" -> "GET";
            case "table" -> child.write ? "PutItem" : "GetItem";
            case "external" -> "GET /route";
            default -> request.operation().wireName();
        };
    }

    private static Map<String, String> common(Request request) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("robot.id", request.robotId());
        attributes.put("operation", request.operation().wireName());
        return attributes;
    }

    private static void fail(Map<String, String> attributes, @Nullable Failure failure) {
        if (failure != null && failure.serverError()) {
            attributes.put("error.type", failure.name().toLowerCase(Locale.ROOT));
        }
    }

    private static String status(@Nullable Failure failure) {
        return failure != null && failure.serverError() ? "ERROR" : "OK";
    }

    private String spanId() {
        return String.format(Locale.ROOT, "%016x", Dice.mixed(next++, 9));
    }
}
