package dev.gumshoe.adapters.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.gumshoe.conversations.agents.AnswerShape;
import dev.gumshoe.conversations.agents.Arguments;
import dev.gumshoe.conversations.agents.ModelReply;
import dev.gumshoe.conversations.agents.ModelReply.Failed;
import dev.gumshoe.conversations.agents.ModelReply.Kind;
import dev.gumshoe.conversations.agents.ModelReply.Said;
import dev.gumshoe.conversations.agents.ModelRequest;
import dev.gumshoe.conversations.agents.TokenUse;
import dev.gumshoe.conversations.agents.ToolRequest;
import dev.gumshoe.conversations.evidence.Secrets;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A reply of the client library in our words, or why it is none. */
record Replies(ModelSettings settings, Endpoint endpoint, Memory memory, Supplier<String> ids) {

    private static final int SHOWN = 200;

    ModelReply of(ChatResponse response, ModelRequest request) {
        TokenUse use = response.tokenUsage() == null ? TokenUse.NONE : endpoint.use().apply(response.tokenUsage());
        AiMessage message = response.aiMessage();
        String text = Objects.requireNonNullElse(message.text(), "");
        List<ToolExecutionRequest> calls = message.toolExecutionRequests();
        Optional<Failed> unfinished = unfinished(response.finishReason(), text.isBlank() && calls.isEmpty(), use);
        if (unfinished.isPresent()) {
            return unfinished.get();
        }
        List<ToolRequest> requests = requests(calls, request);
        memory.keep(requests, message);
        if (request.shape() == null || !requests.isEmpty()) {
            return new Said(text, null, requests, use);
        }
        return answer(request.shape(), filled(calls, request, text), use);
    }

    /** Why it is no whole reply, if so. */
    private Optional<Failed> unfinished(@Nullable FinishReason reason, boolean empty, TokenUse use) {
        if (reason == null) {
            boolean broken = endpoint.quirks().endUnsaid() && settings.streaming();
            return broken && !empty ? failed(Kind.CUT, "the reply broke off", use) : said(empty, use);
        }
        return switch (reason) {
            case LENGTH -> failed(Kind.CUT, "the reply was longer than it may be; raise " + settings.setting() + ".maxTokens", use);
            case CONTENT_FILTER -> failed(Kind.DECLINED, "the provider's content filter stopped the reply", use);
            case OTHER -> empty ? failed(Kind.DECLINED, "the model ended without an answer", use) : Optional.empty();
            case STOP, TOOL_EXECUTION -> said(empty, use);
        };
    }

    private Optional<Failed> said(boolean empty, TokenUse use) {
        return empty ? failed(Kind.MALFORMED, "the reply is empty", use) : Optional.empty();
    }

    private Optional<Failed> failed(Kind kind, String what, TokenUse use) {
        return Optional.of(new Failed(kind, Failures.who(settings) + ": " + what + ".", null, use));
    }

    /** The calls that are none of the answer, with an id each. */
    private List<ToolRequest> requests(List<ToolExecutionRequest> calls, ModelRequest request) {
        List<ToolRequest> requests = new ArrayList<>();
        for (ToolExecutionRequest call : calls) {
            if (!Dialogue.answers(request, call.name())) {
                requests.add(request(call));
            }
        }
        return requests;
    }

    private ToolRequest request(ToolExecutionRequest call) {
        String id = call.id() == null || call.id().isBlank() ? ids.get() : call.id();
        String written = Objects.requireNonNullElse(call.arguments(), "");
        try {
            return new ToolRequest(id, Objects.requireNonNullElse(call.name(), ""), ArgumentJson.read(written));
        } catch (JsonProcessingException e) {
            String defect = "The arguments are no JSON object (" + e.getOriginalMessage() + "): " + shown(written);
            return new ToolRequest(id, Objects.requireNonNullElse(call.name(), ""), Arguments.NONE, defect);
        }
    }

    private static String filled(List<ToolExecutionRequest> calls, ModelRequest request, String text) {
        return calls.stream()
                .filter(call -> Dialogue.answers(request, call.name()))
                .map(call -> Objects.requireNonNullElse(call.arguments(), ""))
                .findFirst()
                .orElse(text);
    }

    /** The text of an answer is the form as it was filled in, however it came. */
    private ModelReply answer(AnswerShape shape, String written, TokenUse use) {
        try {
            Arguments answer = ArgumentJson.within(written);
            FormCheck.check(shape.fields(), answer);
            return new Said(ArgumentJson.write(answer), answer, List.of(), use);
        } catch (Arguments.Misuse misuse) {
            return malformed(shape, misuse.why(), written, use);
        } catch (JsonProcessingException e) {
            return malformed(shape, e.getOriginalMessage(), written, use);
        }
    }

    private Failed malformed(AnswerShape shape, String why, String written, TokenUse use) {
        String detail = Failures.who(settings) + ": the answer does not fill the form " + shape.name() + " (" + why + "): "
                + shown(written);
        return new Failed(Kind.MALFORMED, detail, null, use);
    }

    private static String shown(String written) {
        String masked = Secrets.mask(written).strip();
        return masked.length() <= SHOWN ? masked : masked.substring(0, SHOWN) + "…";
    }
}
