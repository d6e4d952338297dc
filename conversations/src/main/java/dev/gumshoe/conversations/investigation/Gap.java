package dev.gumshoe.conversations.investigation;

import java.util.Locale;

/**
 * Something that could not be looked at, and so is not known.
 *
 * @param id unique in its case
 * @param what what is not known
 * @param why what stood in the way, with the query that failed where there was one
 * @param mend who or what could close it
 */
public record Gap(String id, Look look, String what, String why, String mend) {

    private static final String BUDGET = ".budget";

    /**
     * What a model did not look at further because a budget ended; calculation looked all the same.
     *
     * @param task the errand in which it was
     * @param why one sentence
     */
    public static Gap ofBudget(String task, Look look, String model, String why) {
        return new Gap(task + BUDGET, look, "what " + model + " would have looked at further in " + look.name().toLowerCase(Locale.ROOT),
                why,
                "A larger budget (budgets in gumshoe.yaml).");
    }

    /** Whether something was not looked at at all. */
    public boolean blinds() {
        return !id.endsWith(BUDGET);
    }
}
