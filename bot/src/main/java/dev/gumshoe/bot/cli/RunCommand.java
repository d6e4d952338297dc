package dev.gumshoe.bot.cli;

import dev.gumshoe.bot.Gumshoe;
import dev.gumshoe.bot.Runbooks;
import dev.gumshoe.bot.Sources;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.settings.SettingsFile;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the program and stays. */
@Command(name = "run", description = {
    "Starts Gumshoe: listens for alerts, investigates, answers, until it is stopped (Ctrl-C or SIGTERM).",
    "",
    "Everything has a default: without settings it keeps its cases in a Redis server of its own below ~/.gumshoe and serves its "
            + "pages at http://127.0.0.1:8080/, its health at /healthz. Open cases go on where they were when it is started again.",
    ""
}, footer = {
    "",
    "Begin with:",
    "  gumshoe run --example > gumshoe.yaml     then edit it",
    "  gumshoe doctor                           and see that everything answers",
    "  gumshoe run"
})
final class RunCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private SettingsOption settings;

    @Option(names = "--example", description = "Print a commented settings file and end.")
    private boolean example;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = settings.out();
        if (example) {
            out.print(SettingsFile.example());
            out.flush();
            return 0;
        }
        Settings read = settings.read();
        Runbooks runbooks = runbooks(read);
        try (Ending ending = new Ending();
                Sources sources = Started.sources(read, runbooks);
                Gumshoe gumshoe = Started.with(read, sources, runbooks, List.of(), Duration.ZERO)) {
            out.println("Gumshoe is running. Pages: " + gumshoe.pages() + "  Cases: " + gumshoe.keptAt());
            if (read.sources().isEmpty()) {
                out.println("No source is set: cases will have nothing to look at. Name sources in gumshoe.yaml.");
            }
            out.flush();
            ending.await();
        }
        return 0;
    }

    private static Runbooks runbooks(Settings settings) {
        Runbooks runbooks = Runbooks.read(settings.runbooks());
        if (!runbooks.problems().isEmpty()) {
            throw new UserError(runbooks.problems().getFirst());
        }
        return runbooks;
    }
}
