package dev.gumshoe.bot.cli;

import dev.gumshoe.adapters.cases.BrokenCase;
import dev.gumshoe.adapters.cases.RecordedCase;
import dev.gumshoe.bot.Replay;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Investigates every recorded incident below a folder and writes what each came to. */
@Command(name = "evaluate", description = {
    "Investigates every recorded case below a folder and writes a line of JSON for each.",
    "",
    "A case that cannot be read is written with its error and does not end the run.",
    ""
}, footer = {"", "Example:  gumshoe evaluate --cases ./incidents --out predictions.jsonl"})
final class EvaluateCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(EvaluateCommand.class);

    @Option(names = "--cases", required = true, paramLabel = "FOLDER", description = "Every folder below it that holds an alert.json is a case.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path cases;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the predictions go, in the order of the folders' names.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(names = "--threads", paramLabel = "N", description = "How many cases at once; the number of processors when left out.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private RunbookOption runbooks;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (threads < 1) {
            throw new UserError("--threads is " + threads + "; give at least 1");
        }
        List<Path> folders = folders();
        Path part = out.resolveSibling(out.getFileName() + ".part");
        int broken;
        try (BufferedWriter writer = Files.newBufferedWriter(part)) {
            broken = evaluate(folders, writer);
        } catch (IOException e) {
            throw new UserError("--out " + out + " cannot be written: " + e.getMessage() + "; name a file in a folder that exists", e);
        }
        Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        PrintWriter err = spec.commandLine().getErr();
        err.println(folders.size() + " cases, " + broken + " of them unreadable, written to " + out);
        return 0;
    }

    private List<Path> folders() {
        if (!Files.isDirectory(cases)) {
            throw new UserError("--cases " + cases + " is not a folder; name one that holds recorded cases");
        }
        try (Stream<Path> files = Files.walk(cases)) {
            List<Path> found = files.filter(file -> file.endsWith("alert.json"))
                    .map(file -> file.toAbsolutePath().normalize().getParent())
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new UserError("--cases " + cases + " holds no case: no folder below it has an alert.json");
            }
            return found;
        } catch (IOException e) {
            throw new UserError("--cases " + cases + " cannot be read: " + e.getMessage(), e);
        }
    }

    private int evaluate(List<Path> folders, BufferedWriter writer) throws IOException, InterruptedException {
        int broken = 0;
        Replay replay = new Replay(runbooks.advice(), InstantSource.system(), _ -> List.of());
        try (ExecutorService workers = Executors.newFixedThreadPool(threads);
                ProgressBar bar = bar(folders.size())) {
            List<Future<Prediction>> results = new ArrayList<>();
            folders.forEach(folder -> results.add(workers.submit(() -> {
                Prediction prediction = predict(folder, replay);
                bar.step();
                return prediction;
            })));
            for (Future<Prediction> result : results) {
                Prediction prediction = result(result);
                broken += prediction.error() == null ? 0 : 1;
                writer.write(Lines.of(prediction));
                writer.newLine();
            }
        }
        return broken;
    }

    private static Prediction result(Future<Prediction> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a case ended the run", e);
        }
    }

    private static Prediction predict(Path folder, Replay replay) throws InterruptedException {
        Path last = folder.getFileName();
        String name = last == null ? folder.toString() : last.toString();
        String suite = InvestigateCommand.suite(folder);
        Instant began = Instant.now();
        try {
            return Prediction.of(
                    suite, name, replay.of(RecordedCase.open(folder)), Duration.between(began, Instant.now()));
        } catch (BrokenCase e) {
            return Prediction.broken(suite, name, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("case {} of suite {} failed", name, suite, e);
            return Prediction.broken(suite, name, "a fault of the program: " + e);
        }
    }

    private static ProgressBar bar(int cases) {
        return new ProgressBarBuilder()
                .setTaskName("Investigating")
                .setInitialMax(cases)
                .setUnit(" cases", 1)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }
}
