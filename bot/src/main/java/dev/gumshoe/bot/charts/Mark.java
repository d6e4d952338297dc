package dev.gumshoe.bot.charts;

import java.awt.Color;

/** What a case holds of a resource, worst last. */
public enum Mark {
    /** Nothing in particular. */
    NONE(""),
    /** It looked suspicious, and was ruled out. */
    RULED_OUT("ruled out"),
    /** It is hurt. */
    SYMPTOM("symptom"),
    /** It may be the cause. */
    SUSPECT("suspect"),
    /** It is the cause. */
    CAUSE("cause");

    private final String words;

    Mark(String words) {
        this.words = words;
    }

    /** What is written beside the resource, so that nobody has to tell colours apart; empty for {@link #NONE}. */
    public String words() {
        return words;
    }

    /** The name of the style class: {@code ruled-out}. */
    String style() {
        return words.isEmpty() ? "none" : words.replace(' ', '-');
    }

    Color colour(Theme theme) {
        return switch (this) {
            case NONE, RULED_OUT -> theme.faint();
            case SYMPTOM -> theme.symptom();
            case SUSPECT -> theme.suspect();
            case CAUSE -> theme.onset();
        };
    }
}
