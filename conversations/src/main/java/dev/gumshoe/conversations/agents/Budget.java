package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Spent;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What language models may still be used for: per case, per channel and day, and per day over all. What is spent counts before it is
 * journaled, and what a call may spend at most is set aside before it is made, so that specialists that run side by side share one
 * budget: near its end one waits for what the other leaves. The last call may go over a limit by its answer. What other processes have
 * under way is not known here. Days are UTC's. Safe for use by several threads.
 */
public final class Budget {

    private static final String ALL = "all";
    private static final int MOST_CASES = 2_000;

    private final BudgetLimits perCase;
    private final BudgetLimits perChannel;
    private final BudgetLimits perDay;
    private final Spendings spendings;
    private final InstantSource clock;
    private final Lock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();

    /** What calls under way may spend at most, by channel and over all. */
    private final Map<String, Spent> underWay = new HashMap<>();
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
        private Spent setAside = Spent.NOTHING;
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

        /** Notes what was spent beside calls. */
        void add(Spent more) {
            synchronized (this) {
                spent = spent.plus(more);
            }
            spendings.add(channel, today(), more);
            spendings.add(ALL, today(), more);
        }

        /**
         * Sets aside what a call may spend, and waits for it where calls that are under way may leave it.
         *
         * @param question what it spends before the model says anything
         * @param most what it spends at most
         * @return why it may not be made, one sentence; empty when it may, and {@link #settle} has to follow
         */
        Optional<String> setAside(Spent question, Spent most) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                while (true) {
                    Optional<String> why = over();
                    if (why.isPresent()) {
                        return why;
                    }
                    List<Limit> small = limits().stream().filter(limit -> limit.tooSmall(most)).toList();
                    if (small.stream().noneMatch(Limit::mayBecomeLarger)) {
                        Optional<String> tooLittle = small.stream().map(limit -> limit.tooLittle(question)).flatMap(Optional::stream)
                                .findFirst();
                        if (tooLittle.isEmpty()) {
                            aside(most);
                        }
                        return tooLittle;
                    }
                    settled.await();
                }
            } finally {
                lock.unlock();
            }
        }

        /** Notes what a call spent for which {@code most} was set aside. */
        void settle(Spent most, Spent used) {
            add(used);
            lock.lock();
            try {
                aside(most.negated());
                settled.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private void aside(Spent more) {
            setAside = setAside.plus(more);
            underWay.merge(channel, more, Spent::plus);
            underWay.merge(ALL, more, Spent::plus);
        }

        private List<Limit> limits() {
            return List.of(
                    new Limit("the budget of this case", perCase, own(), setAside),
                    new Limit("today's budget of this channel", perChannel, on(perChannel, channel),
                            underWay.getOrDefault(channel, Spent.NOTHING)),
                    new Limit("today's budget", perDay, on(perDay, ALL), underWay.getOrDefault(ALL, Spent.NOTHING)));
        }

        private Spent on(BudgetLimits limits, String account) {
            return limits.equals(BudgetLimits.NONE) ? Spent.NOTHING : spendings.on(account, today());
        }

        private synchronized Spent own() {
            return spent;
        }

        /** Why nothing more may be spent, one sentence; empty while something may. */
        Optional<String> over() {
            return perCase.reached(own()).map(limit -> "The budget of this case is used up (" + limit + ").")
                    .or(() -> perChannel.reached(on(perChannel, channel))
                            .map(limit -> "Today's budget of this channel is used up (" + limit + ")."))
                    .or(() -> perDay.reached(on(perDay, ALL)).map(limit -> "Today's budget is used up (" + limit + ")."));
        }
    }

    /** One of the limits, and what of it is gone or set aside. */
    private record Limit(String name, BudgetLimits limits, Spent spent, Spent underWay) {

        private boolean tooSmall(Spent more) {
            return limits.tooSmall(spent.plus(underWay).plus(more)).isPresent();
        }

        private boolean mayBecomeLarger() {
            return underWay.tokens() > 0;
        }

        private Optional<String> tooLittle(Spent question) {
            return limits.tooSmall(spent.plus(question))
                    .map(limit -> "What is left of " + name + " is too little for another question (" + limit + ").");
        }
    }
}
