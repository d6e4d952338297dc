package dev.gumshoe.conversations.investigation;

import static dev.gumshoe.conversations.investigation.Entries.NOON;
import static dev.gumshoe.conversations.investigation.Entries.fact;
import static dev.gumshoe.conversations.investigation.Entries.opened;
import static dev.gumshoe.conversations.investigation.Entries.question;
import static dev.gumshoe.conversations.investigation.Entries.steering;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How facts and decisions reach a journal others write in at the same time. */
class CasebookTest {

    private final InMemoryJournal journal = new InMemoryJournal();
    private final InterruptingJournal interrupting = new InterruptingJournal(journal);
    private final Casebook book = new Casebook(interrupting, "c1");

    /** Between a writer's reading and its writing, somebody else writes. */
    private static final class InterruptingJournal implements Journal {

        private final Journal journal;
        private final Deque<JournalEntry> first = new ArrayDeque<>();

        InterruptingJournal(Journal journal) {
            this.journal = journal;
        }

        @Override
        public long append(String caseId, long seen, List<JournalEntry> entries) throws Overtaken {
            if (!first.isEmpty()) {
                journal.append(caseId, journal.read(caseId, 0).size(), List.of(first.remove()));
            }
            return journal.append(caseId, seen, entries);
        }

        @Override
        public List<Recorded> read(String caseId, long after) {
            return journal.read(caseId, after);
        }

        @Override
        public List<Recorded> await(String caseId, long after, Duration patience) throws InterruptedException {
            return journal.await(caseId, after, patience);
        }
    }

    @BeforeEach
    void openTheCase() throws Overtaken {
        journal.append("c1", 0, List.of(opened("c1", null)));
    }

    private List<JournalEntry> written() {
        return journal.read("c1", 1).stream().map(Recorded::entry).toList();
    }

    @Test
    void goesOnWhereSomebodyElseHasReadTo() throws Overtaken {
        Investigation read = book.read();
        journal.append("c1", 1, List.of(fact("theirs")));

        Casebook onwards = new Casebook(journal, read);

        assertThat(onwards.state()).isSameAs(read);
        assertThat(onwards.record(fact("ours"), _ -> true)).isTrue();
        assertThat(onwards.read().position()).isEqualTo(3);
    }

    @Test
    void readsWhatOthersWrote() throws Overtaken {
        journal.append("c1", 1, List.of(fact("theirs")));

        Investigation known = book.read();

        assertThat(known.position()).isEqualTo(2);
        assertThat(book.state()).isSameAs(known);
    }

    @Test
    void anOvertakenFactIsWrittenAllTheSame() {
        interrupting.first.addAll(List.of(fact("theirs"), steering("m1", new Direction.Stop()), fact("theirs too")));

        boolean recorded = book.record(fact("mine"), _ -> true);

        assertThat(recorded).isTrue();
        assertThat(written()).containsExactly(fact("theirs"), steering("m1", new Direction.Stop()), fact("theirs too"), fact("mine"));
    }

    @Test
    void aFactThatIsNoLongerTrueIsNotWritten() {
        interrupting.first.add(fact("mine"));

        boolean recorded = book.record(fact("mine"), known -> known.refusedClaims().isEmpty());

        assertThat(recorded).isFalse();
        assertThat(written()).containsExactly(fact("mine"));
    }

    @Test
    void aDecisionOvertakenByASiblingsFactIsWrittenAsItIs() {
        interrupting.first.addAll(List.of(fact("theirs"), fact("theirs too")));
        List<Long> decidedAt = new ArrayList<>();

        Optional<List<JournalEntry>> decided = book.decide(known -> {
            decidedAt.add(known.position());
            return List.of(fact("decision"), fact("and its second part"));
        });

        assertThat(decidedAt).as("decided once").containsExactly(1L);
        assertThat(decided).contains(List.of(fact("decision"), fact("and its second part")));
        assertThat(written()).containsExactly(fact("theirs"), fact("theirs too"), fact("decision"), fact("and its second part"));
    }

    static Stream<JournalEntry> outdating() {
        return Stream.of(
                steering("m1", new Direction.FocusOn(List.of("forge"))),
                new JournalEntry.EvidenceOffered(NOON, "m1", "ann", "I restarted it", null, null, null),
                new JournalEntry.LeadTaken(NOON, "another process"),
                new JournalEntry.InvestigationStopped(NOON, "enough"),
                new JournalEntry.InvestigationClosed(NOON, "done"));
    }

    @ParameterizedTest
    @MethodSource("outdating")
    void aDecisionOvertakenByAWordThatMattersIsTakenAgain(JournalEntry word) {
        interrupting.first.add(word);
        List<Long> decidedAt = new ArrayList<>();

        Optional<List<JournalEntry>> decided = book.decide(known -> {
            decidedAt.add(known.position());
            return List.of(fact("decided at " + known.position()));
        });

        assertThat(decidedAt).containsExactly(1L, 2L);
        assertThat(decided).contains(List.of(fact("decided at 2")));
        assertThat(written()).containsExactly(word, fact("decided at 2"));
    }

    @Test
    void aWordThatComesWhileASiblingsFactIsTakenInIsSeenToo() {
        JournalEntry word = steering("m1", new Direction.Stop());
        interrupting.first.addAll(List.of(fact("theirs"), word));
        List<Long> decidedAt = new ArrayList<>();

        book.decide(known -> {
            decidedAt.add(known.position());
            return List.of(fact("decided at " + known.position()));
        });

        assertThat(decidedAt).containsExactly(1L, 3L);
        assertThat(written()).containsExactly(fact("theirs"), word, fact("decided at 3"));
    }

    @Test
    void aQuestionChangesNoDecision() {
        interrupting.first.add(question("m1"));

        book.decide(known -> List.of(fact("decided at " + known.position())));

        assertThat(written()).containsExactly(question("m1"), fact("decided at 1"));
    }

    @Test
    void aCaseIsNotClosedOverAQuestion() {
        interrupting.first.add(question("m1"));
        List<Long> decidedAt = new ArrayList<>();

        book.decide(known -> {
            decidedAt.add(known.position());
            return decidedAt.size() > 1 ? List.of() : List.of(new JournalEntry.InvestigationClosed(NOON, "quiet"));
        });

        assertThat(decidedAt).containsExactly(1L, 2L);
        assertThat(written()).containsExactly(question("m1"));
    }

    @Test
    void aDecisionToDoNothingWritesNothing() {
        Optional<List<JournalEntry>> decided = book.decide(_ -> List.of());

        assertThat(decided).isEmpty();
        assertThat(written()).isEmpty();
    }

    @Test
    void whatBecomesPointlessWhenTakenAgainIsDropped() {
        interrupting.first.add(new JournalEntry.LeadTaken(NOON, "another process"));

        Optional<List<JournalEntry>> decided = book
                .decide(known -> known.leader().isPresent() ? List.of() : List.of(fact("as the leader")));

        assertThat(decided).isEmpty();
        assertThat(written()).containsExactly(new JournalEntry.LeadTaken(NOON, "another process"));
    }

    /** As after a fail-over to a replica that did not have everything yet. */
    @Test
    void whoHasReadMoreThanThereIsStartsOver() throws Overtaken {
        InMemoryJournal shorter = new InMemoryJournal();
        shorter.append("c1", 0, List.of(opened("c1", null)));
        journal.append("c1", 1, List.of(fact("lost"), fact("lost too")));
        AtomicReference<Journal> store = new AtomicReference<>(journal);
        Casebook reader = new Casebook(delegating(store), "c1");
        reader.read();
        store.set(shorter);

        boolean recorded = reader.record(fact("mine"), _ -> true);
        Optional<List<JournalEntry>> decided = reader.decide(known -> List.of(fact("decided at " + known.position())));

        assertThat(recorded).isTrue();
        assertThat(decided).contains(List.of(fact("decided at 2")));
        assertThat(shorter.read("c1", 1)).extracting(Recorded::entry).containsExactly(fact("mine"), fact("decided at 2"));
    }

    @Test
    void aDecisionOnWhatWasLostIsTakenAgain() throws Overtaken {
        InMemoryJournal shorter = new InMemoryJournal();
        shorter.append("c1", 0, List.of(opened("c1", null)));
        journal.append("c1", 1, List.of(fact("lost")));
        AtomicReference<Journal> store = new AtomicReference<>(journal);
        Casebook reader = new Casebook(delegating(store), "c1");

        Optional<List<JournalEntry>> decided = reader.decide(known -> {
            store.set(shorter);
            return List.of(fact("decided at " + known.position()));
        });

        assertThat(decided).contains(List.of(fact("decided at 1")));
    }

    private static Journal delegating(AtomicReference<Journal> store) {
        return new Journal() {
            @Override
            public long append(String caseId, long seen, List<JournalEntry> entries) throws Overtaken {
                return store.get().append(caseId, seen, entries);
            }

            @Override
            public List<Recorded> read(String caseId, long after) {
                return store.get().read(caseId, after);
            }

            @Override
            public List<Recorded> await(String caseId, long after, Duration patience) throws InterruptedException {
                return store.get().await(caseId, after, patience);
            }
        };
    }

    @Test
    void awaitReturnsWhatIsKnownOnceSomebodyWrote() throws Exception {
        FutureTask<Investigation> waiting = new FutureTask<>(() -> book.await(1, Duration.ofMinutes(1)));
        Thread.ofVirtual().start(waiting);

        journal.append("c1", 1, List.of(fact("theirs")));

        assertThat(waiting.get(10, TimeUnit.SECONDS).position()).isEqualTo(2);
    }

    @Test
    void manyThreadsSharingOneCasebookLoseNothing() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                String text = "fact " + i;
                threads.execute(() -> book.record(fact(text), _ -> true));
            }
        }

        assertThat(journal.read("c1", 0)).extracting(Recorded::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 101).boxed().toList());
        assertThat(written()).doesNotHaveDuplicates();
        assertThat(book.read().refusedClaims()).hasSize(100);
    }
}
