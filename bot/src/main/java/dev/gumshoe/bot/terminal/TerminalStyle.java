package dev.gumshoe.bot.terminal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a terminal can show.
 *
 * @param colour whether it takes colours
 * @param symbols whether it shows more than ASCII
 * @param width columns, at least 40
 */
public record TerminalStyle(boolean colour, boolean symbols, int width) {

    private static final int NARROWEST = 40;
    private static final int WIDEST = 110;
    private static final int USUAL = 80;

    /** Keeps the width within what reads well. */
    public TerminalStyle {
        width = Math.clamp(width, NARROWEST, WIDEST);
    }

    /** No colours, 80 columns: for files and pipes. */
    public static TerminalStyle plain() {
        return new TerminalStyle(false, true, USUAL);
    }

    /**
     * What is to be expected of the terminal. Colours only where a person looks, and never against {@code NO_COLOR}
     * (no-color.org); {@code FORCE_COLOR} and {@code CLICOLOR_FORCE} ask for them all the same.
     *
     * @param environment the process's environment
     * @param terminal whether what is written goes to a terminal
     * @param charset the charset it is written in
     */
    public static TerminalStyle of(Map<String, String> environment, boolean terminal, Charset charset) {
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(environment.get("TERM"));
        boolean forced = asked(environment, "FORCE_COLOR") || asked(environment, "CLICOLOR_FORCE");
        boolean symbols = charset.equals(StandardCharsets.UTF_8);
        return new TerminalStyle(!refused && (terminal || forced), symbols, columns(environment));
    }

    private static boolean asked(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        return !value.isEmpty() && !value.equals("0");
    }

    private static int columns(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("\\d{1,9}") ? Integer.parseInt(columns) : USUAL;
    }
}
