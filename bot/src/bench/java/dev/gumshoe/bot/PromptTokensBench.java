package dev.gumshoe.bot;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.conversations.agents.Argument;
import dev.gumshoe.conversations.agents.Arguments;
import dev.gumshoe.conversations.agents.Budget;
import dev.gumshoe.conversations.agents.EvidenceReasoner;
import dev.gumshoe.conversations.agents.FurtherTools;
import dev.gumshoe.conversations.agents.LeadInvestigator;
import dev.gumshoe.conversations.agents.LeadSettings;
import dev.gumshoe.conversations.agents.LookingTools;
import dev.gumshoe.conversations.agents.ModelReasoner;
import dev.gumshoe.conversations.agents.ModelRequest;
import dev.gumshoe.conversations.agents.ReasoningSettings;
import dev.gumshoe.conversations.agents.RunbookAdvice;
import dev.gumshoe.conversations.agents.ScriptedModel;
import dev.gumshoe.conversations.agents.ToolRequest;
import dev.gumshoe.conversations.agents.Turn;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.InMemoryLeases;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * How many tokens a case's prompts hold beside a loop that keeps one transcript and sees the same tool results, and how much of them
 * stands in a prefix that was sent before, which a provider can keep. Tokenizer: jtokkit 1.1.0, o200k_base. Workload: the requests of one
 * investigation of the demonstration's world (bad deployment, seed 7, 24 h, the program's own runbooks, tools and limits) with a scripted
 * model: a lead that plans, judges and concludes, and seven specialists that call four tools each, one a turn. Both sides get the same
 * instructions, tool descriptions and results; the number of calls and the sizes of the results are printed.
 *
 * <pre>
 * mvn -B -ntp -q test-compile
 * mvn -B -ntp -q -pl bot dependency:build-classpath -Dmdep.outputFile=target/classpath
 * mvn -B -ntp -q dependency:get -Dartifact=com.knuddels:jtokkit:1.1.0
 * java -cp bot/target/test-classes:bot/target/classes:adapters/target/classes:conversations/target/test-classes:conversations/target/classes:\
 * $(cat bot/target/classpath):$HOME/.m2/repository/com/knuddels/jtokkit/1.1.0/jtokkit-1.1.0.jar \
 *     bot/src/bench/java/dev/gumshoe/bot/PromptTokensBench.java
 * </pre>
 */
public final class PromptTokensBench {

    private static final Encoding TOKENS = Encodings.newDefaultEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    private static final int CALLS = 4;

    private PromptTokensBench() {}

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        List<ModelRequest> requests = requests();
        List<List<String>> prompts = requests.stream().map(PromptTokensBench::parts).toList();
        long ours = prompts.stream().flatMap(List::stream).mapToLong(PromptTokensBench::tokens).sum();
        long kept = 0;
        for (int i = 0; i < prompts.size(); i++) {
            kept += longestSentBefore(prompts.get(i), prompts.subList(0, i));
        }
        long single = single(requests);
        long results = requests.stream().flatMap(r -> r.turns().stream()).filter(Turn.ToolOutcome.class::isInstance)
                .map(t -> ((Turn.ToolOutcome) t).text()).distinct().mapToLong(PromptTokensBench::tokens).sum();
        List<Integer> sizes = requests.stream().flatMap(r -> r.turns().stream()).filter(Turn.ToolOutcome.class::isInstance)
                .map(t -> ((Turn.ToolOutcome) t).text()).distinct().map(PromptTokensBench::tokens).sorted().toList();
        System.out.printf("%d calls of the model, %d tool results of %,d tokens in all, %d to %,d each, %,d in the middle%n", requests.size(),
                sizes.size(), results, sizes.getFirst(), sizes.getLast(), sizes.get(sizes.size() / 2));
        System.out.printf("prompts of the case: %,d tokens; of one transcript: %,d; %.1f %%%n", ours, single, 100.0 * ours / single);
        System.out.printf("in a prefix sent before: %,d tokens, %.1f %%%n", kept, 100.0 * kept / ours);
    }

    private static int tokens(String text) {
        return TOKENS.countTokensOrdinary(text);
    }

    /** In the order in which providers read them: tools, instructions, turns. */
    private static List<String> parts(ModelRequest request) {
        List<String> parts = new ArrayList<>();
        request.tools().forEach(tool -> parts.add(tool.name() + " " + tool.description() + " " + tool.parameters()));
        request.instructions().lines().map(line -> line + "\n").forEach(parts::add);
        request.turns().forEach(turn -> text(turn).lines().map(line -> line + "\n").forEach(parts::add));
        return parts;
    }

    private static String text(Turn turn) {
        return switch (turn) {
            case Turn.Person(String text) -> text;
            case Turn.Model(String text, List<ToolRequest> calls) -> text + calls;
            case Turn.ToolOutcome outcome -> outcome.text();
        };
    }

    private static long longestSentBefore(List<String> prompt, List<List<String>> before) {
        int longest = 0;
        for (List<String> other : before) {
            int same = 0;
            while (same < Math.min(prompt.size(), other.size()) && prompt.get(same).equals(other.get(same))) {
                same++;
            }
            longest = Math.max(longest, same);
        }
        return prompt.subList(0, longest).stream().mapToLong(PromptTokensBench::tokens).sum();
    }

    /** One loop with one charter that sees the same results one after the other, asked once after each. */
    private static long single(List<ModelRequest> requests) {
        ModelRequest first = requests.stream().filter(r -> !r.tools().isEmpty()).findFirst().orElseThrow();
        long transcript = parts(new ModelRequest(
                "", "single", first.instructions(), first.turns().subList(0, 1), first.tools(), null, 1, Duration.ofSeconds(1)))
                .stream().mapToLong(PromptTokensBench::tokens).sum();
        long sum = transcript;
        List<String> seen = new ArrayList<>();
        for (ModelRequest request : requests) {
            for (Turn turn : request.turns()) {
                String text = text(turn);
                if (turn instanceof Turn.ToolOutcome && !seen.contains(text)) {
                    seen.add(text);
                    transcript += tokens(text) + 30;
                    sum += transcript;
                }
            }
        }
        return sum;
    }

    /** The requests of one investigation of the demonstration's world, in the order in which they were made. */
    private static List<ModelRequest> requests() throws Exception {
        RobotWorld world = RobotWorld.of(Scenario.BAD_DEPLOYMENT, 7, Instant.parse("2026-03-03T14:20:00Z"));
        Instant end = world.alert().startedAt().plusSeconds(1);
        List<String> services = List.of(String.valueOf(world.alert().resource()), world.truth().resource(), "gateway");
        List<ModelRequest> asked = new CopyOnWriteArrayList<>();
        ScriptedModel model = new ScriptedModel(request -> {
            asked.add(request);
            int looked = (int) request.turns().stream().filter(Turn.ToolOutcome.class::isInstance).count();
            return request.purpose().startsWith("specialist") && looked < CALLS
                    ? ScriptedModel.calls(call(request.purpose(), looked, services, end))
                    : ScriptedModel.form(request.purpose().equals("lead.plan") ? errands() : Map.of());
        });
        InMemoryJournal journal = new InMemoryJournal();
        InMemoryLocker locker = new InMemoryLocker();
        RunbookAdvice runbooks = Runbooks.read(List.of()).advice();
        var reasoner = new ModelReasoner(new EvidenceReasoner(world.sources(), locker, InstantSource.system(), ZoneOffset.UTC),
                model.everywhere(), LookingTools.over(world.sources(), locker, runbooks::library), FurtherTools.none(), Budget.unlimited(),
                journal, InstantSource.system(), ReasoningSettings.usual(ZoneOffset.UTC));
        Scope scope = Scope.of(TimeWindow.endingAt(end, Duration.ofHours(24)));
        journal.append("case", 0, List.of(new InvestigationOpened(end, "case", world.alert(), scope, null, null)));
        new LeadInvestigator(journal, new InMemoryLeases(InstantSource.system()), reasoner, runbooks, InstantSource.system(),
                LeadSettings.replay(), "a").lead("case");
        return List.copyOf(asked);
    }

    /** The calls of each specialist: its own field's queries and looks, wide at first, then at one resource after the other. */
    private static ToolRequest call(String purpose, int n, List<String> services, Instant end) {
        String tool = switch (purpose) {
            case "specialist.metrics" -> n == 0 ? "examine_metrics" : "query_metrics";
            case "specialist.logs" -> n % 2 == 0 ? "log_templates" : "search_logs";
            case "specialist.traces" -> n % 2 == 0 ? "operations" : "read_traces";
            case "specialist.changes" -> "list_changes";
            case "specialist.configuration" -> "describe_resources";
            case "specialist.runbook" -> n == 0 ? "read_runbook" : "log_templates";
            default -> "operations";
        };
        boolean wide = n == 0;
        Argument since = Argument.of(end.minusSeconds(3_600L * (n + 1)).toString());
        Map<String, Argument> arguments = tool.equals("examine_metrics") || tool.equals("read_runbook")
                ? Map.of()
                : wide
                        ? Map.of("from", since)
                        : Map.of("from", since, "resources", new Argument.Many(List.of(Argument.of(services.get((n - 1) % services.size())))));
        return new ToolRequest(purpose + n, tool, new Arguments(arguments));
    }

    private static Map<String, Argument> errands() {
        List<Argument> errands = new ArrayList<>();
        for (String name : List.of("metrics", "logs", "traces", "changes", "configuration", "impact")) {
            errands.add(ScriptedModel.thing("specialist", name, "question", "What does the " + name + " specialist see first?"));
        }
        return ScriptedModel.fields("hypotheses", List.of(), "errands", errands);
    }
}
