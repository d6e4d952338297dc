package dev.gumshoe.conversations.investigation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who was hurt, what by, since when, how many.
 *
 * @param since when users began to be hurt, or null when unknown
 * @param until when it ended, or null while it lasts or when unknown
 * @param affected how many distinct ids were hurt, by what they are: {@code robot.id} -> 91
 * @param byOperation how many of them by operation
 * @param examples some of the ids
 * @param statements what is said about it, cited
 */
public record Impact(
        @Nullable Instant since,
        @Nullable Instant until,
        Map<String, Long> affected,
        Map<String, Long> byOperation,
        List<String> examples,
        List<Statement> statements) {

    /** Takes copies. */
    public Impact {
        affected = Map.copyOf(affected);
        byOperation = Map.copyOf(byOperation);
        examples = List.copyOf(examples);
        statements = List.copyOf(statements);
    }

    /** An impact of which nothing is known. */
    public static Impact unknown() {
        return new Impact(null, null, Map.of(), Map.of(), List.of(), List.of());
    }
}
