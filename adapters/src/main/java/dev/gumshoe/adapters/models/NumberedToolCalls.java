package dev.gumshoe.adapters.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.time.Duration;

/**
 * Numbers the tool calls in a stream of Ollama's in the order in which they come. Each comes whole, but not every server says which of
 * several it is, or begins again at 0 with each piece; the library tells them apart by that number alone and would run them together.
 */
record NumberedToolCalls(HttpClient client) implements HttpClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Builds clients that number. */
    record Builder(HttpClientBuilder builder) implements HttpClientBuilder {

        @Override
        public Duration connectTimeout() {
            return builder.connectTimeout();
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return new Builder(builder.connectTimeout(timeout));
        }

        @Override
        public Duration readTimeout() {
            return builder.readTimeout();
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return new Builder(builder.readTimeout(timeout));
        }

        @Override
        public HttpClient build() {
            return new NumberedToolCalls(builder.build());
        }
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        return client.execute(request);
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        client.execute(request, parser, new Numbering(listener));
    }

    /** One stream. */
    private static final class Numbering implements ServerSentEventListener {

        private final ServerSentEventListener listener;
        private int calls;

        Numbering(ServerSentEventListener listener) {
            this.listener = listener;
        }

        @Override
        public void onOpen(SuccessfulHttpResponse response) {
            listener.onOpen(response);
        }

        @Override
        public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
            listener.onEvent(numbered(event), context);
        }

        @Override
        public void onEvent(ServerSentEvent event) {
            listener.onEvent(numbered(event));
        }

        @Override
        public void onError(Throwable error) {
            listener.onError(error);
        }

        @Override
        public void onClose() {
            listener.onClose();
        }

        /** What cannot be read is the library's to complain about. */
        private ServerSentEvent numbered(ServerSentEvent event) {
            if (!event.data().contains("\"tool_calls\"")) {
                return event;
            }
            try {
                JsonNode data = JSON.readTree(event.data());
                for (JsonNode call : data.path("message").path("tool_calls")) {
                    if (call.path("function") instanceof ObjectNode function) {
                        function.put("index", calls++);
                    }
                }
                return new ServerSentEvent(event.event(), data.toString());
            } catch (JsonProcessingException _) {
                return event;
            }
        }
    }
}
