package dev.gumshoe.adapters.models;

import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;

/** Bedrock's client for whole replies, marking what to remember. */
record CachingBedrock(BedrockRuntimeClient client, boolean caching) implements BedrockRuntimeClient {

    @Override
    public ConverseResponse converse(ConverseRequest request) {
        return client.converse(caching ? request.toBuilder().messages(CachePoints.atTheEnd(request.messages())).build() : request);
    }

    @Override
    public String serviceName() {
        return client.serviceName();
    }

    @Override
    public void close() {
        client.close();
    }
}
