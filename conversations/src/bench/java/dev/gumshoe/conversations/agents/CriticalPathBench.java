package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.InMemoryLeases;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Task;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long cases with a language model take beside their critical path: every turn of the scripted model takes 2 s, every tool 1 s, a
 * case has 8 specialists of 5 turns, and the lead plans, and judges and concludes at once. The critical path is 2 turns of the lead and
 * one specialist's 5 turns with 4 tool calls between them: 18 s. In memory, real time, virtual threads.
 *
 * <pre>
 * mvn -B -ntp -q test-compile
 * mvn -B -ntp -q -pl conversations dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp conversations/target/test-classes:conversations/target/classes:$(cat conversations/target/classpath) \
 *     conversations/src/bench/java/dev/gumshoe/conversations/agents/CriticalPathBench.java [cases at once, 1 and 200 when left out]
 * </pre>
 */
public final class CriticalPathBench {

    private static final int TURN_MILLIS = 2_000;
    private static final int TOOL_MILLIS = 1_000;
    private static final int SPECIALISTS = 8;
    private static final int TURNS = 5;
    private static final int LEAD_TURNS = 2;
    private static final double CRITICAL_PATH = (LEAD_TURNS + TURNS) * TURN_MILLIS + (TURNS - 1) * TOOL_MILLIS;

    private CriticalPathBench() {}

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        for (String cases : arguments.length == 0 ? new String[] {"1", "200"} : arguments) {
            run(Integer.parseInt(cases));
        }
    }

    private static void run(int cases) throws Exception {
        InMemoryJournal journal = new InMemoryJournal();
        List<Double> seconds = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Double>> running = new ArrayList<>();
            for (int i = 0; i < cases; i++) {
                String caseId = "case-" + i;
                running.add(threads.submit(() -> lead(journal, caseId)));
            }
            for (Future<Double> one : running) {
                seconds.add(one.get());
            }
        }
        seconds.sort(Double::compare);
        double slowest = seconds.getLast();
        System.out.printf("%d at once: median %.2f s, slowest %.2f s, critical path %.2f s: %.3f and %.3f times%n", cases,
                seconds.get(seconds.size() / 2), slowest, CRITICAL_PATH / 1_000, seconds.get(seconds.size() / 2) * 1_000 / CRITICAL_PATH,
                slowest * 1_000 / CRITICAL_PATH);
    }

    private static double lead(InMemoryJournal journal, String caseId) throws Exception {
        ModelRole role = new ModelRole(new Slow(), Tariff.FREE, 100_000, 4_000, java.time.Duration.ofSeconds(60));
        GivenTool tool = new GivenTool("query_logs", Tool.Effect.READ_ONLY, "Finds lines.", call -> {
            sleep(TOOL_MILLIS);
            return GivenTool.found("forge ERROR unknown field stamp, 48 times " + call.id());
        });
        ModelReasoner reasoner = new ModelReasoner(
                new Calculating(), new ModelRoles(role, role, role), new Toolbox(List.of(tool)), FurtherTools.none(), Budget.unlimited(), journal,
                InstantSource.system(), ReasoningSettings.usual(ZoneOffset.UTC));
        long began = System.nanoTime();
        journal.append(caseId, 0, List.of(new InvestigationOpened(Cases.ALARM, caseId, Cases.alert("a-1"), Scope.of(Cases.WINDOW), null, null)));
        new LeadInvestigator(
                journal, new InMemoryLeases(InstantSource.system()), reasoner, RunbookAdvice.none(), InstantSource.system(),
                LeadSettings.replay(), "a").lead(caseId);
        double taken = (System.nanoTime() - began) / 1e9;
        Investigation state = new Casebook(journal, caseId).read();
        int expected = SPECIALISTS * TURNS + LEAD_TURNS;
        if (state.spent().calls() != expected || state.takenOver().isPresent()) {
            throw new IllegalStateException(caseId + " took " + state.spent() + ", not " + expected + " calls; " + state.takenOver());
        }
        return taken;
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A model whose every turn takes 2 s: four calls of a tool, then an observation. */
    private static final class Slow implements LanguageModel {

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public ModelReply ask(ModelRequest request, java.util.function.Consumer<String> words) throws InterruptedException {
            Thread.sleep(TURN_MILLIS);
            long looked = request.turns().stream().filter(Turn.ToolOutcome.class::isInstance).count();
            if (request.purpose().startsWith("specialist") && looked < TURNS - 1) {
                return ScriptedModel.calls(new ToolRequest(
                        "c" + looked, "query_logs", new Arguments(Map.of("resource", Argument.of("r" + looked)))));
            }
            return ScriptedModel.form(request.purpose().startsWith("specialist")
                    ? ScriptedModel.fields("observations", List.of(ScriptedModel.thing(
                            "text", "forge logs 48 errors", "evidence", List.of("E1"), "stance", "for", "resource", "forge")))
                    : ScriptedModel.fields("causes", List.of()));
        }
    }

    /** Calculation that takes no time: eight errands, one observation each. */
    private static final class Calculating implements Reasoner {

        @Override
        public Plan plan(Investigation state) {
            List<Task> tasks = new ArrayList<>();
            for (int i = 1; i <= SPECIALISTS && state.tasks().isEmpty(); i++) {
                Look look = List.of(Look.METRICS, Look.LOGS, Look.TRACES, Look.CHANGES).get(i % 4);
                tasks.add(new Task(look.letter() + i, look, "What is there, " + i + "?", state.scope(), null));
            }
            return new Plan(List.of(), List.of(), tasks, Map.of(), Map.of(), state.tasks().isEmpty() ? Cases.inventory() : null);
        }

        @Override
        public Looked look(Task task, Investigation state, Notebook notebook) {
            notebook.observed(Cases.observation(task.id() + ".1"));
            return new Looked("Looked.", List.of());
        }

        @Override
        public Conclusion conclude(Investigation state) {
            return new Conclusion(List.of(), List.of(), List.of(), Mechanism.NONE, null, 0.1, false, Impact.unknown(), List.of(), List.of(),
                    "Nothing.");
        }

        @Override
        public List<Statement> answer(QuestionAsked question, Investigation state) {
            return List.of();
        }

        @Override
        public Utterance read(String text, boolean mentioned, Investigation state) {
            return new Utterance.Talk();
        }
    }
}
