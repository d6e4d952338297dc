package dev.gumshoe.adapters.cases;

import com.fasterxml.jackson.core.JacksonException;

/** Why a text is not JSON, without what only the parser's authors understand. */
final class JsonTrouble {

    private JsonTrouble() {}

    static String words(JacksonException trouble) {
        return trouble.getOriginalMessage().replaceAll("\\s*\\(start marker at .*|\\s*(?:at )?\\[Source: .*", "") + "; correct it there";
    }
}
