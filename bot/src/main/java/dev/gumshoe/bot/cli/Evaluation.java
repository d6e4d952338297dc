package dev.gumshoe.bot.cli;

import dev.gumshoe.adapters.cases.BrokenCase;
import dev.gumshoe.adapters.cases.RecordedCase;
import dev.gumshoe.bot.Replay;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Investigates many recorded cases, several at once; one that is broken does not end the run.
 *
 * @param threads how many at once
 * @param step called when a case is done, by any thread
 */
record Evaluation(Replay replay, int threads, Runnable step) {

    private static final Logger LOG = LoggerFactory.getLogger(Evaluation.class);

    /** Writes a line for each case, in their order. @return how many could not be read */
    int write(List<Path> folders, BufferedWriter writer) throws IOException, InterruptedException {
        int broken = 0;
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<Prediction>> results = new ArrayList<>();
            folders.forEach(folder -> results.add(workers.submit(() -> {
                Prediction prediction = predict(folder);
                step.run();
                return prediction;
            })));
            try {
                for (Future<Prediction> result : results) {
                    Prediction prediction = result(result);
                    broken += prediction.error() == null ? 0 : 1;
                    writer.write(Lines.of(prediction));
                    writer.newLine();
                }
            } catch (IOException | InterruptedException | RuntimeException e) {
                workers.shutdownNow();
                throw e;
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

    private Prediction predict(Path folder) throws InterruptedException {
        Path last = folder.getFileName();
        String name = last == null ? folder.toString() : last.toString();
        String suite = InvestigateCommand.suite(folder);
        Instant began = Instant.now();
        try {
            return Prediction.of(suite, name, replay.of(RecordedCase.open(folder)), Duration.between(began, Instant.now()));
        } catch (BrokenCase e) {
            return Prediction.broken(suite, name, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("case {} of suite {} failed", name, suite, e);
            return Prediction.broken(suite, name, "a fault of the program: " + e);
        }
    }
}
