package dev.gumshoe.conversations.agents;

/**
 * How much one answer of a tool may hold; what is beyond is cut visibly.
 *
 * @param characters of the whole text
 * @param rows list entries (series, lines, changes, …) where a call does not ask for fewer
 * @param cell characters of one log line, diff or other text from outside
 */
public record ToolLimits(int characters, int rows, int cell) {

    /** A page of text: some 2,000 tokens. */
    public static final ToolLimits USUAL = new ToolLimits(8_000, 40, 600);

    /** @throws IllegalArgumentException when nothing could be said within a limit */
    public ToolLimits {
        if (characters < 500 || rows < 1 || cell < 80) {
            throw new IllegalArgumentException("an answer needs at least 500 characters, 1 row and 80 characters a row; not " + characters
                    + ", " + rows + " and " + cell);
        }
    }
}
