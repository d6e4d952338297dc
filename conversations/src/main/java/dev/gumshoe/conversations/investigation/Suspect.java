package dev.gumshoe.conversations.investigation;

import java.util.List;

/**
 * A resource that may be the cause.
 *
 * @param share its share of the suspicion, 0 to 1; the shares of all suspects sum to at most 1
 * @param supporting ids of observations that speak for it
 * @param contradicting ids of observations that speak against it
 */
public record Suspect(String resource, double share, List<String> supporting, List<String> contradicting) {

    /** Takes copies. */
    public Suspect {
        supporting = List.copyOf(supporting);
        contradicting = List.copyOf(contradicting);
    }
}
