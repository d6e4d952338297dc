package dev.gumshoe.bot.servicenow;

import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Recorded;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A thread as a chat surface has it, kept in memory over restarts: one message a topic, else one an entry. */
final class RecordingThread implements JournalFollower {

    private final Narration narration = new Narration(ZoneOffset.UTC);
    private final Map<String, String> messages = new LinkedHashMap<>();
    private final Map<String, Integer> edits = new LinkedHashMap<>();

    @Override
    public String name() {
        return "thread";
    }

    @Override
    public synchronized void deliver(Recorded recorded, Investigation after, boolean mayHaveGoneOut) {
        narration.reply(recorded, after).filter(RecordingThread::ours).ifPresent(note -> {
            String what = note.topic() == null ? Long.toString(recorded.position()) : note.topic();
            messages.put(what, note.headline());
            edits.merge(what, 1, Integer::sum);
        });
    }

    private static boolean ours(Note note) {
        return note.place() == null || Place.parse(note.place()).surface().equals("web");
    }

    synchronized List<String> said() {
        return List.copyOf(messages.values());
    }
}
