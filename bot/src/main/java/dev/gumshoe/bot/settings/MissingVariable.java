package dev.gumshoe.bot.settings;

/** A value names an environment variable that is not set. */
final class MissingVariable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    MissingVariable(String field, String variable) {
        super(field + " is ${" + variable + "}, and the environment variable " + variable + " is not set; set it, or write ${" + variable
                + ":-} to leave the setting out");
        this.field = field;
    }

    String field() {
        return field;
    }
}
