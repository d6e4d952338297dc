package dev.gumshoe.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CalculationsTest {

    private final Calculations calculations = new Calculations();

    @AfterEach
    void end() {
        calculations.close();
    }

    @Test
    @Timeout(60)
    void leaveProcessorsToThoseWhoWaitForTheNetwork() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        List<Thread> busy = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors() + 1; i++) {
            busy.add(Thread.ofVirtual().start(() -> calculations.ofPicture(() -> {
                while (!enough.get()) {
                    Thread.onSpinWait();
                }
                return true;
            })));
        }

        Thread acknowledgement = Thread.ofVirtual().start(() -> enough.set(true));

        acknowledgement.join();
        for (Thread thread : busy) {
            thread.join();
        }
        assertThat(enough).isTrue();
    }

    @Test
    void passOnWhatWentWrong() {
        assertThatThrownBy(() -> calculations.of(() -> {
            throw new IllegalArgumentException("no such series");
        })).isInstanceOf(IllegalArgumentException.class).hasMessage("no such series");
        assertThatThrownBy(() -> calculations.of(() -> {
            throw new InterruptedException("called off");
        })).isInstanceOf(InterruptedException.class);
    }

    @Test
    void areCalledOffWithWhoWaitsForThem() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch calledOff = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual().start(() -> calculations.ofPicture(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                calledOff.countDown();
            }
            return true;
        }));
        begun.await();

        waiting.interrupt();

        calledOff.await();
        assertThat(waiting.join(Duration.ofSeconds(60))).isTrue();
    }
}
