package dev.gumshoe.bot.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** What is printed: records as lines of JSON, and numbers of things. */
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

    /** {@code 1 case}, {@code 26 cases}. */
    static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
