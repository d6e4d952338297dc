package dev.gumshoe.bot.web;

import dev.gumshoe.conversations.conversation.Note;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One moment of an investigation's timeline, as the page shows it.
 *
 * @param position of the entry in the journal
 * @param author the person who said it, or null
 * @param chart the id of the observation whose chart goes with it, or null
 */
public record Moment(
        long position,
        Instant at,
        Step step,
        @Nullable String author,
        String headline,
        List<Note.Section> sections,
        List<Note.Citation> citations,
        @Nullable String chart) {

    /** Takes copies. */
    public Moment {
        sections = List.copyOf(sections);
        citations = List.copyOf(citations);
    }
}
