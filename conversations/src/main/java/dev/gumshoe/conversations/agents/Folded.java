package dev.gumshoe.conversations.agents;

import java.util.ArrayList;
import java.util.List;

/**
 * A tool's result made short, because the conversation would not fit any more: under which id it is cited, who was asked what, what was
 * found or failed, and the first rows; then how much stood there.
 */
final class Folded {

    private static final int MOST = 400;
    private static final int MOST_OF_A_ROW = 160;

    private Folded() {}

    static String of(String result) {
        if (result.length() <= MOST) {
            return result;
        }
        List<String> kept = new ArrayList<>();
        int length = 0;
        int left = 0;
        for (String line : result.lines().toList()) {
            boolean says = line.startsWith("Evidence ") || line.matches("\\| (?:FOUND|NOTHING FOUND|FAILED)\\b.*");
            if (says || length + Math.min(line.length(), MOST_OF_A_ROW) <= MOST) {
                String row = says || line.length() <= MOST_OF_A_ROW ? line : line.substring(0, MOST_OF_A_ROW) + "…";
                kept.add(row);
                length += row.length();
            } else {
                left++;
            }
        }
        kept.add("(folded to make room: " + left + " more lines stood here; call the tool again for them)");
        return String.join("\n", kept);
    }
}
