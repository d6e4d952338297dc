package dev.gumshoe.bot.terminal;

import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Note.Citation;
import dev.gumshoe.conversations.conversation.Note.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report in a frame, its looks below it so that a query can be copied without the frame. */
final class ReportCard {

    private final TerminalStyle style;
    private final Paint tone;
    private final List<String> lines = new ArrayList<>();

    ReportCard(TerminalStyle style, boolean conclusive) {
        this.style = style;
        this.tone = conclusive ? Paint.GREEN : Paint.YELLOW;
    }

    /** The lines of the card. */
    List<String> lines(Note report) {
        edge("╭", "╮", "+");
        wrapped(report.headline(), "", Paint.BOLD);
        for (Section section : report.sections()) {
            framed("", null);
            String label = section.label();
            if (label != null) {
                wrapped(label, "", tone);
            }
            section.lines().forEach(line -> wrapped(line, section.lines().size() > 1 ? bullet() : "", null));
        }
        edge("╰", "╯", "+");
        report.citations().forEach(this::cited);
        return List.copyOf(lines);
    }

    private String bullet() {
        return style.symbols() ? "• " : "- ";
    }

    private int inside() {
        return style.width() - 4;
    }

    private void edge(String left, String right, String corner) {
        String line = style.symbols()
                ? left + "─".repeat(style.width() - 2) + right
                : corner + "-".repeat(style.width() - 2) + corner;
        lines.add(tone.on(line, style));
    }

    private void wrapped(String text, String bullet, @Nullable Paint paint) {
        String before = bullet;
        for (String line : Wrapping.wrap(text, inside() - bullet.length())) {
            framed(before + line, paint);
            before = " ".repeat(bullet.length());
        }
    }

    private void framed(String text, @Nullable Paint paint) {
        String side = tone.on(style.symbols() ? "│" : "|", style);
        String room = " ".repeat(Math.max(0, inside() - Wrapping.columns(text)));
        lines.add(side + " " + (paint == null ? text : paint.on(text, style)) + room + " " + side);
    }

    private void cited(Citation citation) {
        Looks.lines(citation, style).forEach(lines::add);
    }
}
