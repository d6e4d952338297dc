package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SlackPaceTest {

    private final SlackPace pace = new SlackPace(new SlackSettings.Pace(1, 50));

    @Test
    @Timeout(5)
    void neverKeepsWaitingWhatPeopleWaitForFirst() {
        for (int i = 0; i < 100; i++) {
            pace.ahead("C1");
        }
    }

    @Test
    void lastsLongerForThoseThatComeAfterwards() throws Exception {
        pace.ahead("C1");
        CompletableFuture<Void> posted = new CompletableFuture<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                pace.forAPost("C1");
                posted.complete(null);
            } catch (java.io.IOException _) {
                posted.cancel(true);
            }
        });

        pace.forAPost("C2");

        assertThat(posted).as("another channel is free, this one is not").isNotDone();
        waiting.interrupt();
        assertThat(waiting.join(Duration.ofSeconds(60))).isTrue();
        assertThat(posted.isCancelled()).isTrue();
    }
}
