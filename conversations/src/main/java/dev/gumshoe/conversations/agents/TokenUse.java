package dev.gumshoe.conversations.agents;

/**
 * How many tokens a model read and wrote, as its provider counts them.
 *
 * @param input all tokens read, those from the provider's cache included
 * @param cachedInput how many of them came from the provider's cache
 * @param output all tokens written, thinking included
 */
public record TokenUse(long input, long cachedInput, long output) {

    /** Nothing was used. */
    public static final TokenUse NONE = new TokenUse(0, 0, 0);

    /** @throws IllegalArgumentException when a count is negative, or more came from the cache than was read */
    public TokenUse {
        if (input < 0 || output < 0 || cachedInput < 0 || cachedInput > input) {
            throw new IllegalArgumentException("no such use: " + input + " read, " + cachedInput + " cached, " + output + " written");
        }
    }

    /** Both together. */
    public TokenUse plus(TokenUse more) {
        return new TokenUse(input + more.input, cachedInput + more.cachedInput, output + more.output);
    }

    /** Tokens read and written. */
    public long total() {
        return input + output;
    }
}
