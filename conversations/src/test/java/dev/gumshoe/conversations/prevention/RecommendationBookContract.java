package dev.gumshoe.conversations.prevention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.prevention.Recommendation.Category;
import dev.gumshoe.conversations.prevention.Recommendation.Decision;
import dev.gumshoe.conversations.prevention.Recommendation.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every book of recommendations keeps. */
public interface RecommendationBookContract {

    /** When the first of its incidents began. */
    Instant FIRST = Instant.parse("2026-10-01T10:00:00Z");

    /** A book with nothing in it. */
    RecommendationBook book();

    /** A recommendation of that id. */
    static Recommendation recommendation(String id, String... incidents) {
        return new Recommendation(id, Category.CODE, "Test it", "It broke", "A test", "forge", List.of(incidents), 3.5, FIRST,
                FIRST.plusSeconds(60));
    }

    /** Word of ada. */
    static Decision said(String id, String message, State state) {
        return new Decision(id, message, FIRST, "ada", state, null, state == State.REJECTED ? "planned anyway" : "");
    }

    @Test
    default void noteARecommendationOnceAndItsLatestForm() {
        RecommendationBook book = book();
        book.propose(recommendation("rec-1", "a"));

        book.propose(recommendation("rec-1", "a", "b"));

        assertThat(book.recommendations()).containsExactly(recommendation("rec-1", "a", "b"));
    }

    @Test
    default void takeTheSameWordOnce() {
        RecommendationBook book = book();

        boolean first = book.decide(said("rec-1", "m1", State.ACCEPTED));
        boolean again = book.decide(said("rec-1", "m1", State.REJECTED));

        assertThat(first).isTrue();
        assertThat(again).isFalse();
        assertThat(book.decisions()).containsExactly(said("rec-1", "m1", State.ACCEPTED));
    }
}
