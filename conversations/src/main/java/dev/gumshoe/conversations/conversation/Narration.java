package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Recorded;
import java.util.Optional;

/** All wording that people read: journal entries and cases in, notes out. Pure; nothing here knows a surface. */
public final class Narration {

    /**
     * What is said in the thread when the entry was written.
     *
     * @param after the case with the entry folded in
     * @return empty when it goes without saying
     */
    public Optional<Note> reply(Recorded recorded, Investigation after) {
        return Optional.empty();
    }

    /** Where the case stands, for the one message that is edited as the work goes on. */
    public Note status(Investigation state) {
        return Note.line(Note.Kind.STATUS, state.id());
    }

    /** The report as it stands now; before a conclusion, what is known so far. */
    public Note report(Investigation state) {
        return Note.line(Note.Kind.REPORT, state.id());
    }
}
