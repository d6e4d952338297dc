package dev.gumshoe.bot.reports;

import dev.gumshoe.conversations.conversation.Report;
import dev.gumshoe.conversations.investigation.Chart;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a report is made of.
 *
 * @param style the style sheet
 * @param pictures of each chart that can be drawn the address of its picture
 */
public record ReportView(Report report, String style, Map<Chart, String> pictures) {

    /** Takes a copy. */
    public ReportView {
        pictures = Map.copyOf(pictures);
    }

    /** The address of the chart's picture, or null when it can no longer be drawn. */
    public @Nullable String picture(Chart chart) {
        return pictures.get(chart);
    }

    /** The style of a table: its columns are not of equal weight. */
    public String kind(Report.Table table) {
        return switch (table.columns().getFirst()) {
            case "Id" -> "evidence";
            case "What" -> "gaps";
            default -> "plain";
        };
    }

    /** A long text with places where a line may end: queries have few of their own. */
    public String breakable(String text) {
        return text.replaceAll("([,;&|/_.(){}\\[\\]=])", "$1\u200b");
    }
}
