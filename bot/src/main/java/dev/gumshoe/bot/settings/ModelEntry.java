package dev.gumshoe.bot.settings;

import dev.gumshoe.adapters.models.AnswerMode;
import dev.gumshoe.adapters.models.ModelSettings;
import dev.gumshoe.adapters.models.Provider;
import dev.gumshoe.conversations.agents.Tariff;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One language model, as {@code gumshoe.yaml} names it.
 *
 * @param roles what it does; a role that no model has is done by the first one
 * @param key null where the provider needs none
 * @param baseUrl the address of the API when it is not the provider's own
 * @param region the AWS region of a model on Bedrock
 * @param maxTokens the most it may write in one reply
 * @param contextTokens the most it can read at once
 * @param timeout the longest one call may take
 * @param stall how long a reply that streams may be silent
 * @param stream whether replies are read piece by piece
 * @param answers how it is made to fill in a form
 * @param cache whether the provider is told which part of a prompt comes again
 * @param retries how often a call that failed is made again at most
 * @param parallel how many of its calls are under way at once at most
 * @param temperature null for the model's own
 * @param tariff what its tokens cost
 */
public record ModelEntry(
        Provider provider,
        String model,
        Set<Role> roles,
        @Nullable Secret key,
        @Nullable URI baseUrl,
        @Nullable String region,
        Integer maxTokens,
        Integer contextTokens,
        Duration timeout,
        Duration stall,
        Boolean stream,
        AnswerMode answers,
        Boolean cache,
        Integer retries,
        Integer parallel,
        @Nullable Double temperature,
        Prices tariff) {

    /** What a model does. */
    public enum Role {
        /** Plans and concludes. */
        LEAD,
        /** Looks. */
        SPECIALIST,
        /** Reads chat messages, and other small things that must be quick. */
        SMALL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * US dollars per million tokens; 0 where nothing is said, and then no costs are told.
     *
     * @param cached of a token that came from the provider's cache; a tenth of {@code input} when left out
     */
    public record Prices(Double input, Double cached, Double output) {

        /** Fills in defaults. @throws IllegalArgumentException when a price is negative */
        public Prices {
            input = Objects.requireNonNullElse(input, 0.0);
            output = Objects.requireNonNullElse(output, 0.0);
            cached = Objects.requireNonNullElse(cached, input / 10);
            if (!(input >= 0 && cached >= 0 && output >= 0)) {
                String wrong = !(input >= 0) ? "input" : !(cached >= 0) ? "cached" : "output";
                throw new IllegalArgumentException(wrong + " is below 0; write US dollars per million tokens");
            }
        }

        /** For the reasoner. */
        public Tariff tariff() {
            return new Tariff(input, cached, output);
        }
    }

    /** Fills in defaults. @throws IllegalArgumentException when what it needs is missing or cannot be */
    public ModelEntry {
        if (provider == null) {
            String all = Arrays.stream(Provider.values()).map(Provider::toString).collect(Collectors.joining(", "));
            throw new IllegalArgumentException("provider is missing; set it to one of " + all);
        }
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException("model is missing; set the name that " + provider.label() + " gives the model");
        }
        if (key == null && baseUrl == null && provider.needsKey()) {
            throw new IllegalArgumentException(
                    "key is missing; set it to " + provider.label() + "'s API key, best as ${" + variable(provider) + "}");
        }
        if (baseUrl != null && !Objects.requireNonNullElse(baseUrl.getScheme(), "").matches("https?")) {
            throw new IllegalArgumentException("baseUrl is " + baseUrl + ", no address; write one as in https://models.example.com/v1");
        }
        roles = roles == null ? Set.of() : Set.copyOf(roles);
        maxTokens = atLeast("maxTokens", Objects.requireNonNullElse(maxTokens, 8_192), 256);
        contextTokens = atLeast("contextTokens", Objects.requireNonNullElse(contextTokens, provider.usualContextTokens()), 4_096);
        timeout = Objects.requireNonNullElse(timeout, Duration.ofMinutes(3));
        stall = Objects.requireNonNullElse(stall, Duration.ofSeconds(30));
        stream = Objects.requireNonNullElse(stream, true);
        answers = Objects.requireNonNullElse(answers, usual(provider, baseUrl));
        cache = Objects.requireNonNullElse(cache, caches(provider, model));
        retries = atLeast("retries", Objects.requireNonNullElse(retries, 3), 0);
        parallel = atLeast("parallel", Objects.requireNonNullElse(parallel, 32), 1);
        tariff = Objects.requireNonNullElseGet(tariff, ModelEntry::free);
        if (contextTokens <= maxTokens) {
            throw new IllegalArgumentException(
                    "contextTokens is " + contextTokens + ", not more than maxTokens (" + maxTokens + "); raise it");
        }
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || stall.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException((timeout.compareTo(stall) < 0 ? "timeout" : "stall") + " is less than 100ms; raise it");
        }
    }

    private static Integer atLeast(String name, Integer value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + ", less than " + least + "; raise it");
        }
        return value;
    }

    @SuppressWarnings("NullAway") // the constructor fills in what is left out
    private static Prices free() {
        return new Prices(null, null, null);
    }

    private static String variable(Provider provider) {
        return switch (provider) {
            case ANTHROPIC -> "ANTHROPIC_API_KEY";
            case BEDROCK -> "AWS_BEARER_TOKEN_BEDROCK";
            case OPENAI -> "OPENAI_API_KEY";
            case GEMINI -> "GEMINI_API_KEY";
            case OLLAMA -> "OLLAMA_API_KEY";
        };
    }

    /** Schemas are kept by the providers' own newest models; on Bedrock and on servers that merely speak like OpenAI only tools are sure. */
    private static AnswerMode usual(Provider provider, @Nullable URI baseUrl) {
        boolean foreign = provider == Provider.OPENAI && baseUrl != null && !String.valueOf(baseUrl.getHost()).endsWith(".openai.com");
        return provider == Provider.BEDROCK || foreign ? AnswerMode.TOOL : AnswerMode.SCHEMA;
    }

    /** On Bedrock a model that knows no caching refuses a request with marks for it. */
    private static boolean caches(Provider provider, String model) {
        return provider != Provider.BEDROCK || model.contains("anthropic.claude") || model.contains("amazon.nova");
    }

    /**
     * How it is reached.
     *
     * @param setting where it stands in the settings, {@code models[0]}
     */
    public ModelSettings reached(String setting) {
        return new ModelSettings(
                setting,
                provider,
                model,
                key == null ? null : key.reveal(),
                baseUrl,
                region,
                stream,
                answers,
                cache,
                temperature,
                contextTokens,
                timeout,
                stall,
                retries,
                parallel);
    }

    /**
     * Which of the models does what, by its place in the list: the one that has the role, else the first.
     *
     * @return empty when there are no models
     * @throws IllegalArgumentException when a role is given twice
     */
    public static Map<Role, Integer> rolesOf(List<ModelEntry> models) {
        Map<Role, Integer> roles = new EnumMap<>(Role.class);
        for (int i = 0; i < models.size(); i++) {
            for (Role role : models.get(i).roles()) {
                Integer before = roles.put(role, i);
                if (before != null) {
                    throw new IllegalArgumentException("models[" + i + "].roles has " + role + ", and so has models[" + before
                            + "]; give each role to one model");
                }
            }
        }
        if (!models.isEmpty()) {
            Arrays.stream(Role.values()).forEach(role -> roles.putIfAbsent(role, 0));
        }
        return roles;
    }
}
