package dev.gumshoe.bot.web;

/** A request that is not answered as asked: its HTTP status and one sentence for the person, with what would help. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String why) {
        super(why);
        this.status = status;
    }

    int status() {
        return status;
    }

    /** Nothing is there. */
    static Refusal notFound(String what) {
        return new Refusal(404, what);
    }

    String why() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
