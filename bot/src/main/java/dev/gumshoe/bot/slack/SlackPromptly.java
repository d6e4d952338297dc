package dev.gumshoe.bot.slack;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers Slack in time whatever is being done: after three seconds it tells people that the command failed, although it did not.
 *
 * @param patience how long an answer may take before it is given afterwards
 */
record SlackPromptly(ExecutorService threads, Duration patience) {

    private static final Logger LOG = LoggerFactory.getLogger(SlackPromptly.class);

    /** What Slack allows, less the way there and back. */
    static final Duration IN_TIME = Duration.ofSeconds(2);

    /**
     * Does the work, and gives its answer.
     *
     * @param meanwhile the answer when the work takes longer
     * @param late takes the work's own answer then
     */
    String answer(Callable<String> work, String meanwhile, Consumer<String> late) {
        Future<String> doing = threads.submit(work);
        try {
            return doing.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            threads.execute(() -> afterwards(doing, late));
            return meanwhile;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a command was not carried out", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("told to end", e);
        }
    }

    private static void afterwards(Future<String> doing, Consumer<String> late) {
        try {
            late.accept(doing.get());
        } catch (ExecutionException e) {
            LOG.error("A command was not carried out", e.getCause());
            late.accept("That went wrong, and nothing is being looked at. Please ask again in a minute.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
