package dev.gumshoe.bot.settings;

import com.fasterxml.jackson.annotation.JsonCreator;

/** A word that is never printed. */
public record Secret(String reveal) {

    /** @throws IllegalArgumentException when it is blank */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Secret {
        if (reveal.isBlank()) {
            throw new IllegalArgumentException("is blank");
        }
    }

    @Override
    public String toString() {
        return "••••";
    }
}
