package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Spent;
import java.time.LocalDate;

/** What language models were used for, by account and day, over all cases. Safe for use by several threads and processes. */
public interface Spendings {

    /** Adds to what was spent on the account that day. */
    void add(String account, LocalDate day, Spent spent);

    /** What was spent on the account that day. */
    Spent on(String account, LocalDate day);
}
