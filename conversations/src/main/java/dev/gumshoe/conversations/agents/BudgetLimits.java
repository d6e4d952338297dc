package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Spent;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What language models may be used for.
 *
 * @param tokens read and written
 * @param microDollars millionths of a US dollar
 * @param toolCalls tools called for models
 * @param time the time their calls take, added up
 */
public record BudgetLimits(long tokens, long microDollars, int toolCalls, Duration time) {

    /** No limit. */
    public static final BudgetLimits NONE = new BudgetLimits(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, Duration.ofDays(36_500));

    /** For one case: enough for some ten specialists with five calls each. */
    public static final BudgetLimits OF_A_CASE = new BudgetLimits(1_500_000, 5_000_000, 400, Duration.ofMinutes(60));

    /** @throws IllegalArgumentException when a limit is negative */
    public BudgetLimits {
        if (tokens < 0 || microDollars < 0 || toolCalls < 0 || time.isNegative()) {
            throw new IllegalArgumentException("a limit is 0 or more: " + tokens + " tokens, " + microDollars + " millionths of a dollar, "
                    + toolCalls + " tool calls, " + time);
        }
    }

    /** Which limit was reached, as people say it: {@code 1,500,000 tokens}; empty while none was. */
    public Optional<String> reached(Spent spent) {
        if (spent.tokens() >= tokens) {
            return Optional.of(String.format(Locale.ROOT, "%,d tokens", tokens));
        }
        if (microDollars < Long.MAX_VALUE && spent.microDollars() >= microDollars && spent.calls() > 0) {
            return Optional.of(String.format(Locale.ROOT, "$%.2f", microDollars / 1e6));
        }
        if (spent.toolCalls() >= toolCalls) {
            return Optional.of(String.format(Locale.ROOT, "%,d tool calls", toolCalls));
        }
        return spent.time().compareTo(time) >= 0 ? Optional.of(time.toMinutes() + " min of model time") : Optional.empty();
    }

    /** Which limit has no room for that, as people say it; empty while all have. */
    Optional<String> tooSmall(Spent spent) {
        if (spent.tokens() > tokens) {
            return Optional.of(String.format(Locale.ROOT, "%,d tokens", tokens));
        }
        return spent.microDollars() > microDollars
                ? Optional.of(String.format(Locale.ROOT, "$%.2f", microDollars / 1e6))
                : Optional.empty();
    }
}
