package dev.gumshoe.conversations.analysis;

/** One exception at one place of one resource's code, and how often it was logged when. */
final class ErrorSite {

    final StackTrace trace;
    final BinCounts counts = new BinCounts();
    final PartCounts parts = new PartCounts();
    final String example;
    final String exampleTrace;
    final long firstMillis;

    ErrorSite(StackTrace trace, String example, String exampleTrace, long firstMillis) {
        this.trace = trace;
        this.example = example;
        this.exampleTrace = exampleTrace;
        this.firstMillis = firstMillis;
    }
}
