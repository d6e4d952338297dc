package dev.gumshoe.bot.cli;

import dev.gumshoe.bot.terminal.TerminalFollower;
import dev.gumshoe.bot.terminal.TerminalStyle;
import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.conversation.Narration;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Optional;

/** The terminal the program was started in. */
final class Terminal {

    private Terminal() {}

    /** Shows a case as it goes on. */
    static JournalFollower follower(PrintWriter out, ZoneId zone) {
        boolean watched = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        TerminalStyle style = TerminalStyle.of(System.getenv(), watched, Charset.defaultCharset());
        return new TerminalFollower(out, style, new Narration(zone), zone);
    }
}
