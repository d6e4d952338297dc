package dev.gumshoe.adapters.models;

import java.util.Locale;

/** Who runs a model, which is also how it is spoken to. */
public enum Provider {
    /** Anthropic's Messages API. */
    ANTHROPIC("Anthropic", true, 200_000),
    /** Amazon Bedrock's Converse API; the key is an API key of Bedrock's, or left out for the usual AWS credentials. */
    BEDROCK("Amazon Bedrock", false, 200_000),
    /** OpenAI's Chat Completions API, and everything that speaks it. */
    OPENAI("OpenAI", true, 128_000),
    /** Google's Gemini API. */
    GEMINI("Google Gemini", true, 1_000_000),
    /** Ollama, on one's own machine. */
    OLLAMA("Ollama", false, 32_768);

    private final String label;
    private final boolean keyed;
    private final int contextTokens;

    Provider(String label, boolean keyed, int contextTokens) {
        this.label = label;
        this.keyed = keyed;
        this.contextTokens = contextTokens;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** Whether its own servers are of no use without a key. */
    public boolean needsKey() {
        return keyed;
    }

    /** How many tokens its usual models read at once, for want of better knowledge. */
    public int usualContextTokens() {
        return contextTokens;
    }

    /** As telemetry calls it: OpenTelemetry's {@code gen_ai.provider.name}. */
    public String telemetryName() {
        return switch (this) {
            case ANTHROPIC -> "anthropic";
            case BEDROCK -> "aws.bedrock";
            case OPENAI -> "openai";
            case GEMINI -> "gcp.gemini";
            case OLLAMA -> "ollama";
        };
    }

    /** As settings call it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
