package dev.gumshoe.bot.charts;

import java.awt.Color;
import java.util.List;

/**
 * The colours of a picture. Series colours can be told apart by colour-blind people (Okabe and Ito, "Color Universal Design", 2008).
 *
 * @param ink text
 * @param faint grid, borders and what is less important
 * @param surface fill of boxes on the background
 * @param onset mark of when the trouble began, and of a cause
 * @param change mark of a change
 * @param suspect mark of a suspect
 * @param symptom mark of what is hurt
 * @param series lines, in order of use
 */
public record Theme(
        Color background,
        Color ink,
        Color faint,
        Color surface,
        Color onset,
        Color change,
        Color suspect,
        Color symptom,
        List<Color> series) {

    /** For bright surroundings, and where nothing is known of them. */
    public static final Theme LIGHT = new Theme(
            new Color(0xFFFFFF),
            new Color(0x1F2933),
            new Color(0xC9D1DA),
            new Color(0xF5F7F9),
            new Color(0xC43D1B),
            new Color(0x6B3FA0),
            new Color(0xB26A00),
            new Color(0x8A7400),
            List.of(
                    new Color(0x0072B2),
                    new Color(0xD98E04),
                    new Color(0x009E73),
                    new Color(0xB4538A),
                    new Color(0x3C9DD0),
                    new Color(0x7A5C3E),
                    new Color(0x5B6770),
                    new Color(0x8C8A00)));

    /** For dark surroundings. */
    public static final Theme DARK = new Theme(
            new Color(0x171C22),
            new Color(0xE3E8EE),
            new Color(0x3D4854),
            new Color(0x222A33),
            new Color(0xFF8A66),
            new Color(0xC9A6F5),
            new Color(0xF5B654),
            new Color(0xE5D45A),
            List.of(
                    new Color(0x56B4E9),
                    new Color(0xE69F00),
                    new Color(0x2CC79A),
                    new Color(0xE08ABB),
                    new Color(0x8FD3FF),
                    new Color(0xC7A27C),
                    new Color(0xA9B4BF),
                    new Color(0xD8D545)));

    /** Takes a copy. */
    public Theme {
        series = List.copyOf(series);
    }

    /** The colour of the series of that index. */
    Color line(int index) {
        return series.get(index % series.size());
    }

    /** The same colour, seen through. */
    static Color clear(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }
}
