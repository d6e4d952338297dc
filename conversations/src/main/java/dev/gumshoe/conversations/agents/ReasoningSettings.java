package dev.gumshoe.conversations.agents;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How a case is worked on with language models.
 *
 * @param loop how far one specialist may go
 * @param answers how much one tool may say
 * @param rounds how often the lead may send specialists before it must conclude
 * @param errands how many errands one plan may give
 * @param reading how long reading one chat message may take before calculation reads it
 * @param rest how long a model that failed in a way that passes is left alone before the case asks it again
 * @param zone in which people write times of day
 */
public record ReasoningSettings(
        LoopLimits loop, ToolLimits answers, int rounds, int errands, Duration reading, Duration rest, ZoneId zone) {

    /** @throws IllegalArgumentException when there would be nothing to do */
    public ReasoningSettings {
        if (rounds < 1 || errands < 1 || !reading.isPositive() || rest.isNegative()) {
            throw new IllegalArgumentException("rounds is " + rounds + ", errands is " + errands + ", reading is " + reading
                    + ", rest is " + rest + ": each must be above zero");
        }
    }

    /** Sound values, with times of day in the zone. */
    public static ReasoningSettings usual(ZoneId zone) {
        return new ReasoningSettings(LoopLimits.USUAL, ToolLimits.USUAL, 3, 12, Duration.ofMillis(900), Duration.ofMinutes(1), zone);
    }
}
