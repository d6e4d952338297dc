package dev.gumshoe.adapters.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Fetches small things over HTTP: one GET, no redirects, little patience. */
public final class Fetch {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Fetch() {}

    /** What stands at the address. @throws IOException when nothing does, or it cannot be reached */
    public static byte[] bytes(URI address) throws IOException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<byte[]> answer = client.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(address.getHost() + " answers " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while fetching from " + address.getHost(), e);
        }
    }
}
