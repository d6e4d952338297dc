package dev.gumshoe.bot.cli;

/** Something the person at the keyboard can mend: one sentence, exit code 2, no stack trace. */
public class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence file, line or name, value and mend */
    public UserError(String sentence) {
        super(sentence);
    }

    /** @param sentence file, line or name, value and mend */
    public UserError(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
