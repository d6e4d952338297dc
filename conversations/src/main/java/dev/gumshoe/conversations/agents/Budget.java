package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Spent;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What language models may still be used for: per case, per channel and day, and per day over all. What is spent counts before it is
 * journaled, so that specialists that run side by side share one budget; a call that is under way is let finish. Days are UTC's. Safe
 * for use by several threads.
 */
public final class Budget {

    private static final String ALL = "all";
    private static final int MOST_CASES = 2_000;

    private final BudgetLimits perCase;
    private final BudgetLimits perChannel;
    private final BudgetLimits perDay;
    private final Spendings spendings;
    private final InstantSource clock;
    private final Map<String, Account> accounts = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Account> eldest) {
            return size() > MOST_CASES;
        }
    };

    /**
     * A budget.
     *
     * @param perChannel for all cases of a channel on one day
     * @param perDay for all cases on one day
     */
    public Budget(BudgetLimits perCase, BudgetLimits perChannel, BudgetLimits perDay, Spendings spendings, InstantSource clock) {
        this.perCase = perCase;
        this.perChannel = perChannel;
        this.perDay = perDay;
        this.spendings = spendings;
        this.clock = clock;
    }

    /** No limits. */
    public static Budget unlimited() {
        return new Budget(BudgetLimits.NONE, BudgetLimits.NONE, BudgetLimits.NONE, new InMemorySpendings(), InstantSource.system());
    }

    /** What a case may spend; what its journal says was spent is spent. */
    Account of(Investigation state) {
        synchronized (accounts) {
            Account account = accounts.computeIfAbsent(state.id(), _ -> new Account(channel(state)));
            account.atLeast(state.spent());
            return account;
        }
    }

    /** {@code slack/C1} of the case's first place; cases without a thread share an account. */
    private static String channel(Investigation state) {
        String place = state.places().isEmpty() ? "" : state.places().getFirst();
        int thread = place.lastIndexOf('/');
        return thread < 0 ? "no channel" : place.substring(0, thread);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** What one case may spend. */
    final class Account {

        private final String channel;
        private Spent spent = Spent.NOTHING;
        private int openedAfter;
        private volatile boolean closed;

        private Account(String channel) {
            this.channel = channel;
        }

        private synchronized void atLeast(Spent journaled) {
            if (journaled.calls() > spent.calls()) {
                spent = journaled;
            }
        }

        /**
         * Says that no model works on the case any more.
         *
         * @param takeovers how often the case had been taken over when the work began that failed; what began before the account was
         *        opened again closes nothing
         */
        synchronized void close(int takeovers) {
            closed |= takeovers >= openedAfter;
        }

        /** Lets a model work on the case again that was taken over so often. */
        synchronized void openAgain(int takeovers) {
            openedAfter = takeovers;
            closed = false;
        }

        /** Whether a model was let work again on the case that was taken over so often. */
        synchronized boolean openedAgain(int takeovers) {
            return takeovers > 0 && openedAfter >= takeovers;
        }

        /** Whether no model works on the case any more. */
        boolean closed() {
            return closed;
        }

        /** Notes what was spent. */
        void add(Spent more) {
            synchronized (this) {
                spent = spent.plus(more);
            }
            spendings.add(channel, today(), more);
            spendings.add(ALL, today(), more);
        }

        /** Why nothing more may be spent, one sentence; empty while something may. */
        Optional<String> over() {
            Spent own;
            synchronized (this) {
                own = spent;
            }
            return perCase.reached(own).map(limit -> "The budget of this case is used up (" + limit + ").")
                    .or(() -> perChannel.reached(spendings.on(channel, today()))
                            .map(limit -> "Today's budget of this channel is used up (" + limit + ")."))
                    .or(() -> perDay.reached(spendings.on(ALL, today())).map(limit -> "Today's budget is used up (" + limit + ")."));
        }
    }
}
