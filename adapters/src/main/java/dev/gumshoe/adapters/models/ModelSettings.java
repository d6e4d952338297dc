package dev.gumshoe.adapters.models;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one model is reached.
 *
 * @param setting where it stands in the settings, {@code models[0]}: failures name it, so that a person finds what to mend
 * @param model the provider's name of it
 * @param key null where the provider needs none
 * @param baseUrl the address of the API when it is not the provider's own, or null
 * @param region the AWS region of a model on Bedrock, or null for the one the environment names
 * @param streaming whether replies are read piece by piece, so that one that stands still is noticed
 * @param answers how it is made to fill in a form
 * @param caching whether the provider is told which part of a prompt comes again
 * @param temperature null for the model's own
 * @param contextTokens how much it can read; Ollama reserves as much
 * @param timeout the longest that one attempt may take
 * @param stall how long a stream may be silent
 * @param retries how often a call that failed is tried again at most
 * @param parallel how many calls of it are under way at once at most
 */
public record ModelSettings(
        String setting,
        Provider provider,
        String model,
        @Nullable String key,
        @Nullable URI baseUrl,
        @Nullable String region,
        boolean streaming,
        AnswerMode answers,
        boolean caching,
        @Nullable Double temperature,
        int contextTokens,
        Duration timeout,
        Duration stall,
        int retries,
        int parallel) {

    /** @throws IllegalArgumentException when something cannot be */
    public ModelSettings {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(answers, "answers");
        if (model.isBlank()) {
            throw new IllegalArgumentException("model is blank");
        }
        if (!timeout.isPositive() || !stall.isPositive() || retries < 0 || parallel < 1 || contextTokens < 1) {
            throw new IllegalArgumentException("a model needs time, and at least one call at once");
        }
    }

    /** Without the key, so that it is never printed. */
    @Override
    public String toString() {
        return provider + " " + model + (baseUrl == null ? "" : " at " + baseUrl);
    }
}
