package dev.gumshoe.conversations.investigation;

import java.util.List;

/** One thing said about the world, with the ids of the observations it stands on. */
public record Statement(String text, List<String> observations) {

    /** Takes a copy. */
    public Statement {
        observations = List.copyOf(observations);
    }

    /** A statement and what it stands on. */
    public static Statement of(String text, String... observations) {
        return new Statement(text, List.of(observations));
    }
}
