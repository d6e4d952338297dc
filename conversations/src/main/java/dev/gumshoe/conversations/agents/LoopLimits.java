package dev.gumshoe.conversations.agents;

import java.time.Duration;

/**
 * How far one conversation with a model and its tools may go.
 *
 * @param turns how often the model may be asked before it must answer
 * @param callsAtOnce how many of its tool calls run side by side
 * @param callsInAll how many tools it may call
 * @param callTimeout how long one call of a tool may take
 */
public record LoopLimits(int turns, int callsAtOnce, int callsInAll, Duration callTimeout) {

    /** Enough for one specialist. */
    public static final LoopLimits USUAL = new LoopLimits(8, 4, 24, Duration.ofSeconds(60));

    /** @throws IllegalArgumentException when nothing would be possible within a limit */
    public LoopLimits {
        if (turns < 1 || callsAtOnce < 1 || callsInAll < 0 || !callTimeout.isPositive()) {
            throw new IllegalArgumentException("a model must be asked at least once and have time: " + turns + " turns, " + callsAtOnce
                    + " calls at once, " + callsInAll + " in all, " + callTimeout);
        }
    }
}
