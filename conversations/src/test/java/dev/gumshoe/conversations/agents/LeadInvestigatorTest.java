package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.InMemoryLeases;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.Investigation.TaskState;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.EvidenceOffered;
import dev.gumshoe.conversations.investigation.JournalEntry.LeadTaken;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.Observation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LeadInvestigatorTest {

    private static final String CASE = "inv-1";
    private static final LeadSettings OPEN_END = new LeadSettings(4, Duration.ofMinutes(1), Duration.ofHours(4), false);

    private final InMemoryJournal journal = new InMemoryJournal();
    private final InMemoryLeases leases = new InMemoryLeases(InstantSource.system());
    private final Casebook book = new Casebook(journal, CASE);

    @BeforeEach
    void openTheCase() throws Exception {
        journal.append(CASE, 0, List.of(Cases.opened(CASE)));
    }

    private Thread running;

    private void lead(Reasoner reasoner, LeadSettings settings, String holder) {
        running = Thread.ofVirtual().start(() -> {
            try {
                leadHere(reasoner, settings, holder);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private boolean leadHere(Reasoner reasoner, LeadSettings settings, String holder) throws InterruptedException {
        return new LeadInvestigator(
                journal,
                leases,
                reasoner,
                _ -> List.of(new RunbookAdvice.Fit("bad-deployment", "it names errors")),
                InstantSource.system(),
                settings,
                holder)
                .lead(CASE);
    }

    private Investigation until(Predicate<Investigation> wanted) throws InterruptedException {
        Investigation state = book.read();
        while (!wanted.test(state)) {
            state = book.await(state.position(), Duration.ofSeconds(20));
        }
        return state;
    }

    private void say(String id, Direction direction) {
        book.record(new SteeringReceived(Cases.ALARM, id, "ana", "words", "slack/C1/1.0", direction), _ -> true);
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (running != null) {
            running.interrupt();
            running.join();
        }
    }

    @Test
    void leadsACaseFromItsAlertToItsConclusion() throws Exception {
        leadHere(new ScriptedReasoner(), LeadSettings.replay(), "a");

        Investigation state = book.read();
        assertThat(state.phase()).isEqualTo(Phase.CLOSED);
        assertThat(state.observations()).extracting(Observation::id).containsExactly("A1.1", "M1.1");
        assertThat(state.conclusion().orElseThrow().causes()).hasSize(1);
        assertThat(state.runbooks()).hasSize(1);
        assertThat(state.tasks()).extracting(Investigation.TaskRecord::state).containsExactly(TaskState.FINISHED);
    }

    @Test
    void refusesClaimsThatCiteWhatNobodyObserved() throws Exception {
        leadHere(new ScriptedReasoner(), LeadSettings.replay(), "a");

        Investigation state = book.read();
        assertThat(state.conclusion().orElseThrow().ruledOut()).isEmpty();
        assertThat(state.refusedClaims()).extracting(JournalEntry.ClaimRefused::claim).containsExactly("An invented claim");
    }

    @Test
    void usesADirectionAtOnceAndCallsOffWhatBecamePointless() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        ScriptedReasoner reasoner = new ScriptedReasoner(gate);
        lead(reasoner, OPEN_END, "a");
        reasoner.awaitLook();

        say("m-1", new Direction.FocusOn(List.of("forge")));

        Investigation steered = until(s -> s.task("M2").isPresent());
        assertThat(steered.task("M1").orElseThrow().state()).isEqualTo(TaskState.CANCELLED);
        assertThat(steered.task("M2").orElseThrow().task().scope().focus()).containsExactly("forge");
        assertThat(steered.steering().getFirst().accounted().how()).isEqualTo("Used in M2.");
        gate.countDown();
        assertThat(until(s -> s.phase() == Phase.CONCLUDED).observation("M1.1")).isEmpty();
    }

    @Test
    void saysWhyADirectionWasNotUsed() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        lead(new ScriptedReasoner(gate), OPEN_END, "a");

        say("m-1", new Direction.NotUnderstood("no resource is called 'froge'"));

        Investigation state = until(s -> s.exists() && !s.steering().isEmpty() && s.unaccountedSteering().isEmpty());
        assertThat(state.steering().getFirst().accounted().used()).isFalse();
        assertThat(state.steering().getFirst().accounted().how()).contains("froge");
        gate.countDown();
    }

    @Test
    void stopsWhenToldTo() throws Exception {
        ScriptedReasoner reasoner = new ScriptedReasoner(new CountDownLatch(1));
        lead(reasoner, OPEN_END, "a");
        reasoner.awaitLook();

        say("m-1", new Direction.Stop());

        Investigation state = until(s -> s.phase() == Phase.STOPPED);
        assertThat(state.openTasks()).isEmpty();
        assertThat(state.unaccountedSteering()).isEmpty();
    }

    @Test
    void looksAgainAfterAStopOnlyWhenItIsToldToGoOn() throws Exception {
        ScriptedReasoner reasoner = new ScriptedReasoner(new CountDownLatch(1));
        lead(reasoner, OPEN_END, "a");
        reasoner.awaitLook();
        say("m-1", new Direction.Stop());
        until(s -> s.phase() == Phase.STOPPED);

        say("m-2", new Direction.FocusOn(List.of("forge")));

        Investigation stopped = until(s -> s.steering().size() == 2 && s.unaccountedSteering().isEmpty());
        assertThat(stopped.phase()).isEqualTo(Phase.STOPPED);
        assertThat(stopped.steering().getLast().accounted().how()).contains("say “go on”");

        say("m-3", new Direction.Investigate());

        Investigation resumed = until(s -> s.phase() == Phase.LOOKING);
        assertThat(resumed.openTasks().getFirst().scope().focus()).containsExactly("forge");
    }

    @Test
    void concludesAgainWhenADirectionComesAfterTheConclusion() throws Exception {
        lead(new ScriptedReasoner(), OPEN_END, "a");
        until(s -> s.phase() == Phase.CONCLUDED);

        say("m-1", new Direction.Since(Cases.ALARM));

        assertThat(until(s -> s.phase() == Phase.CONCLUDED && s.task("M2").isPresent()).observation("M2.1")).isPresent();
    }

    @Test
    void answersAQuestionWhileItLooks() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        lead(new ScriptedReasoner(gate), OPEN_END, "a");

        book.record(new QuestionAsked(Cases.ALARM, "m-1", "ana", "which alarms fired?", null), _ -> true);

        Investigation state = until(s -> s.exists() && !s.questions().isEmpty() && s.openQuestions().isEmpty());
        assertThat(state.phase()).isNotEqualTo(Phase.CONCLUDED);
        gate.countDown();
    }

    @Test
    void takesWhatAPersonToldIntoTheRecord() throws Exception {
        lead(new ScriptedReasoner(), OPEN_END, "a");

        book.record(
                new EvidenceOffered(Cases.ALARM, "m-1", "ana", "I restarted bot-2, password=hunter2x", null, Cases.ALARM, "bot-2"),
                _ -> true);

        Observation told = until(s -> s.observation("P1.1").isPresent()).observation("P1.1").orElseThrow();
        assertThat(told.text()).contains("ana reports").contains("bot-2").doesNotContain("hunter2x");
        assertThat(told.evidence().getFirst().query()).contains("m-1");
    }

    @Test
    void finishesTheErrandOfAProcessThatDied() throws Exception {
        ScriptedReasoner dying = new ScriptedReasoner(new CountDownLatch(1));
        lead(dying, OPEN_END, "a");
        dying.awaitLook();
        stop();

        leadHere(new ScriptedReasoner(), LeadSettings.replay(), "b");

        Investigation state = book.read();
        assertThat(state.phase()).isEqualTo(Phase.CLOSED);
        assertThat(state.observations()).extracting(Observation::id).containsExactly("A1.1", "M1.1");
        assertThat(state.leader()).contains("b");
    }

    @Test
    void writesNothingMoreWhenAnotherProcessTookTheLead() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        ScriptedReasoner paused = new ScriptedReasoner(gate);
        lead(paused, OPEN_END, "a");
        paused.awaitLook();

        book.record(new LeadTaken(Cases.ALARM, "b"), _ -> true);
        gate.countDown();
        running.join();

        assertThat(journal.read(CASE, 0)).noneMatch(r -> r.entry() instanceof ObservationMade o && o.task().equals("M1"));
    }

    @Test
    void leavesACaseToTheHolderOfItsLease() throws Exception {
        leases.hold(CASE, "other", Duration.ofMinutes(1));

        assertThat(leadHere(new ScriptedReasoner(), LeadSettings.replay(), "a")).isFalse();

        assertThat(journal.read(CASE, 1)).isEmpty();
    }

    @Test
    void endsAnErrandWhoseLookFailsWithAGap() throws Exception {
        ScriptedReasoner scripted = new ScriptedReasoner();

        leadHere(new FailingLooks(scripted), LeadSettings.replay(), "a");

        Investigation state = book.read();
        assertThat(state.gaps()).singleElement().satisfies(gap -> assertThat(gap.why()).contains("failed"));
        assertThat(state.conclusion().orElseThrow().conclusive()).isFalse();
    }

    /** A reasoner whose looks all fail. */
    private record FailingLooks(ScriptedReasoner scripted) implements Reasoner {

        @Override
        public Plan plan(Investigation state) {
            return scripted.plan(state);
        }

        @Override
        public Looked look(dev.gumshoe.conversations.investigation.Task task, Investigation state, Notebook notebook) {
            throw new IllegalStateException("a bug");
        }

        @Override
        public dev.gumshoe.conversations.investigation.Conclusion conclude(Investigation state) {
            return scripted.conclude(state);
        }

        @Override
        public List<dev.gumshoe.conversations.investigation.Statement> answer(QuestionAsked question, Investigation state) {
            return scripted.answer(question, state);
        }

        @Override
        public Utterance read(String text, boolean mentioned, Investigation state) {
            return scripted.read(text, mentioned, state);
        }
    }
}
