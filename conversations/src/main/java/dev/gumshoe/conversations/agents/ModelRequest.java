package dev.gumshoe.conversations.agents;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call of a language model.
 *
 * @param caseId the case it is made for, by which it is counted and recorded; empty when it is made for none
 * @param purpose what it is made for, by which it is counted and recorded: {@code lead.plan}, {@code specialist.metrics}, {@code small.read}
 * @param instructions what the model is told to be and do; the same text for every call of a purpose, so that a provider can keep it.
 *     Never holds text from outside
 * @param turns the conversation so far, oldest first; each call of a loop repeats those of the call before and adds to them, so that
 *     they too can be kept
 * @param tools what it may call; empty for none
 * @param shape the form its answer must have, or null for plain text; with tools, the form of its last answer
 * @param maxOutputTokens the most it may write
 * @param timeout the longest the call may take, retries included
 */
public record ModelRequest(
        String caseId,
        String purpose,
        String instructions,
        List<Turn> turns,
        List<ToolSpec> tools,
        @Nullable AnswerShape shape,
        int maxOutputTokens,
        Duration timeout) {

    /** @throws IllegalArgumentException when nothing is asked, or nothing may be answered */
    public ModelRequest {
        Objects.requireNonNull(caseId, "caseId");
        turns = List.copyOf(turns);
        tools = List.copyOf(tools);
        if (purpose.isBlank() || turns.isEmpty() || maxOutputTokens < 1 || !timeout.isPositive()) {
            throw new IllegalArgumentException("a model request needs a purpose, a turn, room for an answer and time");
        }
    }
}
