package dev.gumshoe.bot.slack;

import dev.gumshoe.conversations.conversation.Action;
import dev.gumshoe.conversations.conversation.Note;
import org.jspecify.annotations.Nullable;

/**
 * What this workspace can do: a button appears only where what it does works.
 *
 * @param expert the person or user group to call in, by id; null for none
 */
record SlackOffers(@Nullable String expert) {

    /** The note without the buttons that would do nothing. */
    Note of(Note note) {
        return expert == null ? note.without(Action.Kind.EXPERT) : note;
    }

    /** How the expert is mentioned; empty where there is none. */
    String mention() {
        return expert == null ? "" : expert.startsWith("S") ? "<!subteam^" + expert + ">" : "<@" + expert + ">";
    }
}
