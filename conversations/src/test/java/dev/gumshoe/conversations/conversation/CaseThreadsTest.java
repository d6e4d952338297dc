package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.investigation.JournalEntry.PlaceJoined;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where a surface tells what. */
class CaseThreadsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Place FIRST = new Place("slack", "C1", "1.0");
    private static final Place SECOND = new Place("slack", "C2", "2.0");
    private static final Place ELSEWHERE = new Place("discord", "3", "4");

    private final CaseThreads threads = new CaseThreads("slack");

    @Test
    void aNoteForOnePlaceIsToldThereAlone() {
        Note note = note(SECOND.toString());

        assertThat(threads.told(note, List.of(FIRST, SECOND))).containsExactly(SECOND);
    }

    @Test
    void aNoteForAnotherSurfaceIsNotTold() {
        Note note = note(ELSEWHERE.toString());

        assertThat(threads.told(note, List.of(FIRST, SECOND))).isEmpty();
    }

    @Test
    void aNoteForNobodyInParticularIsToldInAllThreads() {
        Note note = note(null);

        assertThat(threads.told(note, List.of(FIRST, SECOND))).containsExactly(FIRST, SECOND);
    }

    @Test
    void whatJoinsIsBegunAndTheOthersAreNotBegunAgain() {
        assertThat(CaseThreads.begun(new PlaceJoined(NOW, SECOND.toString()), List.of(FIRST, SECOND))).containsExactly(SECOND);
    }

    @Test
    void whatIsToldAgainAfterATryThatFailedMayHaveGoneOut() {
        Attempts attempts = new Attempts();

        assertThat(attempts.again("inv-1", 7)).isFalse();
        assertThat(attempts.again("inv-1", 7)).isTrue();
        assertThat(attempts.again("inv-1", 8)).isFalse();
        assertThat(attempts.again("inv-2", 7)).isFalse();
    }

    private static Note note(@Nullable String place) {
        return new Note(Note.Kind.ANSWER, "It began at 14:05.", List.of(), List.of(), null, null, place, null, List.of());
    }
}
