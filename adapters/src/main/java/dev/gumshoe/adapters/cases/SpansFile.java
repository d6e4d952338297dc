package dev.gumshoe.adapters.cases;

import dev.gumshoe.conversations.evidence.Span;

/** Makes spans of the rows of {@code spans.jsonl}; one that stands there twice is taken once. */
final class SpansFile {

    static final String NAME = "spans.jsonl";

    private final SeenKeys seen = new SeenKeys();

    Span span(JsonRow row) throws JsonRow.Unusable {
        String traceId = row.required("traceId");
        String spanId = row.required("spanId");
        String resource = row.required("resource");
        long start = row.wholeNumber("start");
        long duration = row.wholeNumber("durationMicros");
        if (duration < 0) {
            throw new JsonRow.Unusable("durationMicros is negative");
        }
        String kind = row.optional("kind");
        if (!seen.add(traceId, spanId, resource, kind == null ? "" : kind, start)) {
            throw new JsonRow.Unusable("the span stands there already");
        }
        return new Span(traceId, spanId, row.optional("parentSpanId"), resource, row.or("name", ""), start, duration,
                row.optional("status"), kind, row.rest());
    }
}
