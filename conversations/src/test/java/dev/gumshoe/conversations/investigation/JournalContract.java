package dev.gumshoe.conversations.investigation;

import static dev.gumshoe.conversations.investigation.Entries.fact;
import static dev.gumshoe.conversations.investigation.Entries.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every journal keeps. */
@Timeout(60)
public interface JournalContract {

    /** An empty journal, or one whose cases none of these tests names. */
    Journal journal();

    /** The same journal as another process sees it; the same object where there is only one process. */
    default Journal sameJournalElsewhere() {
        return journal();
    }

    @Test
    default void hasNothingOfACaseThatDoesNotExist() throws InterruptedException {
        Journal journal = journal();

        assertThat(journal.read("nobody", 0)).isEmpty();
        assertThat(journal.await("nobody", 0, Duration.ofMillis(20))).isEmpty();
    }

    @Test
    default void numbersEntriesFromOneWithoutAGap() throws Overtaken {
        Journal journal = journal();

        long first = journal.append("numbers", 0, List.of(opened("numbers", null)));
        long third = journal.append("numbers", first, List.of(fact("a"), fact("b")));

        assertThat(first).isEqualTo(1);
        assertThat(third).isEqualTo(3);
        assertThat(journal.read("numbers", 0)).containsExactly(
                new Recorded(1, opened("numbers", null)), new Recorded(2, fact("a")), new Recorded(3, fact("b")));
    }

    @Test
    default void readsOnlyWhatComesAfter() throws Overtaken {
        Journal journal = journal();

        journal.append("after", 0, List.of(fact("a"), fact("b"), fact("c")));

        assertThat(journal.read("after", 2)).containsExactly(new Recorded(3, fact("c")));
        assertThat(journal.read("after", 3)).isEmpty();
        assertThat(journal.read("after", 99)).isEmpty();
    }

    @Test
    default void refusesAWriterThatHasNotReadEverything() throws Overtaken {
        Journal journal = journal();
        journal.append("refuses", 0, List.of(fact("a"), fact("b")));

        assertThatExceptionOfType(Overtaken.class)
                .isThrownBy(() -> journal.append("refuses", 1, List.of(fact("late"), fact("later"))))
                .withMessage("journal of case refuses is at 2, the writer had read to 1");

        assertThat(journal.read("refuses", 0)).extracting(Recorded::entry).containsExactly(fact("a"), fact("b"));
    }

    @Test
    default void refusesAWriterThatClaimsToHaveReadWhatIsNotThere() {
        Journal journal = journal();

        assertThatExceptionOfType(Overtaken.class).isThrownBy(() -> journal.append("ahead", 7, List.of(fact("a"))));

        assertThat(journal.read("ahead", 0)).isEmpty();
    }

    @Test
    default void appendingNothingChangesNothing() throws Overtaken {
        Journal journal = journal();
        journal.append("nothing", 0, List.of(fact("a")));

        long position = journal.append("nothing", 1, List.of());

        assertThat(position).isEqualTo(1);
        assertThat(journal.read("nothing", 0)).hasSize(1);
    }

    @Test
    default void keepsCasesApart() throws Overtaken {
        Journal journal = journal();

        journal.append("one", 0, List.of(fact("of one")));
        journal.append("two", 0, List.of(fact("of two")));

        assertThat(journal.read("one", 0)).containsExactly(new Recorded(1, fact("of one")));
        assertThat(journal.read("two", 0)).containsExactly(new Recorded(1, fact("of two")));
    }

    @Test
    default void keepsEveryCharacter() throws Overtaken {
        Journal journal = journal();
        String text = "quote \" back \\ line\nnull \0 umlaut ä robot 🤖 {\"json\": [1]} ARGV[1] %d";

        journal.append("characters", 0, List.of(fact(text)));

        assertThat(journal.read("characters", 0)).containsExactly(new Recorded(1, fact(text)));
    }

    @Test
    default void takesHundredsOfEntriesAtOnce() throws Overtaken {
        Journal journal = journal();
        List<JournalEntry> many = IntStream.rangeClosed(1, 700).<JournalEntry>mapToObj(i -> fact("entry " + i)).toList();

        long position = journal.append("hundreds", 0, many);

        assertThat(position).isEqualTo(700);
        assertThat(journal.read("hundreds", 0)).extracting(Recorded::entry).isEqualTo(many);
    }

    @Test
    default void anotherProcessReadsWhatWasWritten() throws Overtaken {
        journal().append("elsewhere", 0, List.of(fact("a")));

        assertThat(sameJournalElsewhere().read("elsewhere", 0)).containsExactly(new Recorded(1, fact("a")));
    }

    @Test
    default void awaitReturnsAtOnceWhatIsAlreadyThere() throws Exception {
        Journal journal = journal();
        journal.append("there", 0, List.of(fact("a")));

        List<Recorded> found = journal.await("there", 0, Duration.ofMinutes(10));

        assertThat(found).containsExactly(new Recorded(1, fact("a")));
    }

    @Test
    default void awaitWakesWhenAnotherProcessWrites() throws Exception {
        Journal journal = journal();
        journal.append("wakes", 0, List.of(fact("a")));
        FutureTask<List<Recorded>> waiting = new FutureTask<>(() -> journal.await("wakes", 1, Duration.ofMinutes(10)));
        Thread.ofVirtual().start(waiting);

        sameJournalElsewhere().append("wakes", 1, List.of(fact("b")));

        assertThat(waiting.get(10, TimeUnit.SECONDS)).containsExactly(new Recorded(2, fact("b")));
    }

    @Test
    default void awaitOfManyCasesWakesEachForItsOwn() throws Exception {
        Journal journal = journal();
        try (ExecutorService waiters = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Recorded>>> waiting = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String caseId = "many-" + i;
                waiting.add(waiters.submit(() -> journal.await(caseId, 0, Duration.ofMinutes(10))));
            }

            for (int i = 199; i >= 0; i--) {
                sameJournalElsewhere().append("many-" + i, 0, List.of(fact("for " + i)));
            }

            for (int i = 0; i < 200; i++) {
                assertThat(waiting.get(i).get(20, TimeUnit.SECONDS)).containsExactly(new Recorded(1, fact("for " + i)));
            }
        }
    }

    @Test
    default void awaitReturnsEmptyAtTheEndOfItsPatience() throws InterruptedException {
        Journal journal = journal();
        long before = System.nanoTime();

        List<Recorded> found = journal.await("silent", 0, Duration.ofMillis(80));

        assertThat(found).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
    }

    @Test
    default void awaitEndsWhenItsThreadIsInterrupted() throws Exception {
        Journal journal = journal();
        FutureTask<List<Recorded>> waiting = new FutureTask<>(() -> journal.await("interrupted", 0, Duration.ofMinutes(10)));
        Thread waiter = Thread.ofVirtual().start(waiting);

        waiter.interrupt();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
                .withCauseInstanceOf(InterruptedException.class);
    }

    /** A specialist that was called off still has to write that it ended. */
    @Test
    default void aThreadThatWasInterruptedCanStillReadAndWrite() throws Exception {
        Journal journal = journal();
        FutureTask<Boolean> lastWords = new FutureTask<>(() -> {
            Thread.currentThread().interrupt();
            journal.append("last-words", journal.read("last-words", 0).size(), List.of(fact("ended")));
            return Thread.currentThread().isInterrupted();
        });

        Thread.ofVirtual().start(lastWords);

        assertThat(lastWords.get(10, TimeUnit.SECONDS)).as("still interrupted afterwards").isTrue();
        assertThat(journal.read("last-words", 0)).containsExactly(new Recorded(1, fact("ended")));
    }

    @Test
    default void manyWritersLeaveNoGapAndNoDouble() throws Exception {
        List<Journal> journals = List.of(journal(), sameJournalElsewhere());
        long writers = 8;
        int each = 25;
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> done = new ArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int w = 0; w < writers; w++) {
                Casebook book = new Casebook(journals.get(w % journals.size()), "crowd");
                String name = "writer " + w;
                done.add(threads.submit(() -> {
                    go.await();
                    for (int i = 0; i < each; i++) {
                        book.record(fact(name + " says " + i), _ -> true);
                        said.add(name + " says " + i);
                    }
                    return null;
                }));
            }
            go.countDown();
        }

        List<Recorded> all = journal().read("crowd", 0);
        assertThat(done).extracting(Future::state).containsOnly(Future.State.SUCCESS);
        assertThat((long) said.size()).isEqualTo(writers * each);
        assertThat(all).extracting(Recorded::position).containsExactlyElementsOf(
                LongStream.rangeClosed(1, writers * each).boxed().toList());
        assertThat(all).extracting(r -> ((JournalEntry.ClaimRefused) r.entry()).claim()).containsExactlyInAnyOrderElementsOf(said);
    }

    @Test
    default void ofTwoDecisionsAgainstTheSameStateOneIsRefused() throws Exception {
        Journal journal = journal();
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Long>> decisions = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Journal each : List.of(journal, sameJournalElsewhere())) {
                decisions.add(threads.submit(() -> {
                    go.await();
                    return each.append("race", 0, List.of(fact("me first"), fact("and second")));
                }));
            }
            go.countDown();
        }

        assertThat(decisions).filteredOn(d -> d.state() == Future.State.SUCCESS).hasSize(1);
        assertThat(decisions).filteredOn(d -> d.state() == Future.State.FAILED).singleElement()
                .satisfies(d -> assertThat(d.exceptionNow()).isInstanceOf(Overtaken.class));
        assertThat(journal.read("race", 0)).hasSize(2);
    }
}
