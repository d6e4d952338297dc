package dev.gumshoe.conversations.analysis;

import java.util.Map;

/** One exception at one place of one resource's code, and how often it was logged when. */
final class ErrorSite {

    /** As it was thrown last: what was thrown in the incident tells more than what was once before. */
    StackTrace trace;
    final BinCounts counts = new BinCounts();
    final PartCounts parts = new PartCounts();
    String example;
    String exampleTrace;
    /** The attributes of the example. */
    Map<String, String> exampleOrigin = Map.of();
    final long firstMillis;

    ErrorSite(StackTrace trace, String example, String exampleTrace, long firstMillis) {
        this.trace = trace;
        this.example = example;
        this.exampleTrace = exampleTrace;
        this.firstMillis = firstMillis;
    }

    /** What stands in every line of it. */
    String commonWords() {
        return example.contains(trace.exception()) ? trace.exception() : trace.simpleName();
    }

    /** The same thrown again. */
    void again(StackTrace thrown, String body, String traceId) {
        trace = thrown;
        example = body;
        exampleTrace = traceId.isEmpty() ? exampleTrace : traceId;
    }
}
