package dev.gumshoe.bot;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.conversations.agents.AnswerShape;
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
import dev.gumshoe.conversations.agents.Parameter;
import dev.gumshoe.conversations.agents.ReasoningSettings;
import dev.gumshoe.conversations.agents.RunbookAdvice;
import dev.gumshoe.conversations.agents.ScriptedModel;
import dev.gumshoe.conversations.agents.ToolRequest;
import dev.gumshoe.conversations.agents.ToolSpec;
import dev.gumshoe.conversations.agents.Toolbox;
import dev.gumshoe.conversations.agents.Turn;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.InMemoryLeases;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.runbook.RunbookLibrary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * How many tokens a case's prompts hold beside a loop that keeps one transcript and sees the same tool results, and how much of them
 * stands in a prefix that was sent before, which a provider can keep: in this case, or in one just before, which shares tools and charters. Tokenizer: jtokkit 1.1.0, o200k_base. Workload: the requests of one
 * investigation of the demonstration's world (bad deployment, seed 7, 24 h, the program's own runbooks, tools and limits) with a scripted
 * model: a lead that plans, and judges and concludes at once, and six specialists that call four tools each, one a turn. Tools and forms are counted as
 * JSON Schema. The single loop is shown all tools, our specialists those of their charter; both see the same results, whose number and
 * sizes are printed.
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
    private static final int ORDERS = 1_001;

    /** All there are, of which only what they are called, do and can be told is read here. */
    private static final Toolbox TOOLS = LookingTools.over(EvidenceSources.of(), new InMemoryLocker(), () -> new RunbookLibrary(List.of()));

    private PromptTokensBench() {}

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        List<ModelRequest> earlier = requests(8);
        List<ModelRequest> requests = requests(7);
        List<List<String>> prompts = requests.stream().map(PromptTokensBench::parts).toList();
        long ours = prompts.stream().flatMap(List::stream).mapToLong(PromptTokensBench::tokens).sum();
        long kept = 0;
        long keptAcross = 0;
        List<List<String>> before = new ArrayList<>(earlier.stream().map(PromptTokensBench::parts).toList());
        for (int i = 0; i < prompts.size(); i++) {
            kept += longestSentBefore(prompts.get(i), prompts.subList(0, i));
            keptAcross += longestSentBefore(prompts.get(i), before);
            before.add(prompts.get(i));
        }
        List<Long> singles = single(requests);
        long single = singles.get(ORDERS / 2);
        long results = requests.stream().flatMap(r -> r.turns().stream()).filter(Turn.ToolOutcome.class::isInstance)
                .map(t -> ((Turn.ToolOutcome) t).text()).distinct().mapToLong(PromptTokensBench::tokens).sum();
        List<Integer> sizes = requests.stream().flatMap(r -> r.turns().stream()).filter(Turn.ToolOutcome.class::isInstance)
                .map(t -> ((Turn.ToolOutcome) t).text()).distinct().map(PromptTokensBench::tokens).sorted().toList();
        System.out.printf("%d calls of the model, %d tool results of %,d tokens in all, %d to %,d each, %,d in the middle%n", requests.size(),
                sizes.size(), results, sizes.getFirst(), sizes.getLast(), sizes.get(sizes.size() / 2));
        System.out.printf("prompts of the case: %,d tokens; of one transcript: %,d (%,d to %,d by the order of the results); %.1f %% (%.1f to %.1f %%)%n",
                ours, single, singles.getFirst(), singles.getLast(), 100.0 * ours / single, 100.0 * ours / singles.getLast(),
                100.0 * ours / singles.getFirst());
        System.out.printf("in a prefix sent before: %,d tokens, %.1f %%; in this case alone: %,d tokens, %.1f %%%n", keptAcross,
                100.0 * keptAcross / ours, kept, 100.0 * kept / ours);
        made(requests);
    }

    /** What the prompts of each purpose are made of: tokens per call, all in all. */
    private static void made(List<ModelRequest> requests) {
        Map<String, List<ModelRequest>> by = new LinkedHashMap<>();
        requests.forEach(request -> by.computeIfAbsent(request.purpose(), _ -> new ArrayList<>()).add(request));
        System.out.printf("%-26s %5s %8s %8s %8s %8s %8s %8s%n", "purpose", "calls", "tools", "charter", "told", "own", "results", "all");
        long[] sums = new long[6];
        by.forEach((purpose, calls) -> {
            long[] parts = new long[6];
            calls.forEach(call -> add(parts, call));
            System.out.printf("%-26s %5d %,8d %,8d %,8d %,8d %,8d %,8d%n", purpose, calls.size(), parts[0], parts[1], parts[2], parts[3],
                    parts[4], parts[5]);
            Arrays.setAll(sums, i -> sums[i] + parts[i]);
        });
        System.out.printf("%-26s %5d %,8d %,8d %,8d %,8d %,8d %,8d%n", "all", requests.size(), sums[0], sums[1], sums[2], sums[3], sums[4],
                sums[5]);
    }

    private static void add(long[] parts, ModelRequest call) {
        call.tools().forEach(tool -> parts[0] += tokens(shown(tool)));
        parts[0] += tokens(form(call));
        parts[1] += tokens(call.instructions());
        for (Turn turn : call.turns()) {
            int part = switch (turn) {
                case Turn.Person _ -> 2;
                case Turn.Model _ -> 3;
                case Turn.ToolOutcome _ -> 4;
            };
            parts[part] += tokens(text(turn));
        }
        parts[5] = parts[0] + parts[1] + parts[2] + parts[3] + parts[4];
    }

    private static int tokens(String text) {
        return TOKENS.countTokensOrdinary(text);
    }

    /** In the order in which providers read them: tools, instructions, turns. */
    private static List<String> parts(ModelRequest request) {
        List<String> parts = new ArrayList<>();
        request.tools().forEach(tool -> parts.add(shown(tool)));
        parts.add(form(request));
        request.instructions().lines().map(line -> line + "\n").forEach(parts::add);
        request.turns().forEach(turn -> text(turn).lines().map(line -> line + "\n").forEach(parts::add));
        return parts;
    }

    private static String form(ModelRequest request) {
        AnswerShape shape = request.shape();
        return shape == null ? "" : schema(shape.name(), shape.description(), shape.fields());
    }

    private static String shown(ToolSpec tool) {
        return schema(tool.name(), tool.description(), tool.parameters());
    }

    /** As JSON Schema, the way tools and forms are sent. */
    private static String schema(String name, String told, List<Parameter> parameters) {
        String required = parameters.stream().filter(Parameter::required).map(p -> '"' + p.name() + '"').collect(Collectors.joining(","));
        return "{\"name\":\"" + name + "\",\"description\":\"" + told + "\",\"parameters\":" + object(parameters, required) + "}";
    }

    private static String object(List<Parameter> parameters, String required) {
        return "{\"type\":\"object\",\"properties\":{"
                + parameters.stream().map(p -> '"' + p.name() + "\":{" + type(p.shape()) + ",\"description\":\"" + p.description() + "\"}")
                        .collect(Collectors.joining(","))
                + "},\"required\":[" + required + "]}";
    }

    private static String type(Parameter.Shape shape) {
        return switch (shape) {
            case Parameter.Shape.Text(List<String> oneOf) -> "\"type\":\"string\"" + (oneOf.isEmpty() ? "" : ",\"enum\":" + oneOf);
            case Parameter.Shape.Time _ -> "\"type\":\"string\"";
            case Parameter.Shape.WholeNumber _ -> "\"type\":\"integer\"";
            case Parameter.Shape.Numeric _ -> "\"type\":\"number\"";
            case Parameter.Shape.YesNo _ -> "\"type\":\"boolean\"";
            case Parameter.Shape.ListOf(Parameter.Shape item) -> "\"type\":\"array\",\"items\":{" + type(item) + "}";
            case Parameter.Shape.Thing(List<Parameter> parts) -> "\"type\":\"object\",\"properties\":" + object(parts, "");
            case Parameter.Shape.Any _ -> "\"anyOf\":[]";
        };
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

    /**
     * One loop that is shown all tools and the case as the lead is told of it at the beginning, and sees the same calls and results one
     * after the other, asked once after each. What calculation found is not counted for it, though our specialists are told of it. What
     * comes early is read again more often, so that it depends on the order: over many orders, smallest first.
     */
    private static List<Long> single(List<ModelRequest> requests) {
        ModelRequest lead = requests.getFirst();
        ModelRequest one = requests.stream().filter(r -> !r.tools().isEmpty()).findFirst().orElseThrow();
        ModelRequest opening = new ModelRequest("", "single", one.instructions(), lead.turns(), TOOLS.tools().stream().map(ToolSpec::of).toList(),
                one.shape(), 1, Duration.ofSeconds(1));
        long begin = parts(opening).stream().mapToLong(PromptTokensBench::tokens).sum();
        List<Long> steps = steps(requests);
        Random dice = new Random(20_261_128);
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            Collections.shuffle(steps, dice);
            long transcript = begin;
            long sum = transcript;
            for (long step : steps) {
                transcript += step;
                sum += transcript;
            }
            sums.add(sum);
        }
        Collections.sort(sums);
        return sums;
    }

    /** How many tokens each call of a tool and its result are. */
    private static List<Long> steps(List<ModelRequest> requests) {
        Set<String> seen = new HashSet<>();
        List<Long> steps = new ArrayList<>();
        for (ModelRequest request : requests) {
            for (int i = 1; i < request.turns().size(); i++) {
                String text = text(request.turns().get(i));
                if (request.turns().get(i) instanceof Turn.ToolOutcome && seen.add(text)) {
                    steps.add((long) tokens(text) + tokens(text(request.turns().get(i - 1))));
                }
            }
        }
        return steps;
    }

    /** The requests of one investigation of the demonstration's world, in the order in which they were made. */
    private static List<ModelRequest> requests(long seed) throws Exception {
        RobotWorld world = RobotWorld.of(Scenario.BAD_DEPLOYMENT, seed, Instant.parse("2026-03-03T14:20:00Z"));
        InMemoryLocker locker = new InMemoryLocker();
        RunbookAdvice runbooks = Runbooks.read(List.of()).advice();
        Instant end = world.alert().startedAt().plusSeconds(1);
        List<String> services = List.of(String.valueOf(world.alert().resource()), world.truth().resource(), "gateway");
        List<ModelRequest> asked = new CopyOnWriteArrayList<>();
        ScriptedModel model = new ScriptedModel(request -> {
            asked.add(request);
            int looked = (int) request.turns().stream().filter(Turn.ToolOutcome.class::isInstance).count();
            return request.purpose().startsWith("specialist") && looked < CALLS
                    ? ScriptedModel.calls(call(request.purpose(), looked, services, end))
                    : ScriptedModel.form(request.purpose().equals("lead.plan") ? errands() : ScriptedModel.fields("causes", List.of()));
        });
        InMemoryJournal journal = new InMemoryJournal();
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
