package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.topology.Topology;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, resources and opposites between the same words. */
class AlignmentTest {

    private static final String SEEN = "Errors begin in bot, plan-move: 7 of 69 calls (10 %) fail there of their own since 16:42:00 UTC, 0 % before. "
            + "CPU of i-0e5eea8363ef03897 stood at 98.4 % then; 1 instance was replaced.";

    private static Optional<String> differs(String said, String seen) {
        return Alignment.differs(Sentence.of(said), Backing.of(List.of(seen), Topology.merging(List.of(Cases.inventory()))));
    }

    @Test
    void aNumberThatStandsElsewhereInTheEvidenceIsNotTheOneOfThisPlace() {
        assertThat(differs("In plan-move 1 of 69 calls (10 %) fail there", SEEN))
                .contains("what it cites says another number there than 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "In plan-move: 7 of 69 calls (10 %) fail there of their own",
        "CPU of i-0e5eea8363ef03897 stood at 98 % then",
        "A tenth of all calls fail, 7 in 69",
        "One instance was replaced at 16:50:00 UTC",
        "calls fail since 17:42:00 CET"})
    void whatIsTheSameRoundedOrSaidInOtherWordsIsLeftAlone(String said) {
        assertThat(differs(said, SEEN)).isEmpty();
    }

    @Test
    void ofSeveralThatStandBetweenTheSameWordsOneIsEnough() {
        String two = "In move-robot 3 of 40 calls fail. In move-robot 9 of 80 calls fail.";

        assertThat(differs("In move-robot 9 of 80 calls fail", two)).isEmpty();
        assertThat(differs("In move-robot 5 of 80 calls fail", two)).contains("what it cites says another number there than 5");
    }

    @Test
    void digitsOfMomentsVersionsAndNamesAreNoNumbers() {
        assertThat(differs("release 2.16.2 went to forge at 10:14:36", "release 2.16.1 went to forge at 10:04:36")).isEmpty();
    }

    @Test
    void whatIsSaidOfOneResourceIsNotSaidOfAnother() {
        String seen = "Calls from web to shop lose time on the way: 102 ms. Error count of forge rose from 0 to 78.";

        assertThat(differs("Calls from web to forge lose time on the way", seen)).contains("what it cites says that of another than forge");
        assertThat(differs("Error count of shop rose from 0 to 78", seen)).contains("what it cites says that of another than shop");
        assertThat(differs("Calls from web to shop lose time", seen)).isEmpty();
    }

    @Test
    void whatCameBeforeDidNotComeAfter() {
        String seen = "The session came 9 s before the trouble began; 31 % of calls fail, 0.2 % before.";

        assertThat(differs("It came 9 s after the trouble began", seen)).contains("what it cites says the opposite of “after” there");
        assertThat(differs("31 % of calls fail, 0.2 % after", seen)).isPresent();
        assertThat(differs("It came 9 s before the trouble", seen)).isEmpty();
        assertThat(differs("The alarm fired after the trouble had gone", seen)).isEmpty();
    }
}
