package dev.gumshoe.conversations.analysis;

/** One exception at one place of one resource's code, and how often it was logged when. */
final class ErrorSite {

    /** As it was thrown last: what was thrown in the incident tells more than what was once before. */
    StackTrace trace;
    final BinCounts counts = new BinCounts();
    final PartCounts parts = new PartCounts();
    String example;
    String exampleTrace;
    final long firstMillis;

    ErrorSite(StackTrace trace, String example, String exampleTrace, long firstMillis) {
        this.trace = trace;
        this.example = example;
        this.exampleTrace = exampleTrace;
        this.firstMillis = firstMillis;
    }

    /** The same thrown again. */
    void again(StackTrace thrown, String body, String traceId) {
        trace = thrown;
        example = body;
        exampleTrace = traceId.isEmpty() ? exampleTrace : traceId;
    }
}
