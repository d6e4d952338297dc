package dev.gumshoe.conversations.investigation;

/** The kinds of look a specialist takes. */
public enum Look {
    /** The alarms themselves. */
    ALERTS("A"),
    /** Resources, their state, and what depends on what. */
    TOPOLOGY("S"),
    /** Series of numbers. */
    METRICS("M"),
    /** Log lines. */
    LOGS("L"),
    /** Calls between resources. */
    TRACES("T"),
    /** Deployments, configuration, sessions. */
    CHANGES("C"),
    /** Who was affected, how many, since when. */
    IMPACT("I"),
    /** What people in the thread brought. */
    PEOPLE("P"),
    /** What people wrote down beforehand. */
    RUNBOOKS("R"),
    /** What is known of earlier cases. */
    HISTORY("H");

    private final String letter;

    Look(String letter) {
        this.letter = letter;
    }

    /** The first letter of the ids of such tasks: {@code M1}. */
    public String letter() {
        return letter;
    }
}
