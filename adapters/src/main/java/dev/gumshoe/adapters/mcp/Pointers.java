package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.core.JsonPointer;

/** JSON pointers (RFC 6901) as settings. */
final class Pointers {

    private Pointers() {}

    /** @throws IllegalArgumentException when the text is no pointer */
    static JsonPointer compile(String setting, String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(setting + " is '" + text + "': write a JSON pointer, as in /data/lines");
        }
    }
}
