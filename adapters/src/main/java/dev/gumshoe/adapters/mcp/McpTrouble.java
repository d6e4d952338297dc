package dev.gumshoe.adapters.mcp;

import dev.gumshoe.conversations.evidence.Secrets;
import org.jspecify.annotations.Nullable;

/** A server that did not answer as it should, or was not asked: a short code, and one sentence for a person with the mend. */
final class McpTrouble extends Exception {

    private static final long serialVersionUID = 1L;

    private final String status;

    McpTrouble(String status, String sentence, @Nullable Throwable cause) {
        super(Secrets.mask(sentence), cause);
        this.status = status;
    }

    McpTrouble(String status, String sentence) {
        this(status, sentence, null);
    }

    /** {@code timeout}, {@code unreachable}, {@code denied}, {@code refused}, {@code error}, {@code unreadable}, {@code too-large}. */
    String status() {
        return status;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
