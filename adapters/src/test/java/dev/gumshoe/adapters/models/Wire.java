package dev.gumshoe.adapters.models;

import dev.gumshoe.conversations.peers.ModelServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One protocol, in one piece or streaming, and how a test speaks it with the server. */
record Wire(Provider provider, boolean streaming) {

    static final String MODEL = "model-of-a-test";
    static final String KEY = "key-of-a-test-4711";

    static Stream<Wire> all() {
        return Stream.of(Provider.values()).flatMap(provider -> Stream.of(new Wire(provider, false), new Wire(provider, true)));
    }

    static List<Wire> streams() {
        return all().filter(Wire::streaming).toList();
    }

    ModelSettings settings(ModelServer server) {
        return settings(address(server), 0, Duration.ofSeconds(60));
    }

    ModelSettings settings(URI address, int retries, Duration stall) {
        return new ModelSettings(
                "models[0]",
                provider,
                MODEL,
                KEY,
                address,
                "eu-central-1",
                streaming,
                AnswerMode.SCHEMA,
                true,
                null,
                100_000,
                Duration.ofSeconds(60),
                stall,
                retries,
                8);
    }

    URI address(ModelServer server) {
        return switch (provider) {
            case ANTHROPIC, OPENAI -> server.at("/v1");
            case GEMINI -> server.at("/v1beta");
            case BEDROCK, OLLAMA -> server.at("");
        };
    }

    @Override
    public String toString() {
        return provider + (streaming ? " streaming" : " in one piece");
    }
}
