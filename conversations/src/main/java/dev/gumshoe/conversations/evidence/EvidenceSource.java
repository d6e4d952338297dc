package dev.gumshoe.conversations.evidence;

/**
 * A place to look at the world through, read-only. An implementation also implements the typed ports it can answer:
 * {@link MetricSource}, {@link LogSource}, {@link TraceSource}, {@link ChangeSource}, {@link ResourceSource}.
 * Failures of the outside world are values ({@link ToolResult.Failed}), never exceptions. Safe for use by several threads.
 */
public interface EvidenceSource {

    /** The name people know it by; unique among the sources of one program. */
    String name();

    /** Whether it answers now, found out with one harmless read. */
    Health health();

    /** Whether a source answers, and if not, why and how to mend it. */
    record Health(boolean answers, String detail) {

        /** A source that answers. */
        public static Health good(String detail) {
            return new Health(true, detail);
        }

        /** A source that does not. */
        public static Health bad(String detail) {
            return new Health(false, detail);
        }
    }
}
