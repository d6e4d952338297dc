package dev.gumshoe.bot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gumshoe.conversations.investigation.RootCause;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the server for language models is to answer, by a part of what it is told and by how often the model has spoken; first come first. */
public final class ModelScript {

    public static final String PLAN = "Decide how to begin.";
    public static final String JUDGE = "Judge each hypothesis";
    private static final Set<String> JOBS = Set.of(PLAN, JUDGE);
    public static final String SPECIALIST = "You are one specialist";
    public static final String LOGS = "Your field is logs.";
    public static final String QUESTION = "A person asked a question.";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ArrayNode answers = JSON.createArrayNode();
    private final String finish;

    /** Nothing yet. */
    public ModelScript() {
        this("tool_calls");
    }

    /**
     * Nothing yet, for another provider.
     *
     * @param finish what a reply that wishes for tools gives as the reason for its end
     */
    ModelScript(String finish) {
        this.finish = finish;
    }

    /** A lead that follows calculation, and specialists that add nothing; to be put after what is special. */
    public ModelScript andNothingElse() {
        return says(PLAN, "{\"hypotheses\": [], \"errands\": []}")
                .says(JUDGE, "{\"errands\": [], \"causes\": []}")
                .says(SPECIALIST, "{\"observations\": []}");
    }

    ModelScript says(String charter, String content) {
        return says(charter, -1, content);
    }

    /**
     * An answer in words.
     *
     * @param charter part of the charter, or of the lead's job
     * @param turn how often the model has spoken before in the conversation; -1 for whatever
     */
    public ModelScript says(String charter, int turn, String content) {
        response(charter, turn).put("content", content).putObject("usage").put("prompt_tokens", 1_000).put("completion_tokens", 50);
        return this;
    }

    /** Wishes for tools in the model's first turn: name and arguments in turn. */
    public ModelScript calls(String charter, Object... namesAndArguments) {
        ObjectNode response = response(charter, 0);
        ArrayNode calls = response.put("finishReason", finish).putArray("toolCalls");
        for (int i = 0; i < namesAndArguments.length; i += 2) {
            ObjectNode call = calls.addObject().put("id", "call_" + i).put("name", (String) namesAndArguments[i]);
            call.set("arguments", JSON.valueToTree(namesAndArguments[i + 1]));
        }
        return this;
    }

    /** Concludes that cause, with that headline on those observations. */
    public ModelScript concludes(RootCause cause, String headline, List<String> observations) {
        Map<String, Object> said = new java.util.HashMap<>(Map.of(
                "resource", cause.resource(), "mechanism", cause.mechanism().wireName(),
                "headline", Map.of("text", headline, "observations", observations), "because", List.of(), "doubt", 0.1));
        if (cause.change() != null) {
            said.put("change", cause.change());
        }
        return says(JUDGE, text(Map.of("causes", List.of(said), "impact", List.of(), "ruled_out", List.of())));
    }

    static String text(Object form) {
        return JSON.valueToTree(form).toString();
    }

    private ObjectNode response(String charter, int turn) {
        ObjectNode answer = answers.addObject();
        ObjectNode match = answer.putObject("match").put(JOBS.contains(charter) ? "userMessage" : "systemMessage", charter);
        if (turn >= 0) {
            match.put("turnIndex", turn);
        }
        return answer.putObject("response");
    }

    /** As the server takes it. */
    public String answers() {
        return answers.toString();
    }
}
