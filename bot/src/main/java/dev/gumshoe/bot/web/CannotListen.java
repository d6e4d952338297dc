package dev.gumshoe.bot.web;

/** The pages cannot be served at the address asked for; the message says why and what to change. */
public final class CannotListen extends Exception {

    private static final long serialVersionUID = 1L;

    CannotListen(String message, Throwable cause) {
        super(message, cause);
    }
}
