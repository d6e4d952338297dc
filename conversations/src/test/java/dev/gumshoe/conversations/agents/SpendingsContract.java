package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.investigation.Spent;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What all spendings add up. */
public interface SpendingsContract {

    /** Empty ones. */
    Spendings spendings();

    @Test
    default void nothingIsSpentBeforeSomethingIs() {
        assertThat(spendings().on("slack/C1", LocalDate.of(2026, 1, 1))).isEqualTo(Spent.NOTHING);
    }

    @Test
    default void addUpByAccountAndDay() {
        Spendings spendings = spendings();
        Spent some = new Spent(2, 1_000, 400, 50, 3, 4_200, 1_500);

        spendings.add("slack/C1", LocalDate.of(2026, 1, 1), some);
        spendings.add("slack/C1", LocalDate.of(2026, 1, 1), some);
        spendings.add("slack/C1", LocalDate.of(2026, 1, 2), some);
        spendings.add("all", LocalDate.of(2026, 1, 1), Spent.NOTHING);

        assertThat(spendings.on("slack/C1", LocalDate.of(2026, 1, 1))).isEqualTo(some.plus(some));
        assertThat(spendings.on("slack/C1", LocalDate.of(2026, 1, 2))).isEqualTo(some);
        assertThat(spendings.on("all", LocalDate.of(2026, 1, 1))).isEqualTo(Spent.NOTHING);
    }
}
