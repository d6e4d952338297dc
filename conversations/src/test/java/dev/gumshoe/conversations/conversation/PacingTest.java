package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gumshoe.conversations.agents.Cases;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationStopped;
import dev.gumshoe.conversations.investigation.Recorded;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often what stands in a thread is edited. */
class PacingTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<Place> THREAD = List.of(new Place("test", "room", "thread"));

    private final Messages messages = new Messages();
    private @Nullable Pacing pacing;

    /** Notes at which entry of the case it was edited. */
    private static final class Messages implements Pacing.Display {
        private final List<Long> shown = new CopyOnWriteArrayList<>();
        private volatile @Nullable IOException trouble;
        private volatile boolean room = true;
        private volatile boolean forGood;

        @Override
        public void show(Investigation state, Place place) throws IOException {
            IOException now = trouble;
            if (now != null) {
                trouble = null;
                throw now;
            }
            shown.add(state.position());
        }

        @Override
        public boolean hasRoom() {
            return room;
        }

        @Override
        public boolean isRefusal(IOException e) {
            return forGood;
        }
    }

    private static Investigation at(int position) {
        return at("inv-1", position);
    }

    private static Investigation at(String caseId, int position) {
        return new Investigation(caseId)
                .after(IntStream.rangeClosed(1, position).mapToObj(i -> new Recorded(i, Cases.opened(caseId))).toList());
    }

    private static Investigation stoppedAt(int position) {
        return at(position - 1).after(List.of(new Recorded(position, new InvestigationStopped(Cases.ALARM, "enough"))));
    }

    private Pacing pacing(Duration apart) {
        Pacing made = new Pacing(apart, Duration.ofMillis(1), messages);
        pacing = made;
        return made;
    }

    @AfterEach
    void close() {
        if (pacing != null) {
            pacing.close();
        }
    }

    @Test
    void theFirstIsShownAtOnceAndTheNextNotYet() {
        Pacing seldom = pacing(NEVER);

        seldom.follow(at(1), THREAD);
        seldom.follow(at(2), THREAD);

        assertThat(messages.shown).containsExactly(1L);
    }

    @Test
    void ofWhatCameMeanwhileTheLatestIsShown() {
        Pacing often = pacing(Duration.ofMillis(200));

        IntStream.rangeClosed(1, 50).forEach(i -> often.follow(at(i), THREAD));

        await().atMost(PATIENCE).until(() -> messages.shown.getLast() == 50L);
        assertThat(messages.shown).hasSizeLessThan(50);
    }

    @Test
    void anEndIsShownAtOnce() {
        Pacing seldom = pacing(NEVER);
        seldom.follow(at(1), THREAD);

        seldom.follow(stoppedAt(2), THREAD);

        assertThat(messages.shown).containsExactly(1L, 2L);
    }

    @Test
    void whereThereIsNoRoomOnlyAnEndIsShownAtOnce() {
        messages.room = false;
        Pacing seldom = pacing(NEVER);

        seldom.follow(at(1), THREAD);
        seldom.follow(stoppedAt(2), THREAD);

        assertThat(messages.shown).containsExactly(2L);
    }

    @Test
    void whatWasNotTakenIsTriedAgain() {
        messages.trouble = new IOException("busy");

        pacing(NEVER).follow(at(1), THREAD);

        await().atMost(PATIENCE).until(() -> messages.shown.equals(List.of(1L)));
    }

    @Test
    void whatWasRefusedIsNot() {
        Pacing seldom = pacing(NEVER);
        messages.trouble = new IOException("archived");
        messages.forGood = true;
        seldom.follow(at(1), THREAD);
        messages.trouble = new IOException("busy");
        messages.forGood = false;

        seldom.follow(at("inv-2", 3), THREAD);

        // the second is tried again after the first would have been
        await().atMost(PATIENCE).until(() -> !messages.shown.isEmpty());
        assertThat(messages.shown).containsExactly(3L);
    }

    @Test
    void afterItsEndNothingIsShownAndNothingBreaks() {
        Pacing seldom = pacing(NEVER);
        seldom.follow(at(1), THREAD);
        seldom.close();

        seldom.follow(at(2), THREAD);

        assertThat(messages.shown).containsExactly(1L);
    }
}
