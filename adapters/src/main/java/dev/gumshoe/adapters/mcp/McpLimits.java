package dev.gumshoe.adapters.mcp;

import java.util.Objects;

/**
 * How much one question to an MCP server may bring; what is beyond is left out, and said.
 *
 * @param rows of all its pages
 * @param calls pages asked for
 * @param bytes of one answer; a longer one fails
 */
public record McpLimits(Integer rows, Integer calls, Integer bytes) {

    /** Fills in defaults. @throws IllegalArgumentException when a number is not positive */
    public McpLimits {
        rows = Objects.requireNonNullElse(rows, 100_000);
        calls = Objects.requireNonNullElse(calls, 50);
        bytes = Objects.requireNonNullElse(bytes, 16 * 1024 * 1024);
        positive("rows", rows);
        positive("calls", calls);
        positive("bytes", bytes);
    }

    private static void positive(String name, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " is " + number + ": give a number above 0");
        }
    }

    /** What holds when nothing is set. */
    @SuppressWarnings("NullAway") // the constructor fills in what is left out
    static McpLimits usual() {
        return new McpLimits(null, null, null);
    }
}
