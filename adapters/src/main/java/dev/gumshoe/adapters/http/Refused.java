package dev.gumshoe.adapters.http;

/** A delivery that is not taken: the HTTP status, and one sentence for whoever set the sender up. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param why one sentence; never a secret */
    public Refused(int status, String why) {
        super(why);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
