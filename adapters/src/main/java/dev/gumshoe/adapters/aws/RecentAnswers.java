package dev.gumshoe.adapters.aws;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Answers that are still good, by the command that brings them; who asks for one that is on its way waits for it. The looks of a case ask for the
 * same lists at the same time. A failure is told to those who waited and forgotten.
 */
final class RecentAnswers {

    private static final int MOST = 4_000;

    private final long good;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    RecentAnswers(Duration good) {
        this.good = good.toNanos();
    }

    private record Kept(long since, CompletableFuture<Object> answer) {}

    /** Brings an answer. */
    interface Bringing<T> {

        T bring() throws AwsTrouble;
    }

    /** The answer to a command; the caller sees to it that one command has answers of one type. */
    @SuppressWarnings("unchecked")
    <T> T get(String command, Question question, Bringing<T> bringing) throws AwsTrouble {
        long now = System.nanoTime();
        Kept mine = new Kept(now, new CompletableFuture<>());
        for (boolean won = false; !won;) {
            Kept old = kept.get(command);
            if (old != null && now - old.since() <= good) {
                return (T) waited(old.answer(), command, question);
            }
            won = old == null ? kept.putIfAbsent(command, mine) == null : kept.replace(command, old, mine);
        }
        forget(now);
        try {
            T answer = bringing.bring();
            mine.answer().complete(answer);
            return answer;
        } catch (AwsTrouble | RuntimeException e) {
            kept.remove(command, mine);
            mine.answer().completeExceptionally(e);
            throw e;
        }
    }

    private static Object waited(CompletableFuture<Object> answer, String command, Question question) throws AwsTrouble {
        try {
            return answer.get(question.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AwsTrouble trouble) {
                throw new AwsTrouble(trouble.status(), trouble.detail());
            }
            throw new IllegalStateException("another look failed at " + command, e.getCause());
        } catch (TimeoutException _) {
            throw new AwsTrouble("timeout", "nobody answered within " + question.patience().toSeconds() + " s: " + command);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new AwsTrouble("interrupted", "the look was called off");
        }
    }

    private void forget(long now) {
        if (kept.size() > MOST) {
            kept.values().removeIf(old -> now - old.since() > good);
        }
        if (kept.size() > MOST) {
            kept.values().removeIf(old -> old.answer().isDone());
        }
    }
}
