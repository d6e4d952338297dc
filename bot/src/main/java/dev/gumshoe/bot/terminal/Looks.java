package dev.gumshoe.bot.terminal;

import dev.gumshoe.conversations.conversation.Note.Citation;
import java.util.ArrayList;
import java.util.List;

/** Citations as dimmed lines. */
final class Looks {

    private static final int INDENT = 11;

    private Looks() {}

    /** The look in as many lines as it takes, aligned with the text above. */
    static List<String> lines(Citation citation, TerminalStyle style) {
        List<String> lines = new ArrayList<>();
        String text = "[" + citation.id() + "] " + citation.source() + ": " + citation.query();
        for (String line : Wrapping.wrap(text, style.width() - INDENT)) {
            lines.add(" ".repeat(INDENT) + Paint.DIM.on(line, style));
        }
        return lines;
    }
}
