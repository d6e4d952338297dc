package dev.gumshoe.adapters.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gumshoe.conversations.prevention.ClosedCase;
import dev.gumshoe.conversations.prevention.Recommendation;
import java.util.Optional;

/** What is kept of closed cases, recommendations and decisions as JSON, by the rules of {@link JournalJson}: the schema only grows. */
public final class PreventionJson {

    private static final ObjectMapper MAPPER = JournalJson.mapper();

    private PreventionJson() {}

    /** As one line of JSON. */
    public static String write(Object kept) {
        try {
            return MAPPER.writeValueAsString(kept);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + kept, e);
        }
    }

    /** The case that stands in the text; empty when this version cannot make anything of it. */
    public static Optional<ClosedCase> closedCase(String json) {
        return read(json, ClosedCase.class);
    }

    /** The recommendation that stands in the text; empty when this version cannot make anything of it. */
    public static Optional<Recommendation> recommendation(String json) {
        return read(json, Recommendation.class);
    }

    /** The decision that stands in the text; empty when this version cannot make anything of it. */
    public static Optional<Recommendation.Decision> decision(String json) {
        return read(json, Recommendation.Decision.class);
    }

    private static <T> Optional<T> read(String json, Class<T> type) {
        try {
            return Optional.ofNullable(MAPPER.readValue(json, type));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
