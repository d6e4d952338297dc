package dev.gumshoe.conversations.investigation;

import static dev.gumshoe.conversations.investigation.Entries.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every index of cases keeps. */
public interface CaseIndexContract {

    /** An empty index. */
    CaseIndex index();

    @Test
    default void knowsNothingAtFirst() {
        CaseIndex index = index();

        assertThat(index.open()).isEmpty();
        assertThat(index.recent(10)).isEmpty();
        assertThat(index.caseAt("slack/C1/1")).isEmpty();
    }

    @Test
    default void listsOpenCasesOldestFirst() {
        CaseIndex index = index();

        index.opened("younger", NOON.plusSeconds(60));
        index.opened("oldest", NOON);
        index.opened("youngest", NOON.plusSeconds(61));

        assertThat(index.open()).containsExactly("oldest", "younger", "youngest");
    }

    @Test
    default void listsRecentCasesLatestFirstOpenOrClosed() {
        CaseIndex index = index();
        index.opened("first", NOON);
        index.opened("third", NOON.plusSeconds(2));
        index.opened("second", NOON.plusSeconds(1));

        index.closed("third");

        assertThat(index.recent(10)).containsExactly("third", "second", "first");
        assertThat(index.recent(2)).containsExactly("third", "second");
        assertThat(index.recent(0)).isEmpty();
        assertThat(index.open()).containsExactly("first", "second");
    }

    @Test
    default void notingACaseAgainChangesNothing() {
        CaseIndex index = index();
        index.opened("first", NOON);
        index.opened("second", NOON.plusSeconds(1));

        index.opened("first", NOON.plusSeconds(2));

        assertThat(index.recent(10)).containsExactly("second", "first");
        assertThat(index.open()).containsExactly("first", "second");
    }

    @Test
    default void aClosedCaseIsNotOpenedByNotingItAgain() {
        CaseIndex index = index();
        index.opened("case", NOON);
        index.closed("case");

        index.opened("case", NOON.plusSeconds(1));

        assertThat(index.open()).isEmpty();
        assertThat(index.recent(10)).containsExactly("case");
    }

    @Test
    default void closingTwiceOrWhatWasNeverOpenedDoesNoHarm() {
        CaseIndex index = index();
        index.opened("case", NOON);

        index.closed("case");
        index.closed("case");
        index.closed("never");

        assertThat(index.open()).isEmpty();
        assertThat(index.recent(10)).containsExactly("case");
    }

    @Test
    default void findsACaseByAnyOfItsPlaces() {
        CaseIndex index = index();
        index.opened("case", NOON);

        index.placed("case", "slack/C1/1700.1");
        index.placed("case", "discord/2/3");

        assertThat(index.caseAt("slack/C1/1700.1")).contains("case");
        assertThat(index.caseAt("discord/2/3")).contains("case");
        assertThat(index.caseAt("slack/C1/1700")).isEmpty();
    }

    @Test
    default void aClosedCaseIsStillFoundByItsPlace() {
        CaseIndex index = index();
        index.opened("case", NOON);
        index.placed("case", "slack/C1/1700.1");

        index.closed("case");

        assertThat(index.caseAt("slack/C1/1700.1")).contains("case");
    }

    @Test
    default void aPlaceBelongsToTheCaseThatTookItLast() {
        CaseIndex index = index();
        index.placed("before", "web/1/1");

        index.placed("after", "web/1/1");

        assertThat(index.caseAt("web/1/1")).contains("after");
    }
}
