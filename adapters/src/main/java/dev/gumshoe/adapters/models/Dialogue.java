package dev.gumshoe.adapters.models;

import dev.gumshoe.conversations.agents.AnswerShape;
import dev.gumshoe.conversations.agents.ModelRequest;
import dev.gumshoe.conversations.agents.ToolRequest;
import dev.gumshoe.conversations.agents.ToolSpec;
import dev.gumshoe.conversations.agents.Turn;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.bedrock.BedrockSystemMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import java.util.ArrayList;
import java.util.List;

/** A request of ours in the words of the client library. */
record Dialogue(Endpoint.Quirks quirks, AnswerMode answers, Memory memory) {

    /** How the form is to be filled in where tools are offered too, or where nothing but words will do. */
    AnswerMode mode(ModelRequest request) {
        boolean beside = !request.tools().isEmpty() && !quirks.schemaBesideTools();
        return answers == AnswerMode.SCHEMA && beside ? AnswerMode.TOOL : answers;
    }

    ChatRequest of(ModelRequest request) {
        ChatRequest.Builder chat = ChatRequest.builder().messages(messages(request)).parameters(quirks.limit().apply(request));
        List<ToolSpecification> tools = new ArrayList<>(request.tools().stream().map(Schemas::tool).toList());
        AnswerShape shape = request.shape();
        if (shape != null) {
            switch (mode(request)) {
                case SCHEMA -> chat.responseFormat(Schemas.format(shape, quirks.strict()));
                case TOOL -> {
                    tools.add(Schemas.tool(shape));
                    chat.toolChoice(quirks.mustCall() ? ToolChoice.REQUIRED : null);
                }
                case TEXT -> {
                }
            }
        }
        return chat.toolSpecifications(tools).build();
    }

    private List<ChatMessage> messages(ModelRequest request) {
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(system(request.instructions() + asked(request)));
        for (Turn turn : request.turns()) {
            switch (turn) {
                case Turn.Person(String text) -> person(messages, words(text));
                case Turn.Model model -> messages.add(memory.recall(model).orElseGet(() -> model(model)));
                case Turn.ToolOutcome(String id, String tool, String text) ->
                    messages.add(ToolExecutionResultMessage.from(id, tool, words(text)));
            }
        }
        return messages;
    }

    private ChatMessage system(String instructions) {
        return quirks.cachePoints()
                ? BedrockSystemMessage.builder().addTextWithCachePoint(instructions).build()
                : SystemMessage.from(instructions);
    }

    /** What the instructions add for a provider that cannot be held to the form. */
    private String asked(ModelRequest request) {
        AnswerShape shape = request.shape();
        if (shape == null) {
            return "";
        }
        return switch (mode(request)) {
            case SCHEMA -> "";
            case TOOL -> "\n\nGive your answer by calling the tool " + shape.name() + ", and only so.";
            case TEXT -> "\n\nGive your answer as one JSON object and nothing else, with these fields:\n" + FormInWords.of(shape.fields());
        };
    }

    /** Where turns must alternate, what a person says joins the turn before if that is the person's side too. */
    private void person(List<ChatMessage> messages, String text) {
        if (quirks.alternating() && messages.getLast() instanceof UserMessage before) {
            messages.removeLast();
            messages.add(UserMessage.from(joined(before.contents(), text)));
        } else if (quirks.alternating() && messages.getLast() instanceof ToolExecutionResultMessage before) {
            messages.removeLast();
            messages.add(ToolExecutionResultMessage.builder()
                    .id(before.id())
                    .toolName(before.toolName())
                    .contents(joined(before.contents(), text))
                    .build());
        } else {
            messages.add(UserMessage.from(text));
        }
    }

    private static List<Content> joined(List<Content> contents, String text) {
        List<Content> all = new ArrayList<>(contents);
        all.add(TextContent.from(text));
        return all;
    }

    private static AiMessage model(Turn.Model turn) {
        List<ToolExecutionRequest> requests = turn.requests().stream().map(Dialogue::request).toList();
        boolean mute = turn.text().isBlank();
        return AiMessage.builder()
                .text(mute ? (requests.isEmpty() ? words("") : null) : turn.text())
                .toolExecutionRequests(requests)
                .build();
    }

    private static ToolExecutionRequest request(ToolRequest request) {
        return ToolExecutionRequest.builder()
                .id(request.id())
                .name(request.tool())
                .arguments(ArgumentJson.write(request.arguments()))
                .build();
    }

    /** No provider takes a turn without a word. */
    private static String words(String text) {
        return text.isBlank() ? "(nothing)" : text;
    }

    /** Whether a call is the answer, dressed as a tool. */
    static boolean answers(ModelRequest request, String tool) {
        AnswerShape shape = request.shape();
        return shape != null && shape.name().equals(tool) && request.tools().stream().map(ToolSpec::name).noneMatch(tool::equals);
    }
}
