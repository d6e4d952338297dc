package dev.gumshoe.bot.cli;

import dev.gumshoe.adapters.redis.RedisUnavailable;
import dev.gumshoe.bot.Morning;
import dev.gumshoe.bot.settings.Settings;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the digest of a day. */
@Command(name = "digest", description = {
    "Prints the digest of a day: its cases with cause and time to cause, what recurs, and what would prevent it.",
    ""
}, footer = {"", "Example:  gumshoe digest --date 2026-11-26"})
final class DigestCommand implements Callable<Integer> {

    @Option(names = "--date", paramLabel = "D", description = "The day, as in 2026-11-26; yesterday when left out.")
    private @Nullable String date;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private SettingsOption settings;

    @Override
    public Integer call() {
        Settings read = settings.read();
        PrintWriter out = settings.out();
        try {
            Terminal.card(out, Morning.digest(read, day(read), read.zone()));
        } catch (RedisUnavailable e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
        out.flush();
        return 0;
    }

    private LocalDate day(Settings read) {
        try {
            return date == null ? LocalDate.now(read.zone()).minusDays(1) : LocalDate.parse(date);
        } catch (DateTimeException e) {
            throw new UserError("--date is '" + date + "'; give a day such as 2026-11-26", e);
        }
    }
}
