package dev.gumshoe.bot.cli;

/** The pages' address cannot be listened at. */
final class PortTaken extends UserError {

    private static final long serialVersionUID = 1L;

    PortTaken(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
