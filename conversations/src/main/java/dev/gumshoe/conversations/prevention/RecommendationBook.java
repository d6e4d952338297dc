package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.prevention.Recommendation.Decision;
import java.util.List;

/** The recommendations that were found, and what people said to them. Safe for use by several processes. */
public interface RecommendationBook {

    /** Notes a recommendation; noting one of the same id again replaces what was noted, and leaves what people said. */
    void propose(Recommendation recommendation);

    /** Notes what somebody said; the same message again changes nothing. @return whether it was new */
    boolean decide(Decision decision);

    /** All that were ever found, in no order. */
    List<Recommendation> recommendations();

    /** All that was said, oldest first. */
    List<Decision> decisions();
}
