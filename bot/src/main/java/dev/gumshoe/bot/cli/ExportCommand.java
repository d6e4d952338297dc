package dev.gumshoe.bot.cli;

import dev.gumshoe.adapters.cases.CaseExport;
import dev.gumshoe.adapters.redis.RedisUnavailable;
import dev.gumshoe.bot.CaseArchive;
import dev.gumshoe.bot.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a closed case out of the store as a recorded case. */
@Command(name = "export", description = {
    "Writes a closed case as a recorded case: a folder of plain files.",
    "",
    "The sources are asked once more for everything in the case's time; what none of them still has is told and has no file. The "
            + "folder also holds journal.jsonl, the case's journal, and calls.jsonl, what language models were asked and said, without "
            + "secrets. 'gumshoe replay' goes through it again, offline and free.",
    ""
}, footer = {"", "Example:  gumshoe export c-5f0e2a7d ./incidents/2026-11-02-checkout"})
final class ExportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ID", description = "The case, as its page names it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String caseId;

    @Parameters(index = "1", paramLabel = "FOLDER", description = "The folder to write; it must not exist.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private SettingsOption settings;

    @Override
    public Integer call() {
        CaseExport.Written written = written(settings.read());
        PrintWriter out = settings.out();
        out.println("Case " + caseId + " written to " + folder);
        written.gaps().forEach(gap -> out.println("  missing: " + gap));
        out.flush();
        return 0;
    }

    private CaseExport.Written written(Settings read) {
        try {
            return CaseArchive.export(read, caseId, folder);
        } catch (FileAlreadyExistsException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        } catch (RedisUnavailable | IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UserError(folder + " cannot be written (" + e + "); name a folder below one that is writable", e);
        }
    }
}
