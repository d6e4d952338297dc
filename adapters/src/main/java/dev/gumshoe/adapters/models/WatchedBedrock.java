package dev.gumshoe.adapters.models;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/** Bedrock's client for streams, telling the {@link Exchange} of what it hears, and marking what to remember. */
record WatchedBedrock(BedrockRuntimeAsyncClient client, boolean caching) implements BedrockRuntimeAsyncClient {

    @Override
    public CompletableFuture<Void> converseStream(ConverseStreamRequest request, ConverseStreamResponseHandler handler) {
        Exchange exchange = Exchange.CURRENT.get();
        ConverseStreamRequest marked = caching
                ? request.toBuilder().messages(CachePoints.atTheEnd(request.messages())).build()
                : request;
        CompletableFuture<Void> stream = client.converseStream(marked, new Watching(handler, exchange));
        exchange.onCancel(() -> stream.cancel(true));
        return stream.whenComplete((_, failure) -> {
            if (failure == null) {
                exchange.ended();
            }
        });
    }

    @Override
    public String serviceName() {
        return client.serviceName();
    }

    @Override
    public void close() {
        client.close();
    }

    /** Hands everything on, and takes each event for a sign of life. */
    private record Watching(ConverseStreamResponseHandler handler, Exchange exchange) implements ConverseStreamResponseHandler {

        @Override
        public void responseReceived(ConverseStreamResponse response) {
            exchange.begun(null);
            handler.responseReceived(response);
        }

        @Override
        public void onEventStream(SdkPublisher<ConverseStreamOutput> events) {
            handler.onEventStream(events.map(event -> {
                exchange.sign();
                return event;
            }));
        }

        @Override
        public void exceptionOccurred(Throwable failure) {
            handler.exceptionOccurred(failure);
        }

        @Override
        public void complete() {
            handler.complete();
        }
    }
}
