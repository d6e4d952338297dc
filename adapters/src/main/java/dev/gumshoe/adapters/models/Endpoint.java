package dev.gumshoe.adapters.models;

import dev.gumshoe.conversations.agents.ModelRequest;
import dev.gumshoe.conversations.agents.TokenUse;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.output.TokenUsage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One model as a client library offers it, and in what its provider differs from the others.
 *
 * @param whole answers in one piece
 * @param streamed answers piece by piece
 * @param use how its provider counts tokens
 * @param quirks what requests to it need
 * @param close ends its connections
 */
record Endpoint(ChatModel whole, StreamingChatModel streamed, Function<TokenUsage, TokenUse> use, Quirks quirks, Runnable close) {

    /**
     * In what a provider's requests and replies differ.
     *
     * @param strict whether its schemas must name every field as required
     * @param schemaBesideTools whether it can be held to a schema while it is offered tools
     * @param mustCall whether it can be told to call a tool, whichever
     * @param alternating whether a person's turns and the model's must alternate strictly
     * @param cachePoints whether instructions carry a mark behind which the provider remembers
     * @param endUnsaid whether its stream may end without saying so, and the library takes that for a whole reply
     * @param limit how a request says how much may be written
     */
    record Quirks(
            boolean strict,
            boolean schemaBesideTools,
            boolean mustCall,
            boolean alternating,
            boolean cachePoints,
            boolean endUnsaid,
            Function<ModelRequest, ChatRequestParameters> limit) {

        /** With the limit under the name that nearly all know it by. */
        Quirks(
                boolean strict,
                boolean schemaBesideTools,
                boolean mustCall,
                boolean alternating,
                boolean cachePoints,
                boolean endUnsaid) {
            this(strict, schemaBesideTools, mustCall, alternating, cachePoints, endUnsaid,
                    request -> ChatRequestParameters.builder().maxOutputTokens(request.maxOutputTokens()).build());
        }
    }

    /** A count that a provider may leave out. */
    static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }
}
