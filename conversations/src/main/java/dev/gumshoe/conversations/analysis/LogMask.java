package dev.gumshoe.conversations.analysis;

/**
 * Replaces what differs from line to line (numbers, ids, hexadecimals, UUIDs, addresses, times) by what it is, in one pass over the
 * characters, so that equal statements give equal text. Keeps its buffer between lines; for one thread.
 */
final class LogMask {

    private static final int MOST = 400;
    private static final char ASCII = 128;

    private final StringBuilder out = new StringBuilder(MOST + 64);

    /** The first line of the text, masked, single spaces, at most some 400 characters. */
    String mask(String text) {
        out.setLength(0);
        return masked(text, 0);
    }

    /** The same behind a word and a space. */
    String mask(String word, String text) {
        out.setLength(0);
        out.append(word).append(' ');
        return masked(text, out.length());
    }

    private String masked(String text, int begin) {
        int end = Math.min(text.length(), MOST);
        int i = 0;
        while (i < end) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                if (out.length() > begin) {
                    break;
                }
                i++;
            } else if (c <= ' ' || Character.isISOControl(c)) {
                space(begin);
                i++;
            } else if (word(c)) {
                i = word(text, i, end);
            } else {
                out.append(c);
                i++;
            }
        }
        int length = out.length();
        if (length > begin && out.charAt(length - 1) == ' ') {
            out.setLength(length - 1);
        }
        return out.toString();
    }

    private void space(int begin) {
        if (out.length() > begin && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    /** A masked text as people read it: what varies is left out, {@code took … ms}. */
    static String readable(String masked) {
        return masked.replaceAll("<(?:\\*|[a-z]+)>", "…");
    }

    private static boolean word(char c) {
        return c < ASCII ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || digit(c) || c == '_' : Character.isLetterOrDigit(c);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean hex(char c) {
        return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** Masks the word at {@code start} and says where to go on. */
    private int word(String text, int start, int end) {
        int special = hex(text.charAt(start)) ? special(text, start, end) : -1;
        if (special > 0) {
            return special;
        }
        int stop = start;
        int digits = 0;
        int turns = 0;
        boolean allHex = true;
        for (; stop < end && word(text.charAt(stop)); stop++) {
            char c = text.charAt(stop);
            digits += digit(c) ? 1 : 0;
            turns += stop > start && digit(c) != digit(text.charAt(stop - 1)) ? 1 : 0;
            allHex &= hex(c);
        }
        int length = stop - start;
        if (digits == 0) {
            out.append(text, start, stop);
        } else if (digits == length) {
            return number(text, stop, end);
        } else if ((allHex && length >= 8) || (length > 3 && text.charAt(start) == '0' && text.charAt(start + 1) == 'x')) {
            out.append("<hex>");
        } else if (turns == 1) {
            mixed(text, start, stop);
        } else {
            out.append("<id>");
        }
        return stop;
    }

    /** Letters then digits, or digits then letters: {@code bot12}, {@code 15ms}. */
    private void mixed(String text, int start, int stop) {
        int turn = start;
        while (digit(text.charAt(turn)) == digit(text.charAt(start))) {
            turn++;
        }
        if (!digit(text.charAt(start))) {
            out.append(text, start, turn).append("<num>");
        } else if (stop - turn <= 3) {
            out.append("<num>").append(text, turn, stop);
        } else {
            out.append("<id>");
        }
    }

    /** A number may go on behind a point: {@code 3.14}, {@code 10.0.3.7}, {@code 1.2.3}. */
    private int number(String text, int stop, int end) {
        int i = stop;
        int points = 0;
        while (i + 1 < end && text.charAt(i) == '.' && digit(text.charAt(i + 1))) {
            points++;
            i++;
            while (i < end && digit(text.charAt(i))) {
                i++;
            }
        }
        if (points == 3 && i + 1 < end && text.charAt(i) == ':' && digit(text.charAt(i + 1))) {
            i++;
            while (i < end && digit(text.charAt(i))) {
                i++;
            }
        }
        out.append(points == 3 ? "<ip>" : points == 2 ? "<version>" : "<num>");
        int units = i;
        while (points == 1 && units < end && Character.isLetter(text.charAt(units)) && units - i <= 3) {
            units++;
        }
        if (points == 1 && units - i <= 3) {
            out.append(text, i, units);
            return units;
        }
        return i;
    }

    /** A UUID, a date with time, or a time of day at this place; -1 when it is none. */
    private int special(String text, int i, int end) {
        if (!marked(text, i, end)) {
            return -1;
        }
        if (shaped(text, i, end, "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh")) {
            out.append("<uuid>");
            return i + 36;
        }
        if (shaped(text, i, end, "dddd-dd-dd")) {
            int after = i + 10;
            boolean time = after < end && (text.charAt(after) == 'T' || text.charAt(after) == ' ') && shaped(text, after + 1, end, "dd:dd");
            out.append("<time>");
            return time ? restOfTime(text, after + 1, end) : after;
        }
        if (shaped(text, i, end, "dd:dd:dd")) {
            out.append("<time>");
            return restOfTime(text, i, end);
        }
        return -1;
    }

    /** A cheap look for the marks that stand in each of the shapes: most words have none. */
    private static boolean marked(String text, int i, int end) {
        return (i + 2 < end && text.charAt(i + 2) == ':')
                || (i + 4 < end && text.charAt(i + 4) == '-')
                || (i + 8 < end && text.charAt(i + 8) == '-');
    }

    private static int restOfTime(String text, int i, int end) {
        int stop = i;
        while (stop < end && (digit(text.charAt(stop)) || ":.,+Z".indexOf(text.charAt(stop)) >= 0)) {
            stop++;
        }
        char last = text.charAt(stop - 1);
        return last == ',' || last == '.' || last == ':' ? stop - 1 : stop;
    }

    private static boolean shaped(String text, int i, int end, String shape) {
        if (i + shape.length() > end) {
            return false;
        }
        for (int k = 0; k < shape.length(); k++) {
            char wanted = shape.charAt(k);
            char c = text.charAt(i + k);
            boolean fits = wanted == 'h' ? hex(c) : wanted == 'd' ? digit(c) : c == wanted;
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
