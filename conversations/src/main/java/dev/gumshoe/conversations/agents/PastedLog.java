package dev.gumshoe.conversations.agents;

import java.util.List;
import java.util.regex.Pattern;

/** Tells lines somebody pasted out of a log from words of their own. */
public final class PastedLog {

    private static final int FEWEST = 2;
    private static final Pattern LINE = Pattern.compile(
            "^\\W*(?:\\d{4}[-/]\\d\\d[-/]\\d\\d|\\d\\d:\\d\\d:\\d\\d|[A-Z][a-z]{2} +\\d{1,2} \\d\\d:\\d\\d|\\{\"|at [\\w.$]+\\(|Caused by: |\\[?(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|CRITICAL)\\b"
                    + "|Traceback \\(most recent|File \"[^\"]+\", line \\d|(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error)\\b).*");

    private PastedLog() {}

    /** Whether the text holds a code block of several lines, or lines that look like a log's. */
    public static boolean in(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() < FEWEST) {
            return false;
        }
        boolean fenced = text.contains("```") && text.indexOf("```") != text.lastIndexOf("```");
        return fenced || lines.stream().filter(line -> LINE.matcher(line).matches()).count() >= FEWEST;
    }
}
