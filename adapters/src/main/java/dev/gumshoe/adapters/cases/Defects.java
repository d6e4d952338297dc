package dev.gumshoe.adapters.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was damaged in one file and how it was taken, counted by kind. */
final class Defects {

    private final String file;
    private final String item;
    private final Map<String, long[]> countAndFirstLine = new LinkedHashMap<>();

    /** @param item what one line of the file holds: {@code row}, {@code line} */
    Defects(String file, String item) {
        this.file = file;
        this.item = item;
    }

    /** For reading a file only to look something up: its damage is told to whoever asks for its content. */
    static Defects unheard() {
        return new Defects("", "");
    }

    void note(String what, long line) {
        countAndFirstLine.computeIfAbsent(what, _ -> new long[] {0, line})[0]++;
    }

    boolean none() {
        return countAndFirstLine.isEmpty();
    }

    /** One sentence a kind: {@code metrics.csv: 3 rows skipped, value is not a number (first at line 17)}. */
    List<String> sentences() {
        return countAndFirstLine.entrySet().stream().map(kind -> sentence(kind.getKey(), kind.getValue()[0], kind.getValue()[1])).toList();
    }

    private String sentence(String what, long count, long firstLine) {
        String items = count == 1 ? "1 " + item : count + " " + plural();
        return file + ": " + items + " " + what + (count == 1 ? " (line " : " (first at line ") + firstLine + ")";
    }

    private String plural() {
        return item.endsWith("y") ? item.substring(0, item.length() - 1) + "ies" : item + "s";
    }
}
