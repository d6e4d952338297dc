package dev.gumshoe.bot.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Records as lines of JSON. */
final class Lines {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Lines() {}

    static String of(Object record) {
        try {
            return MAPPER.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of our own cannot be written as JSON", e);
        }
    }
}
