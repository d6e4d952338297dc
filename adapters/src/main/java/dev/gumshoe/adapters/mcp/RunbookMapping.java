package dev.gumshoe.adapters.mcp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which tools list pages that are runbooks and read one of them.
 *
 * @param list the tool that lists them
 * @param arguments what it is told
 * @param rows where the list of pages stands in its answer (JSON pointer)
 * @param id where a page's id stands in a row
 * @param title where its title stands
 * @param description where a sentence on it stands, or null: then the title is all that is known before it is read
 * @param read the tool that reads one
 * @param readArguments what that is told, a Mustache template over {@code id}
 * @param body where the text stands in its answer; the answer's own text when null
 */
public record RunbookMapping(
        String list,
        Map<String, Object> arguments,
        String rows,
        String id,
        String title,
        @Nullable String description,
        String read,
        Map<String, Object> readArguments,
        @Nullable String body) {

    /** @throws IllegalArgumentException when something cannot be, with a sentence that begins with the setting's name */
    public RunbookMapping {
        if (list == null || read == null) {
            throw new IllegalArgumentException((list == null ? "list" : "read") + " is missing; name the tool");
        }
        arguments = arguments == null ? Map.of() : new LinkedHashMap<>(arguments);
        readArguments = readArguments == null ? Map.of("id", "{{id}}") : new LinkedHashMap<>(readArguments);
        rows = Objects.requireNonNullElse(rows, "");
        id = Objects.requireNonNullElse(id, "/id");
        title = Objects.requireNonNullElse(title, "/title");
        Pointers.compile("rows", rows);
        Pointers.compile("id", id);
        Pointers.compile("title", title);
        ArgumentTemplates.of(arguments);
        ArgumentTemplates.of(readArguments);
    }
}
