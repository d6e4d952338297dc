package dev.gumshoe.bot.settings;

import dev.gumshoe.conversations.agents.LoopLimits;
import dev.gumshoe.conversations.agents.ReasoningSettings;
import dev.gumshoe.conversations.agents.ToolLimits;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;

/**
 * How far a language model may go with tools in one errand, and how much one of them may tell it.
 *
 * @param turns how often the model is asked before it must answer
 * @param calls how many tools it may call
 * @param atOnce how many of them run side by side
 * @param timeout how long one call may take
 * @param characters the most one answer holds; what is beyond is cut, visibly
 * @param rows the most rows one answer lists where the model asks for no fewer
 * @param cell the most characters of one log line, diff or other text from outside
 */
public record ToolSettings(
        Integer turns, Integer calls, Integer atOnce, Duration timeout, Integer characters, Integer rows, Integer cell) {

    /** Fills in defaults. @throws IllegalArgumentException when a number is out of its range */
    public ToolSettings {
        turns = within("turns", Objects.requireNonNullElse(turns, LoopLimits.USUAL.turns()), 1, 100);
        calls = within("calls", Objects.requireNonNullElse(calls, LoopLimits.USUAL.callsInAll()), 0, 1_000);
        atOnce = within("atOnce", Objects.requireNonNullElse(atOnce, LoopLimits.USUAL.callsAtOnce()), 1, 64);
        timeout = Objects.requireNonNullElse(timeout, LoopLimits.USUAL.callTimeout());
        characters = within("characters", Objects.requireNonNullElse(characters, ToolLimits.USUAL.characters()), 500, 200_000);
        rows = within("rows", Objects.requireNonNullElse(rows, ToolLimits.USUAL.rows()), 1, 1_000);
        cell = within("cell", Objects.requireNonNullElse(cell, ToolLimits.USUAL.cell()), 80, 20_000);
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("timeout is " + timeout.toMillis() + " ms; give one from 100ms to 10m");
        }
    }

    private static Integer within(String name, Integer value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + "; give a number from " + least + " to " + most);
        }
        return value;
    }

    @SuppressWarnings("NullAway") // the constructor fills in what is left out
    static ToolSettings defaults() {
        return new ToolSettings(null, null, null, null, null, null, null);
    }

    /** How cases are worked on with models, with times of day in the zone. */
    public ReasoningSettings reasoning(ZoneId zone) {
        ReasoningSettings usual = ReasoningSettings.usual(zone);
        return new ReasoningSettings(
                new LoopLimits(turns, atOnce, calls, timeout), new ToolLimits(characters, rows, cell), usual.rounds(), usual.errands(),
                usual.reading(), usual.rest(), zone);
    }
}
