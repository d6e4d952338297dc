package dev.gumshoe.adapters.models;

import dev.gumshoe.adapters.models.Endpoint.Quirks;
import dev.gumshoe.conversations.agents.TokenUse;
import dev.langchain4j.model.bedrock.BedrockChatModel;
import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.langchain4j.model.bedrock.BedrockStreamingChatModel;
import dev.langchain4j.model.bedrock.BedrockTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.token.credentials.StaticTokenProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeBaseClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;

/** A model on Amazon Bedrock, over the Converse API. */
final class BedrockEndpoint {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private BedrockEndpoint() {}

    static Endpoint of(ModelSettings settings) {
        BedrockRuntimeClient whole = whole(settings);
        BedrockRuntimeAsyncClient streamed = streamed(settings);
        var parameters = BedrockChatRequestParameters.builder().modelName(settings.model()).temperature(settings.temperature()).build();
        return new Endpoint(
                BedrockChatModel.builder()
                        .client(new CachingBedrock(whole, settings.caching()))
                        .defaultRequestParameters(parameters)
                        .maxRetries(0)
                        .build(),
                BedrockStreamingChatModel.builder()
                        .client(new WatchedBedrock(streamed, settings.caching()))
                        .defaultRequestParameters(parameters)
                        .build(),
                BedrockEndpoint::use,
                new Quirks(true, true, true, true, settings.caching(), false),
                () -> {
                    whole.close();
                    streamed.close();
                });
    }

    private static BedrockRuntimeClient whole(ModelSettings settings) {
        var builder = BedrockRuntimeClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(settings.timeout()));
        return reaching(builder, settings).build();
    }

    /** Over HTTP/1.1: its streams of events need no more. */
    private static BedrockRuntimeAsyncClient streamed(ModelSettings settings) {
        var builder = BedrockRuntimeAsyncClient.builder()
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .protocol(Protocol.HTTP1_1)
                        .connectionTimeout(CONNECT)
                        .maxConcurrency(settings.parallel())
                        .readTimeout(settings.timeout()));
        return reaching(builder, settings).build();
    }

    private static <B extends BedrockRuntimeBaseClientBuilder<B, ?>> B reaching(B builder, ModelSettings settings) {
        builder.overrideConfiguration(ClientOverrideConfiguration.builder().retryStrategy(AwsRetryStrategy.doNotRetry()).build());
        if (settings.baseUrl() != null) {
            builder.endpointOverride(settings.baseUrl());
        }
        if (settings.region() != null) {
            builder.region(Region.of(settings.region()));
        }
        if (settings.key() != null) {
            builder.tokenProvider(StaticTokenProvider.create(settings::key));
            builder.authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider(List.of("httpBearerAuth")));
        }
        return builder;
    }

    /** Bedrock counts what came from the cache, and what went there, apart from the rest. */
    private static TokenUse use(TokenUsage usage) {
        long read = usage instanceof BedrockTokenUsage own ? Endpoint.count(own.cacheReadInputTokens()) : 0;
        long written = usage instanceof BedrockTokenUsage own ? Endpoint.count(own.cacheWriteInputTokens()) : 0;
        return new TokenUse(Endpoint.count(usage.inputTokenCount()) + read + written, read, Endpoint.count(usage.outputTokenCount()));
    }
}
