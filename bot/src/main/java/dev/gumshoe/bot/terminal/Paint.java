package dev.gumshoe.bot.terminal;

/** Colours of a terminal (ECMA-48, "Select Graphic Rendition"). */
enum Paint {
    BOLD("1"), DIM("2"), RED("31"), GREEN("32"), YELLOW("33"), BLUE("34"), MAGENTA("35"), CYAN("36");

    private final String code;

    Paint(String code) {
        this.code = code;
    }

    /** The text in this colour where the style has colours. */
    String on(String text, TerminalStyle style) {
        return style.colour() && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
