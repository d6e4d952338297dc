package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * How the next page of an answer is asked for: by a cursor that stands in the answer, by a number that counts pages or rows, or by
 * beginning again at the time of the last row.
 *
 * @param argument the tool's argument that takes the cursor or the number; null when {@code by} is time
 * @param next where the cursor stands in the answer (JSON pointer); null for a number
 * @param by what the number counts; pages when left out
 */
public record Paging(@Nullable String argument, @Nullable String next, @Nullable By by) {

    /** What is counted. */
    public enum By {
        /** Pages, the first being 1. */
        PAGES,
        /** Rows, the first being 0. */
        ROWS,
        /** Nothing: the next page begins at the time of the last row. */
        TIME
    }

    /** @throws IllegalArgumentException when it cannot be told how to ask */
    public Paging {
        if (argument == null && by != By.TIME) {
            throw new IllegalArgumentException(
                    "paging.argument is missing: name the tool's argument that takes the cursor or number, or set "
                            + "paging.by to time");
        }
        if (next != null) {
            Pointers.compile("paging.next", next);
        }
    }

    /** What the first page is asked by; null where nothing is said. */
    @Nullable
    Object first() {
        return next != null || by == By.TIME ? null : (Object) (by == By.ROWS ? 0L : 1L);
    }

    /**
     * The cursor, number or time of the page after an answer; null when there is none.
     *
     * @param last what the answer was asked by
     * @param full whether the answer is as large as answers are
     */
    @Nullable
    Object after(AnswerReader.Page answer, @Nullable Object last, boolean full, TakenRows taken) {
        if (next != null) {
            JsonNode cursor = answer.whole().at(JsonPointer.compile(next));
            boolean none = cursor.isMissingNode() || cursor.isNull() || cursor.asText().isEmpty() || answer.rows().isEmpty();
            return none ? null : cursor.isNumber() ? cursor.numberValue() : cursor.asText();
        }
        if (!full) {
            return null;
        }
        if (by == By.TIME) {
            return taken.latest();
        }
        return by == By.ROWS ? (Object) taken.count() : last instanceof Long number ? number + 1 : 2L;
    }
}
