package dev.gumshoe.adapters.cases;

/** Splits one line of comma-separated values (RFC 4180) without a library's cost per row. */
final class CsvLine {

    /** What {@link #split} returns when a quoted field has no end. */
    static final int UNCLOSED = -1;

    private CsvLine() {}

    /**
     * Puts the fields of the line into the array.
     *
     * @return how many there are, those that found no room included; {@link #UNCLOSED} when a quote is not closed
     */
    static int split(String line, String[] fields) {
        int count = 0;
        int at = 0;
        while (at <= line.length()) {
            boolean quoted = at < line.length() && line.charAt(at) == '"';
            int end = quoted ? closing(line, at + 1) : end(line, at);
            if (end < 0) {
                return UNCLOSED;
            }
            if (count < fields.length) {
                fields[count] = quoted ? line.substring(at + 1, end).replace("\"\"", "\"") : line.substring(at, end);
            }
            count++;
            at = end(line, end) + 1;
        }
        return count;
    }

    private static int end(String line, int from) {
        int comma = line.indexOf(',', from);
        return comma < 0 ? line.length() : comma;
    }

    private static int closing(String line, int from) {
        for (int i = line.indexOf('"', from); i >= 0; i = line.indexOf('"', i + 2)) {
            if (i + 1 == line.length() || line.charAt(i + 1) != '"') {
                return i;
            }
        }
        return -1;
    }

    /** The text as one field, quoted when it has to be. */
    static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
