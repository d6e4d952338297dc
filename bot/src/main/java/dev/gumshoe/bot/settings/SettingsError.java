package dev.gumshoe.bot.settings;

/** A settings file that cannot be used: one sentence with file, line, field, value and mend. */
public final class SettingsError extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param sentence what is wrong and what to do; holds no secret */
    public SettingsError(String sentence) {
        super(sentence);
    }
}
