package dev.gumshoe.bot.cli;

import dev.gumshoe.adapters.cases.BrokenCase;
import dev.gumshoe.adapters.cases.ScoreFiles;
import dev.gumshoe.bot.Reasoning;
import dev.gumshoe.bot.Replay;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Investigates every recorded incident below a folder, writes what each came to, and scores it where the answers are known. */
@Command(name = "evaluate", description = {
    "Investigates every recorded case below a folder, offline, and writes a line of JSON for each.",
    "",
    "A case that cannot be read is written with its error and does not end the run. With labels, the scores of each suite are "
            + "printed when it is done: how often the answer is among the first one, three and five named (AC@k), the mean over one to "
            + "five (Avg@5), the mean of one over its place (MRR), and how far the confidences can be believed.",
    ""
}, footer = {
    "",
    "Examples:",
    "  gumshoe evaluate --cases ./incidents --out predictions.jsonl",
    "  gumshoe evaluate --cases ./incidents --out predictions.jsonl \\",
    "                   --labels answers.jsonl",
    "  gumshoe evaluate --score-only --out predictions.jsonl --labels answers.jsonl"
})
final class EvaluateCommand implements Callable<Integer> {

    @Option(names = "--cases", paramLabel = "FOLDER", description = "Every folder below it that holds an alert.json is a case; the folder above a case names its suite.")
    private @Nullable Path cases;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the predictions go, in the order of the folders' names.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(names = "--labels", split = ",", paramLabel = "FILE", description = "The right answers, a line of JSON a case: suite, case, answer.")
    private List<Path> labels = List.of();

    @Option(names = "--score-only", description = "Investigate nothing; score the predictions that --out already holds.")
    private boolean scoreOnly;

    @Option(names = "--threads", paramLabel = "N", description = "How many cases at once; the number of processors when left out.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--settings", paramLabel = "FILE", description = "A settings file whose models investigate, within its budgets; without it everything is calculated.")
    private @Nullable Path settings;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private RunbookOption runbooks;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (scoreOnly && labels.isEmpty()) {
            throw new UserError("--score-only has nothing to compare with; name the right answers with --labels FILE");
        }
        try {
            List<ScoreFiles.Label> answers = ScoreFiles.labels(labels);
            if (!scoreOnly) {
                investigate();
            }
            if (!answers.isEmpty()) {
                PrintWriter table = spec.commandLine().getOut();
                ScoreTable.of(ScoreFiles.scored(out, answers)).forEach(table::println);
                table.flush();
            }
        } catch (BrokenCase e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }

    private void investigate() throws InterruptedException {
        try (Reasoning reasoning = ModelOption.reasoning(settings)) {
            investigate(reasoning);
        }
    }

    private void investigate(Reasoning reasoning) throws InterruptedException {
        if (threads < 1) {
            throw new UserError("--threads is " + threads + "; give at least 1");
        }
        List<Path> folders = folders();
        Replay replay = new Replay(reasoning, runbooks.advice(), InstantSource.system(), _ -> List.of());
        if (Files.isDirectory(out)) {
            throw new UserError("--out " + out + " is a folder; name a file");
        }
        Path part = out.resolveSibling(out.getFileName() + ".part");
        int broken;
        try {
            broken = write(replay, folders, part);
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UserError("--out " + out + " cannot be written (" + e + "); name a file in a folder that exists and is writable", e);
        } finally {
            forget(part);
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println(Lines.counted(folders.size(), "case") + " written to " + out
                + (broken == 0 ? "" : "; " + broken + " could not be investigated and tell why in 'error'"));
        err.flush();
    }

    private int write(Replay replay, List<Path> folders, Path part) throws IOException, InterruptedException {
        try (BufferedWriter writer = Files.newBufferedWriter(part); ProgressBar bar = bar(folders.size())) {
            return new Evaluation(replay, threads, bar::step).write(folders, writer);
        }
    }

    private static void forget(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException _) {
            // It could not be made either: that is what is reported.
            return;
        }
    }

    private List<Path> folders() {
        if (cases == null) {
            throw new UserError(
                    "--cases is missing; name a folder that holds recorded cases, or give --score-only to score what --out holds");
        }
        if (!Files.isDirectory(cases)) {
            throw new UserError("--cases " + cases + " is not a folder; name one that holds recorded cases");
        }
        try (Stream<Path> files = Files.walk(cases)) {
            List<Path> found = files.filter(file -> file.endsWith("alert.json"))
                    .map(file -> file.toAbsolutePath().normalize().getParent())
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new UserError("--cases " + cases + " holds no case; name a folder below which folders have an alert.json");
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw new UserError("--cases " + cases + " cannot be read (" + e.getMessage() + "); make it readable, or name another", e);
        }
    }

    private static ProgressBar bar(int cases) {
        return new ProgressBarBuilder()
                .setTaskName("Investigating")
                .setInitialMax(cases)
                .setUnit(" cases", 1)
                .setStyle(Terminal.style().colour() ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }
}
