package dev.gumshoe.adapters.models;

import dev.gumshoe.conversations.agents.FurtherTools;
import dev.gumshoe.conversations.agents.ModelReply.Said;
import dev.gumshoe.conversations.agents.Parameter;
import dev.gumshoe.conversations.agents.Tool;
import dev.gumshoe.conversations.agents.ToolAnswer;
import dev.gumshoe.conversations.agents.ToolCall;
import dev.gumshoe.conversations.agents.ToolContext;
import dev.gumshoe.conversations.agents.ToolRequest;
import dev.gumshoe.conversations.agents.Turn;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tools that models called in a recorded case, answering what they answered then: a server that is not there is not asked again. What
 * nobody asked then is not known.
 */
public final class ReplayedTools implements FurtherTools {

    private static final Pattern EVIDENCE = Pattern.compile("Evidence E\\d+ [^\\n]*\\n(.*)", Pattern.DOTALL);
    private static final Pattern BARRED = Pattern.compile("NOT CALLED: \\S+ counts as (mutating|destructive)\\..*", Pattern.DOTALL);

    private final Offered offered;

    private ReplayedTools(List<Tool> tools) {
        this.offered = new Offered(tools, List.of());
    }

    /** The tools of the recorded lines; those that are no calls are passed over. */
    public static ReplayedTools of(List<String> lines) {
        Map<String, ToolRequest> asked = new LinkedHashMap<>();
        Map<String, Recorded> tools = new LinkedHashMap<>();
        for (RecordedCall call : lines.stream().map(RecordedCall::read).flatMap(Optional::stream).toList()) {
            for (Turn turn : call.news()) {
                ToolRequest request = turn instanceof Turn.ToolOutcome outcome ? asked.get(key(call, outcome.callId())) : null;
                if (turn instanceof Turn.ToolOutcome outcome && request != null) {
                    tools.computeIfAbsent(outcome.tool(), Recorded::new).add(request, outcome.text());
                }
            }
            if (call.reply() instanceof Said said) {
                said.requests().forEach(request -> asked.put(key(call, request.id()), request));
            }
        }
        return new ReplayedTools(List.copyOf(tools.values()));
    }

    private static String key(RecordedCall call, String id) {
        return call.purpose() + " " + call.errand() + " " + id;
    }

    @Override
    public Offered now() {
        return offered;
    }

    /** One tool and its answers, by its arguments. */
    private static final class Recorded implements Tool {

        private final String name;
        private final Set<String> parameters = new LinkedHashSet<>();
        private final Map<String, String> outcomes = new LinkedHashMap<>();
        private Effect effect = Effect.READ_ONLY;

        Recorded(String name) {
            this.name = name;
        }

        void add(ToolRequest request, String outcome) {
            parameters.addAll(request.arguments().given().keySet());
            Matcher barred = BARRED.matcher(outcome);
            if (barred.matches()) {
                effect = Effect.valueOf(barred.group(1).toUpperCase(Locale.ROOT));
            }
            outcomes.putIfAbsent(ArgumentJson.write(request.arguments()), outcome);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String description() {
            return "Answers what it answered when the case was recorded.";
        }

        @Override
        public List<Parameter> parameters() {
            return parameters.stream().map(p -> Parameter.optional(p, new Parameter.Shape.Any(), "as it was recorded")).toList();
        }

        @Override
        public Effect effect() {
            return effect;
        }

        @Override
        public ToolAnswer call(ToolCall call, ToolContext context) {
            String query = ArgumentJson.write(call.arguments());
            String outcome = outcomes.getOrDefault(query, "nobody asked that when the case was recorded");
            Matcher evidence = EVIDENCE.matcher(outcome);
            if (evidence.matches()) {
                String text = unquoted(evidence.group(1));
                return new ToolAnswer.Found(text, List.of(new Evidence("recording", name + " " + query, context.window(), text)));
            }
            String detail = unquoted(outcome);
            return new ToolAnswer.Failed("FAILED: " + detail, List.of(new ToolResult.Failed<>(name, query, "recorded", detail)));
        }

        private static String unquoted(String text) {
            return text.lines().map(line -> line.startsWith("| ") ? line.substring(2) : line).collect(Collectors.joining("\n"));
        }
    }
}
