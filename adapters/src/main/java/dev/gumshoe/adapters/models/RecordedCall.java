package dev.gumshoe.adapters.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gumshoe.conversations.agents.Arguments;
import dev.gumshoe.conversations.agents.ModelReply;
import dev.gumshoe.conversations.agents.ModelReply.Failed;
import dev.gumshoe.conversations.agents.ModelReply.Kind;
import dev.gumshoe.conversations.agents.ModelReply.Said;
import dev.gumshoe.conversations.agents.ModelRequest;
import dev.gumshoe.conversations.agents.TokenUse;
import dev.gumshoe.conversations.agents.ToolRequest;
import dev.gumshoe.conversations.agents.Turn;
import dev.gumshoe.conversations.evidence.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of a model as a line of JSON: what it was made for, the turns that were new in it (results of tools among them), and what came
 * back, secrets masked.
 *
 * @param purpose what it was made for
 * @param errand a short hash of the conversation's first turn, by which errands that run side by side are told apart
 * @param depth how often the model had spoken in the conversation before
 */
record RecordedCall(String purpose, String errand, int depth, String model, long millis, List<Turn> news, ModelReply reply) {

    private static final JsonMapper MAPPER = new JsonMapper();

    static RecordedCall of(ModelRequest request, String model, Duration taken, ModelReply reply) {
        List<Turn> turns = request.turns();
        int spoken = (int) turns.stream().filter(Turn.Model.class::isInstance).count();
        int from = 0;
        for (int i = 0; i < turns.size(); i++) {
            from = turns.get(i) instanceof Turn.Model ? i + 1 : from;
        }
        return new RecordedCall(
                request.purpose(), errand(request), spoken, model, taken.toMillis(), turns.subList(from, turns.size()), reply);
    }

    static String errand(ModelRequest request) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text(request.turns().getFirst()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String text(Turn turn) {
        return switch (turn) {
            case Turn.Person person -> person.text();
            case Turn.Model model -> model.text();
            case Turn.ToolOutcome outcome -> outcome.text();
        };
    }

    String line() {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("purpose", purpose).put("errand", errand).put("depth", depth).put("model", model).put("millis", millis);
        ArrayNode told = line.putArray("told");
        news.forEach(turn -> told(told.addObject(), turn));
        switch (reply) {
            case Said said -> said(line.putObject("said"), said);
            case Failed failed -> line.putObject("failed").put("kind", failed.kind().name()).put("detail", Secrets.mask(failed.detail()));
        }
        line.putObject("used")
                .put("input", reply.use().input())
                .put("cachedInput", reply.use().cachedInput())
                .put("output", reply.use().output());
        return line.toString();
    }

    private static void told(ObjectNode told, Turn turn) {
        switch (turn) {
            case Turn.Person(String text) -> told.put("person", Secrets.mask(text));
            case Turn.Model(String text, List<ToolRequest> _) -> told.put("model", Secrets.mask(text));
            case Turn.ToolOutcome(String id, String tool, String text) ->
                told.put("call", id).put("tool", tool).put("outcome", Secrets.mask(text));
        }
    }

    private static void said(ObjectNode node, Said said) {
        node.put("text", Secrets.mask(said.text()));
        if (said.answer() != null) {
            node.set("answer", masked(ArgumentJson.node(said.answer())));
        }
        ArrayNode requests = node.putArray("requests");
        for (ToolRequest request : said.requests()) {
            ObjectNode one = requests.addObject().put("id", request.id()).put("tool", request.tool());
            one.set("arguments", masked(ArgumentJson.node(request.arguments())));
            if (request.defect() != null) {
                one.put("defect", Secrets.mask(request.defect()));
            }
        }
    }

    private static JsonNode masked(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                object.properties().forEach(property -> property.setValue(masked(property.getValue())));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, masked(array.get(i)));
                }
                yield array;
            }
            default -> node.isTextual() ? text(Secrets.mask(node.textValue())) : node;
        };
    }

    private static JsonNode text(String text) {
        return MAPPER.getNodeFactory().textNode(text);
    }

    /** The call that stands on the line. @return empty when it is none that this version knows */
    static Optional<RecordedCall> read(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            ModelReply reply = reply(node);
            return node.path("purpose").isTextual() && reply != null
                    ? Optional.of(
                            new RecordedCall(node.path("purpose").textValue(), node.path("errand").asText(""), node.path("depth").asInt(),
                                    node.path("model").asText("a model"), node.path("millis").asLong(), told(node.path("told")),
                                    reply))
                    : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** What the model was told by people and tools; what is none of that is passed over. */
    private static List<Turn> told(JsonNode nodes) {
        List<Turn> told = new ArrayList<>();
        for (JsonNode node : nodes) {
            if (node.path("person").isTextual()) {
                told.add(new Turn.Person(node.path("person").textValue()));
            } else if (node.path("outcome").isTextual()) {
                told.add(new Turn.ToolOutcome(node.path("call").asText(), node.path("tool").asText(), node.path("outcome").textValue()));
            }
        }
        return told;
    }

    private static @Nullable ModelReply reply(JsonNode node) throws JsonProcessingException {
        JsonNode used = node.path("used");
        TokenUse use = new TokenUse(used.path("input").asLong(), used.path("cachedInput").asLong(), used.path("output").asLong());
        JsonNode said = node.path("said");
        if (said.isObject()) {
            Arguments answer = said.path("answer").isObject() ? ArgumentJson.read(said.path("answer").toString()) : null;
            return new Said(said.path("text").asText(""), answer, requests(said.path("requests")), use);
        }
        JsonNode failed = node.path("failed");
        return failed.isObject()
                ? new Failed(Kind.valueOf(failed.path("kind").asText()), failed.path("detail").asText(""), null, use)
                : null;
    }

    private static List<ToolRequest> requests(JsonNode nodes) throws JsonProcessingException {
        List<ToolRequest> requests = new ArrayList<>();
        for (JsonNode node : nodes) {
            requests.add(new ToolRequest(
                    node.path("id").asText(),
                    node.path("tool").asText(),
                    ArgumentJson.read(node.path("arguments").toString()),
                    node.path("defect").isTextual() ? node.path("defect").textValue() : null));
        }
        return requests;
    }
}
