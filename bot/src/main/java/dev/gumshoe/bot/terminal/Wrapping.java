package dev.gumshoe.bot.terminal;

import java.util.ArrayList;
import java.util.List;

/** Fits text into columns; text from outside loses what would steer the terminal. */
final class Wrapping {

    private Wrapping() {}

    /** The text without control characters and such that turn the reading direction; line ends and tabs become spaces. */
    static String clean(String text) {
        return cleanLine(text).replaceAll("\\s+", " ").strip();
    }

    /** One line without such characters, its spaces as they are: a command is copied from the terminal and must not be broken by it. */
    static String cleanLine(String text) {
        return text.replaceAll("\u001b\\[[0-9;?]*[ -/]*[@-~]", "").replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}&&[^\\s]]", "")
                .replaceAll("[\\x0B\\f\\r]", " ");
    }

    /** The clean text in lines of at most {@code width} columns; a word that is longer is cut. Never empty. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : clean(text).split(" ", -1)) {
            String rest = word;
            if (!line.isEmpty() && columns(line) + 1 + columns(rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (columns(rest) > width) {
                int cut = fitting(rest, width);
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int fitting(String text, int width) {
        int columns = 0;
        int index = 0;
        while (index < text.length()) {
            int point = text.codePointAt(index);
            if (columns + columns(point) > width) {
                break;
            }
            columns += columns(point);
            index += Character.charCount(point);
        }
        return Math.max(index, 1);
    }

    /** How many columns the text takes. */
    static int columns(CharSequence text) {
        return text.codePoints().map(Wrapping::columns).sum();
    }

    /** Two for wide characters (Unicode Standard Annex 11, the common ranges), none for combining ones, else one. */
    private static int columns(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
