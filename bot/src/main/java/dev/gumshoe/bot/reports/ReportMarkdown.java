package dev.gumshoe.bot.reports;

import dev.gumshoe.conversations.conversation.Report;
import dev.gumshoe.conversations.conversation.Report.Cell;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A report as Markdown with tables, as GitHub, GitLab and Confluence read it. */
final class ReportMarkdown {

    /** What would be read as markup; in a table a bar as well. */
    private static final Pattern MARKUP = Pattern.compile("([\\\\`*_{}\\[\\]<>#|~])");

    private ReportMarkdown() {}

    static String of(Report report) {
        StringBuilder text = new StringBuilder("# ").append(escaped(report.title())).append("\n\n");
        report.facts().forEach(fact -> text.append("- **").append(escaped(fact.name())).append(":** ").append(escaped(fact.value()))
                .append('\n'));
        for (Report.Part part : report.parts()) {
            text.append("\n## ").append(escaped(part.heading())).append("\n\n").append(body(part)).append('\n');
        }
        return text.toString();
    }

    private static String body(Report.Part part) {
        return switch (part) {
            case Report.Text words -> words.paragraphs().stream().map(ReportMarkdown::escaped).collect(Collectors.joining("\n\n"));
            case Report.Points list -> list.points().stream().map(point -> "- " + escaped(point)).collect(Collectors.joining("\n"));
            case Report.Table table -> table(table);
            case Report.Picture picture -> escaped(picture.chart().title()) + " (the chart is in the PDF)";
        };
    }

    private static String table(Report.Table table) {
        String head = "| " + table.columns().stream().map(ReportMarkdown::escaped).collect(Collectors.joining(" | ")) + " |\n|"
                + " --- |".repeat(table.columns().size());
        return head + table.rows().stream().map(ReportMarkdown::row).collect(Collectors.joining());
    }

    private static String row(List<Cell> cells) {
        return "\n| " + cells.stream().map(ReportMarkdown::cell).collect(Collectors.joining(" | ")) + " |";
    }

    private static String cell(Cell cell) {
        String text = cell.code() ? code(cell.text()) : escaped(cell.text());
        return cell.link() == null ? text : text + " ([open](<" + cell.link() + ">))";
    }

    /** In code only the fence itself, and in a table the bar, mean anything. */
    private static String code(String text) {
        String fence = text.contains("`") ? "``" : "`";
        return fence + flat(text).replace("|", "\\|") + fence;
    }

    private static String escaped(String text) {
        return MARKUP.matcher(flat(text)).replaceAll("\\\\$1");
    }

    private static String flat(String text) {
        return ReportPdf.UNSEEN.matcher(text).replaceAll("").strip().replaceAll("\\s+", " ");
    }
}
