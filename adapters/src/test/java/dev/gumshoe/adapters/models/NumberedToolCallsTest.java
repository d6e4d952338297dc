package dev.gumshoe.adapters.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberedToolCallsTest {

    private static final HttpRequest REQUEST = HttpRequest.builder().method(HttpMethod.POST).url("http://127.0.0.1/api/chat").build();

    /** A server that streams the pieces. */
    private record Streaming(List<String> pieces) implements HttpClient {

        @Override
        public SuccessfulHttpResponse execute(HttpRequest request) {
            throw new UnsupportedOperationException("it only streams");
        }

        @Override
        public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
            pieces.forEach(piece -> listener.onEvent(new ServerSentEvent(null, piece)));
        }
    }

    private static List<String> heard(String... pieces) {
        List<String> heard = new ArrayList<>();
        ServerSentEventListener listener = new ServerSentEventListener() {

            @Override
            public void onEvent(ServerSentEvent event) {
                heard.add(event.data());
            }

            @Override
            public void onError(Throwable error) {
                heard.add(error.toString());
            }
        };
        new NumberedToolCalls(new Streaming(List.of(pieces))).execute(REQUEST, (_, _) -> {}, listener);
        return heard;
    }

    @Test
    void numbersCallsInTheOrderInWhichTheyComeOverAllPiecesOfAStream() {
        assertThat(heard(
                """
                {"message":{"tool_calls":[{"function":{"name":"a","arguments":{}}},{"function":{"name":"b","arguments":{}}}]}}""",
                """
                {"message":{"tool_calls":[{"function":{"index":0,"name":"c","arguments":{}}}]}}""")).containsExactly(
                        "{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"a\",\"arguments\":{},\"index\":0}},"
                                + "{\"function\":{\"name\":\"b\",\"arguments\":{},\"index\":1}}]}}",
                        "{\"message\":{\"tool_calls\":[{\"function\":{\"index\":2,\"name\":\"c\",\"arguments\":{}}}]}}");
    }

    @Test
    void handsOnEverythingElseAsItIs() {
        String words = "{ \"message\": {\"content\": \"Hello\"} }";
        String broken = "{\"message\":{\"tool_calls\": [";

        assertThat(heard(words, broken)).containsExactly(words, broken);
    }
}
