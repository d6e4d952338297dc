package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import java.util.List;

/**
 * Which of a case's threads are one surface's, and in which of them an entry is told.
 *
 * @param surface the first part of its places
 */
public record CaseThreads(String surface) {

    /** All that the case has on this surface, oldest first. */
    public List<Place> of(Investigation state) {
        return state.places().stream().map(Place::parse).filter(this::ours).toList();
    }

    /** Those that the entry makes the case's, of the given ones. */
    public static List<Place> begun(JournalEntry entry, List<Place> threads) {
        if (entry instanceof JournalEntry.InvestigationOpened) {
            return threads;
        }
        return entry instanceof JournalEntry.PlaceJoined joined
                ? threads.stream().filter(place -> place.toString().equals(joined.place())).toList()
                : List.of();
    }

    /** Those in which a note is told: of the given ones, or the only one that it is for, which may be another surface's. */
    public List<Place> told(Note note, List<Place> threads) {
        if (note.place() == null) {
            return threads;
        }
        Place only = Place.parse(note.place());
        return ours(only) ? List.of(only) : List.of();
    }

    private boolean ours(Place place) {
        return place.surface().equals(surface);
    }
}
