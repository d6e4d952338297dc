package dev.gumshoe.bot.cli;

import dev.gumshoe.adapters.cases.BrokenCase;
import dev.gumshoe.adapters.cases.RecordedCase;
import dev.gumshoe.bot.Reasoning;
import dev.gumshoe.bot.Replay;
import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.investigation.Investigation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Investigates one recorded incident. */
@Command(name = "investigate", description = {
    "Investigates a recorded incident, offline.",
    "",
    "A case is a folder of plain files: alert.json, and any of topology.json, metrics.csv, logs.jsonl, spans.jsonl and "
            + "changes.jsonl. What is missing becomes a gap in the report. Without --settings nothing is sent anywhere.",
    ""
}, footer = {"", "Example:  gumshoe investigate --case ./incidents/2026-11-02-checkout --json"})
final class InvestigateCommand implements Callable<Integer> {

    @Option(names = "--case", required = true, paramLabel = "FOLDER", description = "The folder of the recorded case.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Option(names = "--json", description = "Print the result as one line of JSON on standard output, and nothing else there.")
    private boolean json;

    @Option(names = "--settings", paramLabel = "FILE", description = "A settings file whose models investigate, within its budgets; without it everything is calculated and nothing is sent anywhere.")
    private @Nullable Path settings;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private RunbookOption runbooks;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        RecordedCase recorded = opened(folder);
        Instant began = Instant.now();
        Investigation state;
        try (Reasoning reasoning = ModelOption.reasoning(settings)) {
            state = new Replay(reasoning, runbooks.advice(), InstantSource.system(), _ -> followers()).of(recorded);
        }
        if (json) {
            Prediction prediction = Prediction.of(
                    suite(folder), recorded.name(), state, Duration.between(began, Instant.now()));
            PrintWriter out = spec.commandLine().getOut();
            out.println(Lines.of(prediction));
            out.flush();
        }
        return 0;
    }

    private List<JournalFollower> followers() {
        return json ? List.of() : List.of(Terminal.follower(spec.commandLine().getOut(), ZoneOffset.UTC));
    }

    static RecordedCase opened(Path folder) {
        try {
            return RecordedCase.open(folder);
        } catch (BrokenCase e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }

    /** The name of the folder above the case's. */
    static String suite(Path folder) {
        Path above = folder.toAbsolutePath().normalize().getParent();
        return above == null || above.getFileName() == null ? "" : above.getFileName().toString();
    }
}
