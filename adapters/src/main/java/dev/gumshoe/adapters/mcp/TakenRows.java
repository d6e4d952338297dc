package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rows of a question's answers on their way to whoever makes something of them: how many, and how late the latest. */
final class TakenRows {

    private final FieldPlaces places;
    private final @Nullable JsonPointer items;
    private final Taker taker;
    private final Oddities oddities;
    private long count;
    private @Nullable Instant latest;

    TakenRows(ToolMapping mapping, Taker taker, Oddities oddities) {
        this.places = FieldPlaces.of(mapping.fields(), mapping.attributes());
        this.items = mapping.items() == null ? null : JsonPointer.compile(mapping.items());
        this.taker = taker;
        this.oddities = oddities;
    }

    /** Someone who makes something of a row; returns when the row happened, or null. */
    interface Taker {

        @Nullable
        Instant take(Row row) throws Row.Unusable;
    }

    /** How many rows an answer holds, items of rows counted each. */
    long size(AnswerReader.Page answer) {
        return items == null ? answer.rows().size() : answer.rows().stream().mapToLong(row -> row.at(items).size()).sum();
    }

    void take(AnswerReader.Page answer) {
        for (JsonNode row : answer.rows()) {
            if (items == null) {
                take(new Row(places, row, MissingNode.getInstance()));
            } else {
                row.at(items).forEach(item -> take(new Row(places, item, row)));
            }
        }
    }

    private void take(Row row) {
        count++;
        try {
            Instant at = taker.take(row);
            if (at != null && (latest == null || at.isAfter(latest))) {
                latest = at;
            }
        } catch (Row.Unusable unusable) {
            oddities.row(unusable.why());
        }
    }

    /** How many were taken, those that were no use included. */
    long count() {
        return count;
    }

    /** When the latest of them happened; null when none says. */
    @Nullable
    Instant latest() {
        return latest;
    }
}
