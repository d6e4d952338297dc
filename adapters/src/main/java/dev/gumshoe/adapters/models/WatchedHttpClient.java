package dev.gumshoe.adapters.models;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** The JDK's client, telling the {@link Exchange} of what it hears. */
final class WatchedHttpClient extends HttpClient {

    private final HttpClient client;

    WatchedHttpClient(HttpClient client) {
        this.client = client;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException, InterruptedException {
        return client.send(request, watched(handler, Exchange.CURRENT.get()));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        Exchange exchange = Exchange.CURRENT.get();
        CompletableFuture<HttpResponse<T>> response = client.sendAsync(request, watched(handler, exchange));
        exchange.onCancel(() -> response.cancel(true));
        return response;
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushed) {
        return client.sendAsync(request, handler, pushed);
    }

    private static <T> BodyHandler<T> watched(BodyHandler<T> handler, Exchange exchange) {
        return info -> {
            exchange.begun(RetryAfter.of(info.headers()::firstValue, Instant.now()));
            return BodySubscribers.mapping(handler.apply(info), body -> watched(body, info, exchange));
        };
    }

    /** The body of a refusal is read by whoever reports it, and its end says nothing. */
    @SuppressWarnings("unchecked") // a stream takes the place of a stream
    private static <T> T watched(T body, ResponseInfo info, Exchange exchange) {
        return body instanceof InputStream stream && info.statusCode() / 100 == 2 ? (T) new WatchedStream(stream, exchange) : body;
    }

    /** A body that is read as it comes. */
    private static final class WatchedStream extends FilterInputStream {

        private final Exchange exchange;
        private boolean closedOnce;

        WatchedStream(InputStream stream, Exchange exchange) {
            super(stream);
            this.exchange = exchange;
            exchange.onCancel(this::abandon);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            exchange.sign();
            return read;
        }

        /** The parser closes it after the last event, the client once more after everybody was told of the end. */
        @Override
        public void close() throws IOException {
            super.close();
            if (closedOnce) {
                exchange.ended();
            }
            closedOnce = true;
        }

        private void abandon() {
            try {
                super.close();
            } catch (IOException _) {
                // it is given up anyway
                return;
            }
        }
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return client.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client.authenticator();
    }

    @Override
    public Version version() {
        return client.version();
    }

    @Override
    public Optional<Executor> executor() {
        return client.executor();
    }

    @Override
    public void shutdownNow() {
        client.shutdownNow();
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
