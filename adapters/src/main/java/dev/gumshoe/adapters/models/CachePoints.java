package dev.gumshoe.adapters.models;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointType;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** The mark that tells Bedrock to remember a conversation up to its newest turn, results of tools included. */
final class CachePoints {

    private CachePoints() {}

    static List<Message> atTheEnd(List<Message> messages) {
        if (messages.isEmpty()) {
            return messages;
        }
        List<Message> marked = new ArrayList<>(messages);
        Message last = marked.removeLast();
        List<ContentBlock> content = new ArrayList<>(last.content());
        content.add(ContentBlock.fromCachePoint(CachePointBlock.builder().type(CachePointType.DEFAULT).build()));
        marked.add(last.toBuilder().content(content).build());
        return marked;
    }
}
