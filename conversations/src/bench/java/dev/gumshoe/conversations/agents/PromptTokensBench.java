package dev.gumshoe.conversations.agents;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.InMemoryLeases;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.Scope;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * How many tokens a case's prompts hold beside a loop that keeps one transcript and sees the same tool results, and how much of them
 * stands in a prefix that was sent before, which a provider can keep. Tokenizer: jtokkit 1.1.0, o200k_base. Workload: a lead (plan,
 * judge, conclude) and six specialists of five turns with one tool call each but the last; a tool result is a table of 60 lines, some
 * 1,500 tokens; ten tools are described in some 60 tokens each. Both sides get the same instructions, tool descriptions and results.
 *
 * <pre>
 * mvn -B -ntp -q test-compile
 * mvn -B -ntp -q -pl conversations dependency:build-classpath -Dmdep.outputFile=target/classpath
 * mvn -B -ntp -q dependency:get -Dartifact=com.knuddels:jtokkit:1.1.0
 * java -cp conversations/target/test-classes:conversations/target/classes:$(cat conversations/target/classpath):\
 * $HOME/.m2/repository/com/knuddels/jtokkit/1.1.0/jtokkit-1.1.0.jar \
 *     conversations/src/bench/java/dev/gumshoe/conversations/agents/PromptTokensBench.java
 * </pre>
 */
public final class PromptTokensBench {

    private static final Encoding TOKENS = Encodings.newDefaultEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    private static final int CALLS = 4;
    private static final int ROWS = 60;
    private static final int TOOLS = 10;

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
        System.out.printf("%d calls, %d tokens of tool results%n", requests.size(), results);
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

    private static List<ModelRequest> requests() throws Exception {
        List<ModelRequest> asked = new CopyOnWriteArrayList<>();
        ScriptedModel model = new ScriptedModel(request -> {
            asked.add(request);
            long looked = request.turns().stream().filter(Turn.ToolOutcome.class::isInstance).count();
            if (request.purpose().startsWith("specialist") && looked < CALLS) {
                return ScriptedModel.calls(new ToolRequest(
                        request.purpose() + looked, "tool_0", new Arguments(Map.of("resource", Argument.of(request.purpose() + looked)))));
            }
            return ScriptedModel.form(request.purpose().equals("lead.plan") ? errands() : Map.of());
        });
        Random dice = new Random(7);
        List<Tool> tools = new ArrayList<>();
        for (int i = 0; i < TOOLS; i++) {
            tools.add(new GivenTool("tool_" + i, Tool.Effect.READ_ONLY, ("Finds series, lines, calls or changes of kind " + i
                    + ", of some or all resources, within a window; says what was found, that nothing was found and where, or why it failed. ")
                    .repeat(2), call -> table(dice, call)));
        }
        InMemoryJournal journal = new InMemoryJournal();
        journal.append("case", 0, List.of(new InvestigationOpened(Cases.ALARM, "case", Cases.alert("a-1"), Scope.of(Cases.WINDOW), null, null)));
        new LeadInvestigator(
                journal, new InMemoryLeases(InstantSource.system()),
                new ModelReasoner(
                        new ScriptedReasoner(), model.everywhere(), new Toolbox(tools), FurtherTools.none(), Budget.unlimited(), journal, InstantSource.system(),
                        ReasoningSettings.usual(ZoneOffset.UTC)),
                RunbookAdvice.none(), InstantSource.system(), LeadSettings.replay(), "a").lead("case");
        return List.copyOf(asked);
    }

    private static Map<String, Argument> errands() {
        List<Argument> errands = new ArrayList<>();
        for (String name : List.of("metrics", "logs", "traces", "changes", "configuration", "impact")) {
            errands.add(ScriptedModel.thing("specialist", name, "question", "What does the " + name + " specialist see around forge?"));
        }
        return ScriptedModel.fields("hypotheses", List.of(), "errands", errands);
    }

    private static synchronized ToolAnswer table(Random dice, ToolCall call) {
        StringBuilder table = new StringBuilder("FOUND for " + call + "\nresource  metric  before  after  since\n");
        for (int i = 0; i < ROWS; i++) {
            table.append(String.format("service-%d  http_errors_per_minute  %.2f  %.1f  14:%02d:%02d%n", dice.nextInt(40), dice.nextDouble(),
                    dice.nextDouble() * 90, dice.nextInt(60), dice.nextInt(60)));
        }
        return new ToolAnswer.Found(table.toString(), List.of(new Evidence("store", call.toString(), Cases.WINDOW, "a table")));
    }
}
