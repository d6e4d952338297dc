package dev.gumshoe.adapters.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedPassTest {

    private static final TimeWindow HOUR = TimeWindow.endingAt(Instant.parse("2026-03-01T12:00:00Z"), Duration.ofHours(1));

    private final SharedPass<String, Integer> pass = new SharedPass<>();
    private final AtomicInteger passes = new AtomicInteger();
    private final CountDownLatch bothAsked = new CountDownLatch(2);
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        others.shutdownNow();
    }

    /** Holds 0 to 9. */
    private ToolResult<Tally> read(java.util.function.Consumer<? super Integer> each) {
        passes.incrementAndGet();
        for (int i = 0; i < 10; i++) {
            each.accept(i);
        }
        return new ToolResult.Found<>(new Tally(10, List.of()), new Evidence("case", "all", HOUR, "10"));
    }

    /** The same, once both have asked. */
    private ToolResult<Tally> whenBothAsked(java.util.function.Consumer<? super Integer> each) {
        try {
            assertThat(bothAsked.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return read(each);
    }

    @Test
    void whoAsksAloneIsHandedEverything() {
        List<Integer> got = new ArrayList<>();

        assertThat(pass.read("all", got::add, this::read)).isInstanceOf(ToolResult.Found.class);

        assertThat(got).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void whatTheConsumerThrowsReachesWhoAsked() {
        assertThatThrownBy(() -> pass.read("all", _ -> {
            throw new IllegalStateException("enough");
        }, this::read)).hasMessage("enough");
    }

    @Test
    void oneThatThrowsDoesNotDisturbTheOther() {
        List<Integer> got = new ArrayList<>();
        CompletableFuture<ToolResult<Tally>> other = CompletableFuture.supplyAsync(() -> {
            bothAsked.countDown();
            return pass.read("all", item -> {
                if (item == 3) {
                    throw new IllegalStateException("enough");
                }
            }, this::whenBothAsked);
        }, others);
        bothAsked.countDown();

        pass.read("all", got::add, this::whenBothAsked);

        assertThat(got).hasSize(10);
        assertThatThrownBy(other::join).hasRootCauseMessage("enough");
        assertThat(passes.get()).isBetween(1, 2);
    }

    @Test
    void anotherQuestionIsAnotherPass() {
        pass.read("all", _ -> {}, this::read);
        pass.read("some", _ -> {}, this::read);

        assertThat(passes).hasValue(2);
    }

    @Test
    void whoIsCalledOffIsToldSoAndNoLongerWaits() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CompletableFuture<ToolResult<Tally>> answer = new CompletableFuture<>();
        Thread asking = Thread.ofVirtual().start(() -> answer.complete(pass.read("all", _ -> {}, each -> {
            reading.countDown();
            return whenBothAsked(each);
        })));
        assertThat(reading.await(60, TimeUnit.SECONDS)).isTrue();

        asking.interrupt();

        assertThat(answer.get(60, TimeUnit.SECONDS)).isInstanceOfSatisfying(ToolResult.Failed.class,
                failed -> assertThat(failed.status()).isEqualTo("called off"));
        bothAsked.countDown();
        bothAsked.countDown();
    }
}
