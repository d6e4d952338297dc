package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.model.block.LayoutBlock;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Recorded;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a thread holds, and what it should hold by its case's journal: marks of messages and names of pictures. */
public final class ThreadAsItShouldBe {

    private ThreadAsItShouldBe() {}

    /** Topics that come and go with what there is to say, each at most once. */
    private static final List<String> BESIDE = List.of(":gaps:0", ":truth:0", ":report:0");

    /** The marks of everything that is to be said of the case, its status included, in order. */
    public static List<String> marks(String caseId, List<Recorded> journal, Narration narration) {
        SequencedSet<String> marks = new LinkedHashSet<>(List.of(SlackLiving.mark(caseId)));
        Investigation state = new Investigation(caseId);
        for (Recorded recorded : journal) {
            state = state.after(recorded);
            narration.reply(recorded, state).ifPresent(note -> {
                String what = note.topic() == null ? "" + recorded.position() : note.topic();
                SlackCards.cards(note, caseId, what).stream()
                        .map(card -> card.blocks().getFirst()).map(LayoutBlock::getBlockId).forEach(marks::add);
            });
        }
        return List.copyOf(marks);
    }

    /** The marks of what Gumshoe said in the thread, in order, without what it says beside: that may come sooner or later, and once. */
    public static List<String> marks(LocalSlack slack, String channel, String thread) {
        List<String> marks = slack.messages(channel).stream()
                .filter(message -> message.get("user").getAsString().equals(LocalSlack.GUMSHOE))
                .filter(message -> message.get("ts").getAsString().equals(thread)
                        || (message.has("thread_ts") && message.get("thread_ts").getAsString().equals(thread)))
                .map(ThreadAsItShouldBe::mark).toList();
        assertThat(marks).as("nothing twice").doesNotHaveDuplicates();
        return marks.stream().filter(mark -> BESIDE.stream().noneMatch(mark::endsWith)).toList();
    }

    private static String mark(JsonObject message) {
        return each(message, "blocks").filter(block -> block.has("block_id")).map(block -> block.get("block_id").getAsString()).findFirst()
                .orElseGet(message::toString);
    }

    private static Stream<JsonObject> each(JsonObject message, String list) {
        return message.has(list)
                ? StreamSupport.stream(message.getAsJsonArray(list).spliterator(), false).map(JsonElement::getAsJsonObject)
                : Stream.of();
    }
}
