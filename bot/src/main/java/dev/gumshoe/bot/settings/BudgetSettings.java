package dev.gumshoe.bot.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gumshoe.conversations.agents.Budget;
import dev.gumshoe.conversations.agents.BudgetLimits;
import dev.gumshoe.conversations.agents.Spendings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What language models may be used for.
 *
 * @param perCase in one case
 * @param perChannel in all cases of a channel on one day
 * @param perDay in all cases on one day
 */
public record BudgetSettings(
        @JsonProperty("case") Limits perCase, @JsonProperty("channel") Limits perChannel, @JsonProperty("day") Limits perDay) {

    /** Fills in defaults. */
    public BudgetSettings {
        perCase = Objects.requireNonNullElseGet(perCase, () -> Limits.of(BudgetLimits.OF_A_CASE)).within(BudgetLimits.OF_A_CASE);
        perChannel = Objects.requireNonNullElseGet(perChannel, Limits::none);
        perDay = Objects.requireNonNullElseGet(perDay, Limits::none);
    }

    /**
     * The budget.
     *
     * @param spendings where what is spent over all cases adds up
     */
    public Budget budget(Spendings spendings, InstantSource clock) {
        return new Budget(perCase.limits(), perChannel.limits(), perDay.limits(), spendings, clock);
    }

    @SuppressWarnings("NullAway") // the constructor fills in what is left out
    static BudgetSettings defaults() {
        return new BudgetSettings(null, null, null);
    }

    /**
     * Limits, each null for none.
     *
     * @param tokens read and written
     * @param dollars US dollars, by the models' tariffs
     * @param toolCalls tools called for models
     * @param time the time their calls take, added up
     */
    public record Limits(@Nullable Long tokens, @Nullable Double dollars, @Nullable Integer toolCalls, @Nullable Duration time) {

        /** @throws IllegalArgumentException when a limit is negative */
        public Limits {
            if ((tokens != null && tokens < 0) || (dollars != null && !(dollars >= 0)) || (toolCalls != null && toolCalls < 0)) {
                String name = tokens != null && tokens < 0 ? "tokens" : dollars != null && !(dollars >= 0) ? "dollars" : "toolCalls";
                throw new IllegalArgumentException(name + " is below 0; write 0 or more, or leave it out for no limit");
            }
        }

        static Limits none() {
            return new Limits(null, null, null, null);
        }

        static Limits of(BudgetLimits limits) {
            return new Limits(limits.tokens(), limits.microDollars() / 1e6, limits.toolCalls(), limits.time());
        }

        /** These, and the usual ones where nothing is said. */
        Limits within(BudgetLimits usual) {
            Limits other = of(usual);
            return new Limits(
                    tokens == null ? other.tokens : tokens,
                    dollars == null ? other.dollars : dollars,
                    toolCalls == null ? other.toolCalls : toolCalls,
                    time == null ? other.time : time);
        }

        /** For the reasoner. */
        public BudgetLimits limits() {
            return new BudgetLimits(
                    Objects.requireNonNullElse(tokens, BudgetLimits.NONE.tokens()),
                    dollars == null ? BudgetLimits.NONE.microDollars() : Math.round(dollars * 1e6),
                    Objects.requireNonNullElse(toolCalls, BudgetLimits.NONE.toolCalls()),
                    Objects.requireNonNullElse(time, BudgetLimits.NONE.time()));
        }
    }
}
