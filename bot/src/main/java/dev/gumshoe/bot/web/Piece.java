package dev.gumshoe.bot.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a text that cites observations.
 *
 * @param cited whether the piece is an observation's id, to be linked
 */
public record Piece(String text, boolean cited) {

    private static final Pattern CITED = Pattern.compile("\\[([A-Z]\\d+\\.\\d+(?:, [A-Z]\\d+\\.\\d+)*)]");

    /** The text in pieces: {@code late since 14:05 [M1.2, T1.1]} has two that are cited. */
    public static List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = CITED.matcher(text);
        int end = 0;
        while (matcher.find()) {
            add(pieces, text.substring(end, matcher.start()));
            for (String id : matcher.group(1).split(", ")) {
                pieces.add(new Piece(id, true));
            }
            end = matcher.end();
        }
        add(pieces, text.substring(end));
        return List.copyOf(pieces);
    }

    private static void add(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, false));
        }
    }
}
