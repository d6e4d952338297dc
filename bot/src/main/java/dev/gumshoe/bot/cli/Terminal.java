package dev.gumshoe.bot.cli;

import dev.gumshoe.bot.terminal.TerminalFollower;
import dev.gumshoe.bot.terminal.TerminalStyle;
import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Note;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Optional;

/** The terminal the program was started in. */
final class Terminal {

    private Terminal() {}

    /** What it can show. */
    static TerminalStyle style() {
        boolean watched = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        return TerminalStyle.of(System.getenv(), watched, Charset.defaultCharset());
    }

    /** Shows a note in a frame. */
    static void card(PrintWriter out, Note note) {
        TerminalFollower.card(out, style(), note);
    }

    /** Shows a case as it goes on. */
    static JournalFollower follower(PrintWriter out, ZoneId zone) {
        return new TerminalFollower(out, style(), new Narration(zone), zone);
    }
}
