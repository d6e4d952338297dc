package dev.gumshoe.adapters.http;

/** Why a server did not give what it was asked for; never holds a secret. */
public final class Unanswered extends Exception {

    private static final long serialVersionUID = 1L;

    private final String status;

    /**
     * A question without an answer.
     *
     * @param status an HTTP status, {@code denied}, {@code absent}, {@code throttled}, {@code timeout}, {@code unreachable} or {@code unreadable}
     * @param detail one sentence for a person, with the mend where one is known
     */
    public Unanswered(String status, String detail) {
        super(detail);
        this.status = status;
    }

    /** The short code. */
    public String status() {
        return status;
    }

    /** The sentence. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
