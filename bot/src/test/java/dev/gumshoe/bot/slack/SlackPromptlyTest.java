package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackPromptlyTest {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<String> late = new CompletableFuture<>();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void givesTheAnswerThatCameInTime() {
        assertThat(new SlackPromptly(threads, Duration.ofMinutes(1)).answer(() -> "done", "wait", late::complete)).isEqualTo("done");
        assertThat(late).isNotDone();
    }

    @Test
    void answersMeanwhileAndTellsTheRestAfterwards() throws Exception {
        CountDownLatch slack = new CountDownLatch(1);

        String told = new SlackPromptly(threads, Duration.ofMillis(1)).answer(() -> {
            slack.await();
            return "done";
        }, "wait", late::complete);
        slack.countDown();

        assertThat(told).isEqualTo("wait");
        assertThat(late.get(60, TimeUnit.SECONDS)).isEqualTo("done");
    }

    @Test
    void saysWhatWentWrongAfterwardsToo() throws Exception {
        CountDownLatch slack = new CountDownLatch(1);

        new SlackPromptly(threads, Duration.ofMillis(1)).answer(() -> {
            slack.await();
            throw new IllegalStateException("the store is gone");
        }, "wait", late::complete);
        slack.countDown();

        assertThat(late.get(60, TimeUnit.SECONDS)).contains("Please ask again");
    }

    @Test
    void letsSlackKnowOfWhatWentWrongInTime() {
        assertThatThrownBy(() -> new SlackPromptly(threads, Duration.ofMinutes(1)).answer(() -> {
            throw new IllegalStateException("the store is gone");
        }, "wait", late::complete)).hasMessageContaining("not carried out").hasRootCauseMessage("the store is gone");
    }
}
