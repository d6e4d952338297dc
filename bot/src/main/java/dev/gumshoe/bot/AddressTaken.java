package dev.gumshoe.bot;

/** The pages cannot be served at the address that is set; the message says why and what to change. */
public final class AddressTaken extends Exception {

    private static final long serialVersionUID = 1L;

    AddressTaken(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
