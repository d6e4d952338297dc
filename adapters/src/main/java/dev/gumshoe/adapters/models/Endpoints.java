package dev.gumshoe.adapters.models;

import dev.gumshoe.adapters.models.Endpoint.Quirks;
import dev.gumshoe.conversations.agents.TokenUse;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Every provider's clients, put together from settings. The libraries' own retries and their logging of requests are off: retries are
 * ours, and a prompt is nobody's log line.
 */
final class Endpoints {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final String NO_KEY = "none";

    private Endpoints() {}

    static Endpoint of(ModelSettings settings) {
        return switch (settings.provider()) {
            case ANTHROPIC -> anthropic(settings, client(settings));
            case BEDROCK -> BedrockEndpoint.of(settings);
            case OPENAI -> openAi(settings, client(settings));
            case GEMINI -> gemini(settings, client(settings));
            case OLLAMA -> ollama(settings, client(settings));
        };
    }

    /** HTTP/2 only where TLS agrees on it: many a local server stumbles over the offer to upgrade. */
    private static HttpClient client(ModelSettings settings) {
        URI address = settings.baseUrl();
        boolean plain = address != null && "http".equals(address.getScheme());
        return new WatchedHttpClient(HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .version(plain ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build());
    }

    private static HttpClientBuilder http(HttpClient client) {
        return JdkHttpClient.builder().httpClientBuilder(new WatchedHttpClientBuilder(client));
    }

    /** Marks on instructions and tools, and one that the provider moves along with the conversation. */
    private static Endpoint anthropic(ModelSettings settings, HttpClient client) {
        Map<String, Object> following = settings.caching() ? Map.of("cache_control", Map.of("type", "ephemeral")) : Map.of();
        return new Endpoint(
                AnthropicChatModel.builder()
                        .httpClientBuilder(http(client))
                        .baseUrl(address(settings))
                        .apiKey(key(settings))
                        .modelName(settings.model())
                        .temperature(settings.temperature())
                        .cacheSystemMessages(settings.caching())
                        .cacheTools(settings.caching())
                        .customParameters(following)
                        .timeout(settings.timeout())
                        .maxRetries(0)
                        .build(),
                AnthropicStreamingChatModel.builder()
                        .httpClientBuilder(http(client))
                        .baseUrl(address(settings))
                        .apiKey(key(settings))
                        .modelName(settings.model())
                        .temperature(settings.temperature())
                        .cacheSystemMessages(settings.caching())
                        .cacheTools(settings.caching())
                        .customParameters(following)
                        .timeout(settings.timeout())
                        .build(),
                Endpoints::anthropic,
                new Quirks(true, true, true, false, false, false),
                client::close);
    }

    /** Anthropic counts what came from the cache, and what went there, apart from the rest. */
    private static TokenUse anthropic(TokenUsage usage) {
        long read = usage instanceof AnthropicTokenUsage own ? Endpoint.count(own.cacheReadInputTokens()) : 0;
        long written = usage instanceof AnthropicTokenUsage own ? Endpoint.count(own.cacheCreationInputTokens()) : 0;
        return new TokenUse(Endpoint.count(usage.inputTokenCount()) + read + written, read, Endpoint.count(usage.outputTokenCount()));
    }

    /** OpenAI's own models know a limit by a newer name than the servers that speak like it. */
    private static Endpoint openAi(ModelSettings settings, HttpClient client) {
        boolean own = own(settings.baseUrl());
        return new Endpoint(
                OpenAiChatModel.builder()
                        .httpClientBuilder(http(client))
                        .baseUrl(address(settings))
                        .apiKey(key(settings))
                        .modelName(settings.model())
                        .temperature(settings.temperature())
                        .strictJsonSchema(own)
                        .timeout(settings.timeout())
                        .maxRetries(0)
                        .build(),
                OpenAiStreamingChatModel.builder()
                        .httpClientBuilder(http(client))
                        .baseUrl(address(settings))
                        .apiKey(key(settings))
                        .modelName(settings.model())
                        .temperature(settings.temperature())
                        .strictJsonSchema(own)
                        .timeout(settings.timeout())
                        .build(),
                Endpoints::openAi,
                own ? openAiQuirks() : new Quirks(false, true, true, false, false, true),
                client::close);
    }

    private static Quirks openAiQuirks() {
        return new Quirks(true, true, true, false, false, true,
                request -> OpenAiChatRequestParameters.builder().maxCompletionTokens(request.maxOutputTokens()).build());
    }

    /** Whether it is OpenAI that answers there, or its models at Azure. */
    static boolean own(@Nullable URI address) {
        String host = address == null ? "api.openai.com" : String.valueOf(address.getHost());
        return host.endsWith(".openai.com") || host.endsWith(".openai.azure.com");
    }

    private static TokenUse openAi(TokenUsage usage) {
        var details = usage instanceof OpenAiTokenUsage own ? own.inputTokensDetails() : null;
        return cachedWithin(usage, details == null ? null : details.cachedTokens(), 0);
    }

    private static Endpoint gemini(ModelSettings settings, HttpClient client) {
        return new Endpoint(
                GoogleAiGeminiChatModel.builder()
                        .httpClientBuilder(http(client))
                        .baseUrl(address(settings))
                        .apiKey(key(settings))
                        .modelName(settings.model())
                        .temperature(settings.temperature())
                        .returnThinking(false)
                        .sendThinking(true)
                        .timeout(settings.timeout())
                        .maxRetries(0)
                        .build(),
                GoogleAiGeminiStreamingChatModel.builder()
                        .httpClientBuilder(http(client))
                        .baseUrl(address(settings))
                        .apiKey(key(settings))
                        .modelName(settings.model())
                        .temperature(settings.temperature())
                        .returnThinking(false)
                        .sendThinking(true)
                        .timeout(settings.timeout())
                        .build(),
                Endpoints::gemini,
                new Quirks(false, false, true, false, false, true),
                client::close);
    }

    /** Google counts thoughts apart from what was written. */
    private static TokenUse gemini(TokenUsage usage) {
        return usage instanceof GoogleAiGeminiTokenUsage own
                ? cachedWithin(usage, own.cachedContentTokenCount(), Endpoint.count(own.thoughtsTokenCount()))
                : cachedWithin(usage, null, 0);
    }

    private static Endpoint ollama(ModelSettings settings, HttpClient client) {
        String address = settings.baseUrl() == null ? "http://127.0.0.1:11434" : settings.baseUrl().toString();
        Map<String, String> headers = settings.key() == null ? Map.of() : Map.of("Authorization", "Bearer " + settings.key());
        return new Endpoint(
                OllamaChatModel.builder()
                        .httpClientBuilder(http(client))
                        .baseUrl(address)
                        .customHeaders(headers)
                        .modelName(settings.model())
                        .temperature(settings.temperature())
                        .numCtx(settings.contextTokens())
                        .timeout(settings.timeout())
                        .maxRetries(0)
                        .build(),
                OllamaStreamingChatModel.builder()
                        .httpClientBuilder(new NumberedToolCalls.Builder(http(client)))
                        .baseUrl(address)
                        .customHeaders(headers)
                        .modelName(settings.model())
                        .temperature(settings.temperature())
                        .numCtx(settings.contextTokens())
                        .timeout(settings.timeout())
                        .build(),
                usage -> cachedWithin(usage, null, 0),
                new Quirks(false, false, false, false, false, false),
                client::close);
    }

    private static TokenUse cachedWithin(TokenUsage usage, @Nullable Integer cached, long thoughts) {
        long input = Endpoint.count(usage.inputTokenCount());
        return new TokenUse(input, Math.min(input, Endpoint.count(cached)), Endpoint.count(usage.outputTokenCount()) + thoughts);
    }

    private static @Nullable String address(ModelSettings settings) {
        return settings.baseUrl() == null ? null : settings.baseUrl().toString();
    }

    /** A server of one's own often wants none, and the libraries insist on some. */
    private static String key(ModelSettings settings) {
        return settings.key() == null ? NO_KEY : settings.key();
    }
}
