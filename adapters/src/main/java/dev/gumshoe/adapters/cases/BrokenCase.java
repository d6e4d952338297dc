package dev.gumshoe.adapters.cases;

/** A folder that is no case: one sentence with the file, the field, the value and how to mend it. */
public final class BrokenCase extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenCase(String message) {
        super(message);
    }
}
