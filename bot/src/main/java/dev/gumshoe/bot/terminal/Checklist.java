package dev.gumshoe.bot.terminal;

import java.util.ArrayList;
import java.util.List;

/** Things that were tried, one below the other. */
public record Checklist(List<Item> items) {

    private static final int GAP = 2;

    /** Takes a copy. */
    public Checklist {
        items = List.copyOf(items);
    }

    /** One thing that was tried, and what came of it. */
    public record Item(String what, boolean well, String detail) {}

    /** The lines, aligned, no wider than the terminal, and the sum below them. */
    public List<String> lines(TerminalStyle style) {
        int name = items.stream().mapToInt(item -> item.what().length()).max().orElse(0);
        int indent = GAP + name + GAP;
        List<String> lines = new ArrayList<>();
        for (Item item : items) {
            List<String> words = Wrapping.wrap(item.detail(), style.width() - indent);
            lines.add(mark(item.well(), style) + " " + item.what() + " ".repeat(name - item.what().length() + GAP)
                    + (words.isEmpty() ? "" : words.getFirst()));
            words.stream().skip(1).forEach(more -> lines.add(" ".repeat(indent) + more));
        }
        long ill = items.stream().filter(item -> !item.well()).count();
        lines.add("");
        lines.add(ill == 0 ? Paint.GREEN.on("All is well.", style) : Paint.RED.on(ill + " to mend.", style));
        return lines;
    }

    private static String mark(boolean well, TerminalStyle style) {
        Sign sign = well ? new Sign("✓", "+", Paint.GREEN) : new Sign("✗", "x", Paint.RED);
        return sign.on(style);
    }
}
