package dev.gumshoe.conversations.agents;

import java.util.List;
import java.util.regex.Pattern;

/** Tells lines somebody pasted out of a log from words of their own. */
public final class PastedLog {

    private static final int FEWEST = 2;
    private static final Pattern LINE = Pattern.compile(
            "^\\W*(?:\\d{4}[-/]\\d\\d[-/]\\d\\d|\\d\\d:\\d\\d:\\d\\d|[A-Z][a-z]{2} +\\d{1,2} \\d\\d:\\d\\d|\\{\"|at [\\w.$]+\\(|Caused by: |\\[?(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|CRITICAL)\\b"
                    + "|Traceback \\(most recent|File \"[^\"]+\", line \\d|(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error)\\b).*");

    private static final String SEVERITY = "(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|CRITICAL)";

    /** One line alone has to look more like a log's: a moment and a severity, a severity and who speaks, or a place in code. */
    private static final Pattern ALONE = Pattern.compile(
            "^\\W*(?:\\S*\\d\\d:\\d\\d:\\d\\d\\S*|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d\\S*) .*\\b" + SEVERITY + "\\b.*"
                    + "|^\\W*" + SEVERITY + "\\b.*:\\s.*"
                    + "|.*\\b\\w+\\.(?:java|kt|scala|py|js|ts|go|rb|cs|php|rs):\\d+\\b.*");

    private PastedLog() {}

    /** Whether the text is one line that can only be a log's. */
    static boolean line(String text) {
        return text.lines().filter(line -> !line.isBlank()).count() == 1 && ALONE.matcher(text.strip()).matches();
    }

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
