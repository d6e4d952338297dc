package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers between the same words. */
class AlignmentTest {

    private static final String SEEN = "Errors begin in bot, plan-move: 7 of 69 calls (10 %) fail there of their own since 16:42:00 UTC, 0 % before. "
            + "CPU of i-0e5eea8363ef03897 stood at 98.4 % then; 1 instance was replaced.";

    @Test
    void aNumberThatStandsElsewhereInTheEvidenceIsNotTheOneOfThisPlace() {
        assertThat(Alignment.differs("In plan-move 1 of 69 calls (10 %) fail there", SEEN)).contains("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "In plan-move: 7 of 69 calls (10 %) fail there of their own",
        "CPU of i-0e5eea8363ef03897 stood at 98 % then",
        "A tenth of all calls fail, 7 in 69",
        "One instance was replaced at 16:50:00 UTC",
        "calls fail since 17:42:00 CET"})
    void whatIsTheSameRoundedOrSaidInOtherWordsIsLeftAlone(String said) {
        assertThat(Alignment.differs(said, SEEN)).isEmpty();
    }

    @Test
    void ofSeveralThatStandBetweenTheSameWordsOneIsEnough() {
        String two = "In move-robot 3 of 40 calls fail. In move-robot 9 of 80 calls fail.";

        assertThat(Alignment.differs("In move-robot 9 of 80 calls fail", two)).isEmpty();
        assertThat(Alignment.differs("In move-robot 5 of 80 calls fail", two)).contains("5");
    }

    @Test
    void digitsOfMomentsVersionsAndNamesAreNoNumbers() {
        assertThat(Alignment.differs("release 2.16.2 went to forge at 10:14:36", "release 2.16.1 went to forge at 10:04:36")).isEmpty();
    }
}
