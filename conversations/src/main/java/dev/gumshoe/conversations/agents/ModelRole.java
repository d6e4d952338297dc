package dev.gumshoe.conversations.agents;

import java.time.Duration;

/**
 * A model in the role it was given.
 *
 * @param contextTokens the most it can read at once
 * @param maxOutputTokens the most it may write in one reply
 * @param timeout the longest one call may take, retries included
 */
public record ModelRole(LanguageModel model, Tariff tariff, int contextTokens, int maxOutputTokens, Duration timeout) {

    /** @throws IllegalArgumentException when it could not read what it is to write about */
    public ModelRole {
        if (maxOutputTokens < 1 || contextTokens <= maxOutputTokens || !timeout.isPositive()) {
            throw new IllegalArgumentException("a model must be able to read more than it writes, and have time to");
        }
    }
}
