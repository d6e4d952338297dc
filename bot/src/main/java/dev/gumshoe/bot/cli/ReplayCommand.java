package dev.gumshoe.bot.cli;

import dev.gumshoe.adapters.cases.RecordedCase;
import dev.gumshoe.bot.CaseArchive;
import dev.gumshoe.bot.Reasoning;
import dev.gumshoe.bot.Replay;
import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.investigation.Investigation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes through an exported case again. */
@Command(name = "replay", description = {
    "Goes through an exported case again, offline and free.",
    "",
    "The evidence is that of the folder. What language models said in the case is said again, as calls.jsonl has it, to whatever asks "
            + "for the same purpose; where nothing was recorded, calculation goes on. Nothing is sent anywhere.",
    ""
}, footer = {"", "Example:  gumshoe replay ./incidents/2026-11-02-checkout"})
final class ReplayCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FOLDER", description = "The folder that 'gumshoe export' wrote.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Option(names = "--json", description = "Print the result as one line of JSON on standard output, and nothing else there.")
    private boolean json;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private RunbookOption runbooks;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        RecordedCase recorded = InvestigateCommand.opened(folder);
        Instant began = Instant.now();
        PrintWriter out = spec.commandLine().getOut();
        try (Reasoning reasoning = Reasoning.recorded(calls(), InstantSource.system(), ZoneOffset.UTC)) {
            Investigation state = new Replay(reasoning, runbooks.advice(), InstantSource.system(), _ -> followers(out)).of(recorded);
            if (json) {
                out.println(Lines.of(Prediction.of(
                        InvestigateCommand.suite(folder), recorded.name(), state, Duration.between(began, Instant.now()))));
                out.flush();
            }
        }
        return 0;
    }

    private List<String> calls() {
        Path file = folder.resolve(CaseArchive.CALLS);
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new UserError(file + " cannot be read (" + e.getMessage() + "); make it a UTF-8 text file that this user may read", e);
        }
    }

    private List<JournalFollower> followers(PrintWriter out) {
        return json ? List.of() : List.of(Terminal.follower(out, ZoneOffset.UTC));
    }
}
