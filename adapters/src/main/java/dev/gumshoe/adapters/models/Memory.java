package dev.gumshoe.adapters.models;

import dev.gumshoe.conversations.agents.ToolRequest;
import dev.gumshoe.conversations.agents.Turn;
import dev.langchain4j.data.message.AiMessage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest turns of a model as its provider gave them. Some providers sign what a model thought before it asked for a tool, and want
 * the signature back with the tool's result; no one else has use for it, so it is kept here, and a conversation goes on without it.
 */
final class Memory {

    private static final int MOST = 2_000;

    private final Map<String, AiMessage> turns = Collections.synchronizedMap(new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AiMessage> eldest) {
            return size() > MOST;
        }
    });

    void keep(List<ToolRequest> requests, AiMessage message) {
        if (!requests.isEmpty() && !message.attributes().isEmpty()) {
            turns.put(requests.getFirst().id(), message);
        }
    }

    Optional<AiMessage> recall(Turn.Model turn) {
        return turn.requests().isEmpty() ? Optional.empty() : Optional.ofNullable(turns.get(turn.requests().getFirst().id()));
    }
}
