package dev.gumshoe.bot.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.model.block.LayoutBlock;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a thread holds, and what it should hold by its case's journal: marks of messages and names of pictures. */
public final class ThreadAsItShouldBe {

    private ThreadAsItShouldBe() {}

    /** The marks of everything that is to be said of the case, its status included, in order. */
    public static List<String> marks(String caseId, List<Recorded> journal, Narration narration) {
        List<String> marks = new ArrayList<>(List.of(SlackStatus.mark(caseId)));
        Investigation state = new Investigation(caseId);
        for (Recorded recorded : journal) {
            state = state.after(recorded);
            narration.reply(recorded, state).ifPresent(note -> {
                SlackCards.cards(note, caseId, "" + recorded.position()).stream()
                        .map(card -> card.blocks().getFirst()).map(LayoutBlock::getBlockId).forEach(marks::add);
                if (note.chart() != null) {
                    marks.add(SlackIds.chart(caseId, recorded.position()));
                }
            });
        }
        return marks;
    }

    /** The marks of what Gumshoe said in the thread, in order. */
    public static List<String> marks(LocalSlack slack, String channel, String thread) {
        return slack.messages(channel).stream()
                .filter(message -> message.get("user").getAsString().equals(LocalSlack.GUMSHOE))
                .filter(message -> message.get("ts").getAsString().equals(thread)
                        || (message.has("thread_ts") && message.get("thread_ts").getAsString().equals(thread)))
                .map(ThreadAsItShouldBe::mark).toList();
    }

    private static String mark(JsonObject message) {
        Stream<String> files = each(message, "files").map(file -> file.get("name").getAsString());
        Stream<String> blocks = each(message, "blocks").filter(block -> block.has("block_id"))
                .map(block -> block.get("block_id").getAsString());
        return Stream.concat(files, blocks).findFirst().orElseGet(message::toString);
    }

    private static Stream<JsonObject> each(JsonObject message, String list) {
        return message.has(list)
                ? StreamSupport.stream(message.getAsJsonArray(list).spliterator(), false).map(JsonElement::getAsJsonObject)
                : Stream.of();
    }
}
