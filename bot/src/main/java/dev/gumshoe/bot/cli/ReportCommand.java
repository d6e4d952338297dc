package dev.gumshoe.bot.cli;

import dev.gumshoe.adapters.redis.RedisUnavailable;
import dev.gumshoe.bot.CaseArchive;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the post-incident report of a case, or writes it as PDF. */
@Command(name = "report", description = {
    "Prints the post-incident report of a case as Markdown, or writes it as PDF.",
    "",
    "Summary, impact, timeline with sources, causes, what was ruled out, gaps, actions, and every look with the query that repeats it.",
    ""
}, footer = {"", "Example:  gumshoe report inv-5f0e2a7d --pdf checkout.pdf"})
final class ReportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ID", description = "The case, as its page names it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String caseId;

    @Option(names = "--pdf", paramLabel = "FILE", description = "Where to write it as PDF; a file that is there is replaced.")
    private @Nullable Path pdf;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private SettingsOption settings;

    @Override
    public Integer call() {
        PrintWriter out = settings.out();
        if (pdf == null) {
            out.print(new String(report(false), StandardCharsets.UTF_8));
        } else {
            write(pdf, report(true));
            out.println("The report of case " + caseId + " was written to " + pdf);
        }
        out.flush();
        return 0;
    }

    private byte[] report(boolean asPdf) {
        try {
            return CaseArchive.report(settings.read(), caseId, asPdf);
        } catch (RedisUnavailable | IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UserError("--pdf '" + file + "' cannot be written (" + e + "); name a file in a folder that is writable", e);
        }
    }
}
