package dev.gumshoe.conversations.analysis;

/** Ends a streamed reading whose errand was called off; thrown through a source's consumer and turned back into {@link InterruptedException}. */
final class Interruption extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int EVERY = 1_024;

    private Interruption() {
        super("the errand was called off", null, false, false);
    }

    /** Looks every thousandth item whether the thread was interrupted. */
    static void check(long item) {
        if (item % EVERY == 0 && Thread.currentThread().isInterrupted()) {
            throw new Interruption();
        }
    }

    /** What to throw to the caller; clears the thread's flag as methods that throw it do. */
    static InterruptedException asChecked() {
        Thread.interrupted();
        return new InterruptedException("the errand was called off");
    }
}
