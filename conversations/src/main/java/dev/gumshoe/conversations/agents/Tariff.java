package dev.gumshoe.conversations.agents;

/**
 * What a model's tokens cost, in US dollars per million tokens; the settings say so, nobody else knows.
 *
 * @param input of a token read
 * @param cachedInput of a token that came from the provider's cache
 * @param output of a token written
 */
public record Tariff(double input, double cachedInput, double output) {

    /** For models that run on one's own machine. */
    public static final Tariff FREE = new Tariff(0, 0, 0);

    /** @throws IllegalArgumentException when a price is negative or no number */
    public Tariff {
        if (!(input >= 0 && cachedInput >= 0 && output >= 0)) {
            throw new IllegalArgumentException("a price is 0 or more: " + input + ", " + cachedInput + ", " + output);
        }
    }

    /** What the use costs, in millionths of a US dollar. */
    public long microDollars(TokenUse use) {
        return Math.round((use.input() - use.cachedInput()) * input + use.cachedInput() * cachedInput + use.output() * output);
    }
}
