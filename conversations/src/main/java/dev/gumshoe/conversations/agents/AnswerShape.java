package dev.gumshoe.conversations.agents;

import java.util.List;

/**
 * The form an answer must have: a record of named fields, of which every provider understands the JSON Schema.
 *
 * @param name letters, digits and {@code _}
 * @param description what the answer is
 */
public record AnswerShape(String name, String description, List<Parameter> fields) {

    /** Takes a copy. */
    public AnswerShape {
        fields = List.copyOf(fields);
    }
}
