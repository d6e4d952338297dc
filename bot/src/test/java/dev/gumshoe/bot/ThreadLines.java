package dev.gumshoe.bot;

import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Recorded;
import java.time.ZoneOffset;
import java.util.List;

/** What is said in a case's thread, a headline a reply. */
record ThreadLines(List<String> said) implements JournalFollower {

    private static final Narration WORDS = new Narration(ZoneOffset.UTC);

    @Override
    public String name() {
        return "thread";
    }

    @Override
    public void deliver(Recorded recorded, Investigation after, boolean mayHaveGoneOut) {
        WORDS.reply(recorded, after).ifPresent(note -> said.add(note.headline()));
    }
}
