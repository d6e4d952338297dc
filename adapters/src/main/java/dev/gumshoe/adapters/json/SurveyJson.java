package dev.gumshoe.adapters.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gumshoe.conversations.topology.Survey;
import java.util.Optional;

/** What a source told of resources, as one line of JSON; fields another version wrote are passed over. */
public final class SurveyJson {

    private static final ObjectMapper MAPPER = JournalJson.mapper();

    private SurveyJson() {}

    /** The survey as text. */
    public static String write(Survey survey) {
        try {
            return MAPPER.writeValueAsString(survey);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("cannot be written as JSON: the survey of " + survey.source(), e);
        }
    }

    /** The survey that stands in the text; empty when this version cannot make anything of it, so that its source is asked anew. */
    public static Optional<Survey> read(String json) {
        try {
            return Optional.ofNullable(MAPPER.readValue(json, Survey.class));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
