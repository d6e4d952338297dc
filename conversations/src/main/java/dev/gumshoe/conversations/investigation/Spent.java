package dev.gumshoe.conversations.investigation;

import java.time.Duration;

/**
 * What language models were used for something.
 *
 * @param calls how often a model was asked
 * @param inputTokens tokens read, those from the provider's cache included
 * @param cachedTokens how many of them came from the provider's cache
 * @param outputTokens tokens written
 * @param toolCalls tools called for models
 * @param microDollars what it cost, in millionths of a US dollar; 0 where no price is set
 * @param millis how long the calls took, added up, in milliseconds
 */
public record Spent(int calls, long inputTokens, long cachedTokens, long outputTokens, int toolCalls, long microDollars, long millis) {

    /** Nothing was spent. */
    public static final Spent NOTHING = new Spent(0, 0, 0, 0, 0, 0, 0);

    /** Both together. */
    public Spent plus(Spent more) {
        return new Spent(
                calls + more.calls,
                inputTokens + more.inputTokens,
                cachedTokens + more.cachedTokens,
                outputTokens + more.outputTokens,
                toolCalls + more.toolCalls,
                microDollars + more.microDollars,
                millis + more.millis);
    }

    /** What takes this back when it is added. */
    public Spent negated() {
        return new Spent(-calls, -inputTokens, -cachedTokens, -outputTokens, -toolCalls, -microDollars, -millis);
    }

    /** Tokens read and written. */
    public long tokens() {
        return inputTokens + outputTokens;
    }

    /** How long the calls took, added up. */
    public Duration time() {
        return Duration.ofMillis(millis);
    }
}
