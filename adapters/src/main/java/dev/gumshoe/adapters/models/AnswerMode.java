package dev.gumshoe.adapters.models;

import java.util.Locale;

/** How a model is made to fill in a form. */
public enum AnswerMode {
    /** The provider holds the model to a JSON Schema. */
    SCHEMA,
    /** The form is shown as one more tool, which the model calls to answer; for providers and servers that know tools but no schema. */
    TOOL,
    /** The model is told to write JSON, and what it writes is checked. */
    TEXT;

    /** As settings call it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
