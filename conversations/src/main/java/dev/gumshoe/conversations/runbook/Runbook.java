package dev.gumshoe.conversations.runbook;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What people who met such trouble before wrote down to do about it.
 *
 * @param name lower-case words with hyphens, unique in a library
 * @param description what it is for, the text it is chosen by
 * @param keywords words and phrases that an alert it fits is likely to say; may be empty
 * @param metadata whatever else its author noted
 * @param body its text in Markdown, read only when it is wanted
 */
public record Runbook(String name, String description, List<String> keywords, Map<String, String> metadata, Body body) {

    /** Where the text of a runbook is read from. */
    public interface Body {

        /**
         * The whole text in Markdown.
         *
         * @throws IOException when it cannot be read any more
         */
        String read() throws IOException;
    }

    /**
     * Checks and takes copies.
     *
     * @throws IllegalArgumentException when name or description is blank
     */
    public Runbook {
        if (name.isBlank() || description.isBlank()) {
            throw new IllegalArgumentException("a runbook needs a name and a description");
        }
        keywords = List.copyOf(keywords);
        metadata = Map.copyOf(metadata);
        Objects.requireNonNull(body, "body");
    }
}
