package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Spent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final Investigation CASE = Cases.after();
    private static final InMemorySpendings SPENDINGS = new InMemorySpendings();

    private static BudgetLimits tokens(long tokens) {
        return new BudgetLimits(tokens, Long.MAX_VALUE, Integer.MAX_VALUE, Duration.ofHours(1));
    }

    private static Budget ofACase(long tokens) {
        return new Budget(tokens(tokens), BudgetLimits.NONE, BudgetLimits.NONE, SPENDINGS, InstantSource.system());
    }

    private static Spent of(long tokens) {
        return new Spent(1, tokens, 0, 0, 0, 0, 0);
    }

    /** What eight specialists spend together that call side by side until there is no room: 1,000 read, 300 written, at most 900. */
    private static long spentTogether(Budget budget, int specialists) throws Exception {
        Budget.Account account = budget.of(CASE);
        List<Future<Long>> working = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < specialists; i++) {
                working.add(threads.submit(() -> {
                    long spent = 0;
                    while (account.setAside(of(1_000), of(1_900)).isEmpty()) {
                        Thread.onSpinWait();
                        account.settle(of(1_900), of(1_300));
                        spent += 1_300;
                    }
                    return spent;
                }));
            }
        }
        long all = 0;
        for (Future<Long> one : working) {
            all += one.get();
        }
        return all;
    }

    @Test
    void thoseWhoCallSideBySideGoOverByNoMoreThanOneAnswer() throws Exception {
        assertThat(spentTogether(ofACase(9_000), 8)).isBetween(7_800L, 9_900L);
        assertThat(spentTogether(ofACase(100_000), 8)).isBetween(98_000L, 100_900L);
    }

    @Test
    void waitsForWhatACallUnderWayMayLeave() throws Exception {
        Budget.Account account = ofACase(3_000).of(CASE);
        account.setAside(of(1_000), of(1_900));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<String>> second = threads.submit(() -> account.setAside(of(1_000), of(1_900)));

            account.settle(of(1_900), of(1_050));

            assertThat(second.get(50, TimeUnit.SECONDS)).as("1,050 spent, 1,950 left").isEmpty();
        }
    }

    @Test
    void saysWhatIsLeftIsTooLittleForAQuestion() throws Exception {
        Budget.Account account = ofACase(3_000).of(CASE);

        assertThat(account.setAside(of(3_001), of(4_000)))
                .contains("What is left of the budget of this case is too little for another question (3,000 tokens).");
        assertThat(account.setAside(of(2_900), of(4_000))).as("by its answer the last call may go over").isEmpty();
    }

    @Test
    void casesOfOneDayShareWhatIsSetAside() throws Exception {
        Budget budget = new Budget(BudgetLimits.NONE, BudgetLimits.NONE, tokens(2_000), new InMemorySpendings(), InstantSource.system());
        Budget.Account other = budget.of(new Investigation("inv-2"));
        other.setAside(of(1_000), of(1_900));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<String>> waiting = threads.submit(() -> budget.of(CASE).setAside(of(500), of(600)));

            other.settle(of(1_900), of(1_700));

            assertThat(waiting.get(50, TimeUnit.SECONDS))
                    .contains("What is left of today's budget is too little for another question (2,000 tokens).");
        }
    }
}
