package dev.gumshoe.conversations.analysis;

/**
 * Replaces what differs from line to line (numbers, ids, hexadecimals, UUIDs, addresses, times) by what it is, in one pass over the
 * characters, so that equal statements give equal text. Keeps its buffer between lines; for one thread.
 */
final class LogMask {

    private static final int MOST = 400;
    /** No character of a text becomes more than this many. */
    private static final int WIDEST = 6;
    private static final byte WORD = 1;
    private static final byte DIGIT = 2;
    private static final byte HEX = 4;
    private static final byte[] KINDS = kinds();

    private final char[] in = new char[MOST];
    private char[] out = new char[MOST * WIDEST];
    private int end;
    private int length;

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (char c = 0; c < kinds.length; c++) {
            boolean digit = c >= '0' && c <= '9';
            boolean hex = digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            boolean word = digit || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            kinds[c] = (byte) ((word ? WORD : 0) | (digit ? DIGIT : 0) | (hex ? HEX : 0));
        }
        return kinds;
    }

    /** The first line of the text, masked, single spaces, at most some 400 characters. */
    String mask(String text) {
        length = 0;
        return masked(text);
    }

    /** The same behind a word and a space. */
    String mask(String word, String text) {
        int begin = word.length() + 1;
        if (out.length < begin + MOST * WIDEST) {
            out = new char[begin + MOST * WIDEST];
        }
        word.getChars(0, begin - 1, out, 0);
        out[begin - 1] = ' ';
        length = begin;
        return masked(text);
    }

    private String masked(String text) {
        end = Math.min(text.length(), MOST);
        text.getChars(0, end, in, 0);
        int begin = length;
        int i = 0;
        while (i < end) {
            char c = in[i];
            if (word(c)) {
                i = word(i);
            } else if (c == '\n' || c == '\r') {
                if (length > begin) {
                    break;
                }
                i++;
            } else if (c <= ' ' || Character.isISOControl(c)) {
                space(begin);
                i++;
            } else {
                out[length++] = c;
                i++;
            }
        }
        if (length > begin && out[length - 1] == ' ') {
            length--;
        }
        return new String(out, 0, length);
    }

    private void space(int begin) {
        if (length > begin && out[length - 1] != ' ') {
            out[length++] = ' ';
        }
    }

    private void put(String mark) {
        mark.getChars(0, mark.length(), out, length);
        length += mark.length();
    }

    private void put(int from, int to) {
        System.arraycopy(in, from, out, length, to - from);
        length += to - from;
    }

    /** A masked text as people read it: what varies is left out, {@code took … ms}. */
    static String readable(String masked) {
        return masked.replaceAll("<(?:\\*|[a-z]+)>", "…");
    }

    private static boolean word(char c) {
        return c < KINDS.length ? (KINDS[c] & WORD) != 0 : Character.isLetterOrDigit(c);
    }

    private static boolean digit(char c) {
        return c < KINDS.length && (KINDS[c] & DIGIT) != 0;
    }

    private static boolean hex(char c) {
        return c < KINDS.length && (KINDS[c] & HEX) != 0;
    }

    /** Masks the word at {@code start} and says where to go on. */
    private int word(int start) {
        int special = hex(in[start]) ? special(start) : -1;
        if (special > 0) {
            return special;
        }
        int stop = start;
        int digits = 0;
        int turns = 0;
        boolean allHex = true;
        for (; stop < end && word(in[stop]); stop++) {
            char c = in[stop];
            digits += digit(c) ? 1 : 0;
            turns += stop > start && digit(c) != digit(in[stop - 1]) ? 1 : 0;
            allHex &= hex(c);
        }
        int size = stop - start;
        if (digits == 0) {
            put(start, stop);
        } else if (digits == size) {
            return number(stop);
        } else if ((allHex && size >= 8) || (size > 3 && in[start] == '0' && in[start + 1] == 'x')) {
            put("<hex>");
        } else if (turns == 1) {
            mixed(start, stop);
        } else {
            put("<id>");
        }
        return stop;
    }

    /** Letters then digits, or digits then letters: {@code bot12}, {@code 15ms}. */
    private void mixed(int start, int stop) {
        int turn = start;
        while (digit(in[turn]) == digit(in[start])) {
            turn++;
        }
        if (!digit(in[start])) {
            put(start, turn);
            put("<num>");
        } else if (stop - turn <= 3) {
            put("<num>");
            put(turn, stop);
        } else {
            put("<id>");
        }
    }

    /** A number may go on behind a point: {@code 3.14}, {@code 10.0.3.7}, {@code 1.2.3}. */
    private int number(int stop) {
        int i = stop;
        int points = 0;
        while (i + 1 < end && in[i] == '.' && digit(in[i + 1])) {
            points++;
            i++;
            while (i < end && digit(in[i])) {
                i++;
            }
        }
        if (points == 3 && i + 1 < end && in[i] == ':' && digit(in[i + 1])) {
            i++;
            while (i < end && digit(in[i])) {
                i++;
            }
        }
        put(points == 3 ? "<ip>" : points == 2 ? "<version>" : "<num>");
        int units = i;
        while (points == 1 && units < end && Character.isLetter(in[units]) && units - i <= 3) {
            units++;
        }
        if (points == 1 && units - i <= 3) {
            put(i, units);
            return units;
        }
        return i;
    }

    /** A UUID, a date with time, or a time of day at this place; -1 when it is none. */
    private int special(int i) {
        if (!marked(i)) {
            return -1;
        }
        if (shaped(i, "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh")) {
            put("<uuid>");
            return i + 36;
        }
        if (shaped(i, "dddd-dd-dd")) {
            int after = i + 10;
            boolean time = after < end && (in[after] == 'T' || in[after] == ' ') && shaped(after + 1, "dd:dd");
            put("<time>");
            return time ? restOfTime(after + 1) : after;
        }
        if (shaped(i, "dd:dd:dd")) {
            put("<time>");
            return restOfTime(i);
        }
        return -1;
    }

    /** A cheap look for the marks that stand in each of the shapes: most words have none. */
    private boolean marked(int i) {
        return (i + 2 < end && in[i + 2] == ':')
                || (i + 4 < end && in[i + 4] == '-')
                || (i + 8 < end && in[i + 8] == '-');
    }

    private int restOfTime(int i) {
        int stop = i;
        while (stop < end && (digit(in[stop]) || ":.,+Z".indexOf(in[stop]) >= 0)) {
            stop++;
        }
        char last = in[stop - 1];
        return last == ',' || last == '.' || last == ':' ? stop - 1 : stop;
    }

    private boolean shaped(int i, String shape) {
        if (i + shape.length() > end) {
            return false;
        }
        for (int k = 0; k < shape.length(); k++) {
            char wanted = shape.charAt(k);
            char c = in[i + k];
            boolean fits = wanted == 'h' ? hex(c) : wanted == 'd' ? digit(c) : c == wanted;
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
