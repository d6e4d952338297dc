package dev.gumshoe.conversations.prevention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.prevention.Recommendation.Category;
import dev.gumshoe.conversations.prevention.Recommendation.Decision;
import dev.gumshoe.conversations.prevention.Recommendation.State;
import dev.gumshoe.conversations.prevention.Standing.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreventionTest {

    private static final Instant END = SimulatedMonth.BEGIN.plus(Duration.ofDays(31));
    private static final PreventionCatalogue CATALOGUE = new PreventionCatalogue(List.of(new Advice("lock", Recurrence.Kind.SAME_CAUSE,
            Set.of(),
            Set.of(), "", Category.GOVERNANCE, "Lock {{subject}}", "{{count}} times in {{days}}", "Lock it", "Policy of {{subject}}")),
            List.of());

    private final InMemoryClosedCases cases = new InMemoryClosedCases();
    private final InMemoryRecommendationBook book = new InMemoryRecommendationBook();
    private final Prevention prevention = new Prevention(CATALOGUE, cases, book);

    /** Three cases of one cause, an hour of one day each, and two days between them. */
    private List<ClosedCase> threeOfAKind() {
        List<ClosedCase> three = new ArrayList<>();
        for (int day = 1; day <= 5; day += 2) {
            three.add(again(day));
        }
        return three;
    }

    private static ClosedCase again(int day) {
        Instant at = SimulatedMonth.BEGIN.plus(Duration.ofDays(day));
        return new ClosedCase("inv-day" + day, "Errors", "a", "high", List.of(), at, at, at, at.minusSeconds(60), at, true, 0.9,
                Mechanism.PERMISSION_DENIED, "forge", "forge", "service", "c" + day, "config", "forge is denied its table", Set.of("bot"),
                List.of(),
                List.of(), List.of(), 90, 0, null, null, null, "", List.of(), List.of());
    }

    private Recommendation proposed() {
        threeOfAKind().forEach(cases::keep);
        prevention.review(END);
        return prevention.standings(END).getFirst().recommendation();
    }

    @Test
    void recommendsWithAllIncidentsAndFilledInWords() {
        Recommendation found = proposed();

        assertThat(found.title()).isEqualTo("Lock forge");
        assertThat(found.why()).isEqualTo("3 times in 4 days");
        assertThat(found.incidents()).containsExactly("inv-day1", "inv-day3", "inv-day5");
    }

    @Test
    void keepsItsNameWhenAFurtherIncidentJoins() {
        Recommendation before = proposed();
        cases.keep(again(8));

        prevention.review(END);

        assertThat(prevention.standings(END)).singleElement()
                .satisfies(standing -> assertThat(standing.recommendation().id()).isEqualTo(before.id()))
                .satisfies(standing -> assertThat(standing.recommendation().incidents()).hasSize(4));
    }

    @Test
    void proposesNothingAgainThatWasRejectedWithAReason() {
        Recommendation found = proposed();
        prevention.decide(new Decision(found.id(), "m1", END, "ada", State.REJECTED, null, "we are about to switch it off"));
        cases.keep(again(8));

        prevention.review(END);

        assertThat(prevention.standings(END)).singleElement().satisfies(standing -> {
            assertThat(standing.state()).isEqualTo(State.REJECTED);
            assertThat(standing.open()).isFalse();
            assertThat(standing.recommendation().incidents()).hasSize(3);
        });
        assertThatThrownBy(() -> new Decision(found.id(), "m2", END, "ada", State.REJECTED, null, " "))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("reason");
    }

    @Test
    void remembersWhoIsToDoIt() {
        Recommendation found = proposed();
        prevention.decide(new Decision(found.id(), "m1", END, "ada", State.ACCEPTED, "the platform team", ""));

        assertThat(prevention.standing(found.id(), END)).get().satisfies(standing -> {
            assertThat(standing.state()).isEqualTo(State.ACCEPTED);
            assertThat(standing.assignee()).isEqualTo("the platform team");
        });
    }

    @Test
    void seesWhetherItStoppedAfterItWasDone() {
        Recommendation found = proposed();
        Instant done = SimulatedMonth.BEGIN.plus(Duration.ofDays(6));
        prevention.decide(new Decision(found.id(), "m1", done, "ada", State.COMPLETED, null, ""));

        assertThat(effect(found, done.plus(Duration.ofDays(1)))).isEqualTo(Effect.TOO_EARLY);
        assertThat(effect(found, done.plus(Duration.ofDays(5)))).isEqualTo(Effect.STOPPED);

        cases.keep(again(12));
        prevention.review(END);

        assertThat(effect(found, END)).isEqualTo(Effect.CAME_BACK);
    }

    private Effect effect(Recommendation found, Instant now) {
        return java.util.Objects.requireNonNull(prevention.standing(found.id(), now).orElseThrow().effect());
    }
}
