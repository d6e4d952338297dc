package dev.gumshoe.adapters.robots;

/** The ways a visit can go wrong. */
enum Failure {
    UNREADABLE_RECORD(500, false), LOCAL_DATA_MISSING(500, false), ACCESS_DENIED(500, false), INTERNAL(500, false), UPSTREAM(502,
            false), POOL_TIMEOUT(503, true), OVERLOADED(503, true), REFUSED(503, true), TIMEOUT(504, true), BAD_INPUT(400, false);

    private final int status;
    private final boolean retriable;

    Failure(int status, boolean retriable) {
        this.status = status;
        this.retriable = retriable;
    }

    int status() {
        return status;
    }

    boolean retriable() {
        return retriable;
    }

    /** Whether the server is to blame, not the client. */
    boolean serverError() {
        return status >= 500;
    }
}
