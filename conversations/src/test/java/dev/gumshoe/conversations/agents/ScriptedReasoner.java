package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import dev.gumshoe.conversations.investigation.Task;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A reasoner for tests: one metrics errand, one observation, one cause; every direction but those not understood leads to another
 * errand. Looks wait at a gate when one is set.
 */
public final class ScriptedReasoner implements Reasoner {

    /** How many looks were taken. */
    public final AtomicInteger looks = new AtomicInteger();

    /** How many plans were made. */
    public final AtomicInteger plans = new AtomicInteger();

    private final MessageReader reader = new MessageReader(new SpokenTime(ZoneOffset.UTC),
            InstantSource.fixed(Cases.ALARM.plusSeconds(600)));
    private final RecordAnswers answers = new RecordAnswers(ZoneOffset.UTC);
    private final CountDownLatch gate;
    private final CountDownLatch looking = new CountDownLatch(1);

    /** A reasoner whose looks return at once. */
    public ScriptedReasoner() {
        this(new CountDownLatch(0));
    }

    /** A reasoner whose looks wait until the gate opens. */
    public ScriptedReasoner(CountDownLatch gate) {
        this.gate = gate;
    }

    /** Waits until a look has begun. */
    public void awaitLook() throws InterruptedException {
        looking.await();
    }

    @Override
    public Plan plan(Investigation state) {
        plans.incrementAndGet();
        Map<String, Plan.Accounted> used = new HashMap<>();
        Map<String, String> cancelled = new HashMap<>();
        for (var word : state.unaccountedSteering()) {
            if (!(word.direction() instanceof Direction.NotUnderstood)) {
                used.put(word.message(), new Plan.Accounted(true, "Used in M" + (state.tasks().size() + 1) + "."));
                state.openTasks().forEach(task -> cancelled.put(task.id(), "the direction changed"));
            }
        }
        boolean first = state.tasks().isEmpty();
        List<Task> tasks = first || !used.isEmpty()
                ? List.of(new Task("M" + (state.tasks().size() + 1), Look.METRICS, "Which series left their usual range?", state.scope(),
                        null))
                : List.of();
        return new Plan(List.of(), List.of(), tasks, cancelled, used, first ? Cases.inventory() : null);
    }

    @Override
    public Looked look(Task task, Investigation state, Notebook notebook) throws InterruptedException {
        looks.incrementAndGet();
        looking.countDown();
        gate.await();
        notebook.observed(Cases.observation(task.id() + ".1"));
        return new Looked("One series left its range.", List.of());
    }

    @Override
    public Conclusion conclude(Investigation state) {
        List<String> seen = state.observations().stream()
                .filter(o -> o.look() == Look.METRICS)
                .map(Observation::id)
                .toList();
        Statement headline = new Statement("forge fails since 14:02:15", seen);
        RootCause cause = new RootCause("forge", Mechanism.BAD_DEPLOYMENT, "deploy-7", headline, List.of(), 0.9);
        return new Conclusion(
                List.of(cause),
                List.of(new Suspect("forge", 0.9, seen, List.of())),
                List.of("deploy-7"),
                Mechanism.BAD_DEPLOYMENT,
                Cases.ALARM.minusSeconds(465),
                0.9,
                true,
                Impact.unknown(),
                List.of(),
                List.of(Statement.of("An invented claim", "X9.9")),
                "forge");
    }

    @Override
    public List<Statement> answer(QuestionAsked question, Investigation state) {
        return answers.answer(question.text(), state);
    }

    @Override
    public Utterance read(String text, boolean mentioned, Investigation state) {
        return reader.read(text, mentioned, state);
    }
}
