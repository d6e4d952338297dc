package dev.gumshoe.adapters.servicenow;

import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Splitting;
import java.util.ArrayList;
import java.util.List;

/** A note as the plain text of journal entries, each ending with the mark it is known by. */
final class TicketText {

    /** Journal fields take 4000 characters as they come; a mark is to stand in each. */
    private static final int MOST = 3_800;

    private TicketText() {}

    /** A piece and its mark. */
    record Piece(String text, String mark) {}

    /**
     * The pieces of a note.
     *
     * @param queries whether the queries it stands on are told: to those who can repeat them
     * @param what what the note is of its case: the entry's position and a number
     */
    static List<Piece> of(Note note, boolean queries, String caseId, String what) {
        List<String> parts = Splitting.of(text(note, queries), MOST, String::length);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String mark = mark(caseId, what + "." + i);
            pieces.add(new Piece(parts.get(i) + "\n\n" + mark, mark));
        }
        return pieces;
    }

    /** What an entry of ours ends with. Nothing in it means anything in an encoded query. */
    static String mark(String caseId, String what) {
        return "(Gumshoe " + caseId + " " + what + ")";
    }

    private static String text(Note note, boolean queries) {
        StringBuilder text = new StringBuilder(note.headline());
        for (Note.Section section : note.sections()) {
            text.append("\n\n");
            if (section.label() != null) {
                text.append(section.label()).append(section.lines().size() == 1 ? ": " : ":\n");
            }
            text.append(section.lines().size() == 1 ? section.lines().getFirst() : "- " + String.join("\n- ", section.lines()));
        }
        if (queries && !note.citations().isEmpty()) {
            text.append("\n\nTo look at it again:");
            for (Note.Citation citation : note.citations()) {
                text.append("\n- [").append(citation.id()).append("] ").append(citation.source()).append(": ").append(citation.query());
                if (citation.link() != null) {
                    text.append(" ").append(citation.link());
                }
            }
        }
        return text.toString();
    }
}
