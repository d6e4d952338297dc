package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What all memos keep. */
public interface MemosContract {

    /** A time nothing of a test outlives. */
    Duration LONG = Duration.ofHours(1);

    /** Memos of which none is noted. */
    Memos memos();

    @Test
    default void recallNothingAtFirst() {
        assertThat(memos().recall("mark")).isEmpty();
    }

    @Test
    default void recallWhatWasNotedLast() {
        Memos memos = memos();
        memos.note("mark", "1", LONG);

        memos.note("mark", "2", LONG);

        assertThat(memos.recall("mark")).contains("2");
        assertThat(memos.recall("other")).isEmpty();
    }

    @Test
    default void tellTheFirstFromAllOthers() {
        Memos memos = memos();

        AtomicInteger firsts = new AtomicInteger();
        IntStream.range(0, 50).parallel().forEach(i -> firsts.addAndGet(memos.first("delivery", "by " + i, LONG) ? 1 : 0));

        assertThat(firsts).hasValue(1);
        assertThat(memos.recall("delivery")).isPresent();
    }

    @Test
    default void forgetWhenTheTimeIsOver() {
        Memos memos = memos();
        memos.note("mark", "1", Duration.ofMillis(50));

        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (memos.recall("mark").isPresent() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }

        assertThat(memos.first("mark", "2", LONG)).isTrue();
    }
}
