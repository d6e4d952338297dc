package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.Cases;
import dev.gumshoe.conversations.investigation.InMemoryCaseIndex;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.InMemoryLeases;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationClosed;
import dev.gumshoe.conversations.investigation.JournalEntry.PlaceJoined;
import dev.gumshoe.conversations.investigation.Recorded;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FollowersTest {

    private static final String CASE = "inv-1";

    private final InMemoryJournal journal = new InMemoryJournal();
    private final InMemoryCaseIndex index = new InMemoryCaseIndex();
    private final InMemoryCursors cursors = new InMemoryCursors();
    private final InMemoryLeases leases = new InMemoryLeases(InstantSource.system());

    @BeforeEach
    void closeACaseOfThreeEntries() throws Exception {
        index.opened(CASE, Cases.ALARM);
        List<JournalEntry> entries = List.of(
                Cases.opened(CASE), new PlaceJoined(Cases.ALARM, "web/x/y"), new InvestigationClosed(Cases.ALARM, "done"));
        journal.append(CASE, 0, entries);
    }

    private void deliver(JournalFollower follower) throws InterruptedException {
        try (Followers followers = new Followers(
                journal, index, cursors, leases, "me", List.of(follower), Duration.ofMillis(20))) {
            followers.start();
            assertThat(followers.drain(CASE, Duration.ofSeconds(20))).isEmpty();
        }
    }

    /** Notes what it was given, and refuses an entry as often as told. */
    private static final class Noting implements JournalFollower {

        private final List<String> given = Collections.synchronizedList(new ArrayList<>());
        private long refuses;
        private int times;

        @Override
        public String name() {
            return "noting";
        }

        @Override
        public void deliver(Recorded recorded, Investigation after, boolean mayHaveGoneOut) throws Exception {
            given.add(recorded.position() + (mayHaveGoneOut ? "?" : ""));
            assertThat(after.position()).isEqualTo(recorded.position());
            if (recorded.position() == refuses && times-- > 0) {
                throw new java.io.IOException("the far end is away");
            }
        }

        @Override
        public void caughtUp(Investigation state) {
            given.add("caught up at " + state.position());
        }
    }

    @Test
    void deliversEveryEntryInOrderAndCatchesUpOnce() throws Exception {
        Noting noting = new Noting();

        deliver(noting);

        assertThat(noting.given).containsExactly("1?", "2", "3", "caught up at 3");
    }

    @Test
    void goesOnAfterWhatAnEarlierProcessDelivered() throws Exception {
        cursors.deliveredTo("noting", CASE, 2);
        Noting noting = new Noting();

        deliver(noting);

        assertThat(noting.given).containsExactly("caught up at 2", "3?", "caught up at 3");
    }

    @Test
    void doesNotWaitForeverForOneThatAlwaysRefusesAndSaysWho() throws Exception {
        Noting refusing = new Noting();
        refusing.refuses = 2;
        refusing.times = Integer.MAX_VALUE;

        try (Followers followers = new Followers(
                journal, index, cursors, leases, "me", List.of(refusing), Duration.ofMillis(20))) {
            followers.start();
            assertThat(followers.drain(CASE, Duration.ofMillis(500))).containsExactly("noting");
        }

        assertThat(cursors.delivered("noting", CASE)).isEqualTo(1);
    }

    @Test
    void showsTheEndBeforeTheLastEntryCountsAsDelivered() throws Exception {
        List<Long> counted = new ArrayList<>();

        deliver(new JournalFollower() {
            @Override
            public String name() {
                return "noting";
            }

            @Override
            public void deliver(Recorded recorded, Investigation after, boolean mayHaveGoneOut) {
                // only the status matters here
            }

            @Override
            public void caughtUp(Investigation state) {
                counted.add(cursors.delivered("noting", CASE));
            }
        });

        assertThat(counted).as("a process that dies while it shows the end shows it again").containsExactly(2L);
    }

    @Test
    void endsAlthoughTheFarEndSwallowsTheInterrupt() throws Exception {
        CountDownLatch delivering = new CountDownLatch(1);
        Followers followers = new Followers(journal, index, cursors, leases, "me", List.of(new JournalFollower() {
            @Override
            public String name() {
                return "deaf";
            }

            @Override
            public void deliver(Recorded recorded, Investigation after, boolean mayHaveGoneOut) throws Exception {
                delivering.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new java.io.IOException("the connection was lost", e);
                }
            }
        }), Duration.ofMillis(20));
        followers.start();
        delivering.await();

        followers.close();

        assertThat(cursors.delivered("deaf", CASE)).isZero();
    }

    @Test
    void deliversAgainWhatTheFarEndRefusedAndLooksFirst() throws Exception {
        Noting noting = new Noting();
        noting.refuses = 2;
        noting.times = 1;

        deliver(noting);

        assertThat(noting.given).containsExactly("1?", "2", "2?", "3", "caught up at 3");
    }

    @Test
    void deliversNothingTwiceToTheSameFollower() throws Exception {
        deliver(new Noting());
        Noting second = new Noting();

        deliver(second);

        assertThat(second.given).isEmpty();
    }

    @Test
    void leavesTheDeliveryToTheHolderOfTheLease() throws Exception {
        leases.hold(CASE + "/noting", "another", Duration.ofMinutes(1));
        Noting noting = new Noting();

        deliver(noting);

        assertThat(noting.given).isEmpty();
    }
}
