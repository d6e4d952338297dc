package dev.gumshoe.adapters.http;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Reads a REST API and is no burden to it: GET only, a few requests at a time, what is known already is asked for with its ETag, and a
 * server that is too busy (429, 5xx, or 403 with {@code Retry-After}, {@code x-ratelimit-remaining: 0} or words on a secondary rate limit) is asked
 * again when it says, if that is within the time-out. Safe for use by several threads.
 */
public final class RestReader implements AutoCloseable {

    private static final int KEPT = 500;
    private static final int LARGEST_KEPT = 2_000_000;
    private static final int RETRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final String name;
    private final Map<String, String> headers;
    private final Duration timeout;
    private final InstantSource clock;
    private final Semaphore places;
    private final HttpClient http;
    private final Map<String, Answer> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * A reader of one server.
     *
     * @param name what people call the server
     * @param headers sent with every request, such as the token
     * @param timeout how long one question may take, waiting to be let in again counted
     * @param parallel how many requests at once
     */
    public RestReader(String name, Map<String, String> headers, Duration timeout, int parallel, InstantSource clock) {
        this.name = name;
        this.headers = Map.copyOf(headers);
        this.timeout = timeout;
        this.clock = clock;
        this.places = new Semaphore(parallel);
        this.http = HttpClient.newBuilder().connectTimeout(timeout).followRedirects(HttpClient.Redirect.NORMAL).build();
    }

    /**
     * What a server answered.
     *
     * @param next the address of the next page, or null
     * @param tag its ETag, or null
     */
    public record Answer(int status, String body, @Nullable URI next, @Nullable String tag) {}

    /**
     * What stands at the address, whatever the status; only a server that cannot be reached or has no time is a failure.
     *
     * @param accept the media type asked for
     */
    public Answer get(URI address, String accept) throws Unanswered {
        String key = accept + " " + address;
        Answer before = known(key);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(timeout).header("Accept", accept);
        headers.forEach(request::header);
        if (before != null && before.tag() != null) {
            request.header("If-None-Match", before.tag());
        }
        HttpResponse<String> response = send(request.build());
        if (response.statusCode() == 304 && before != null) {
            return before;
        }
        if (busy(response)) {
            throw new Unanswered("throttled", name + " has no time for us" + until(response) + (spent(response)
                    ? "; ask less often, or give a token with a higher rate limit"
                    : "; it is asked again with the next look"));
        }
        Answer answer = new Answer(response.statusCode(), response.body(), Links.next(response.headers().allValues("link"), address),
                response.headers().firstValue("etag").orElse(null));
        if (answer.status() == 200 && answer.body().length() <= LARGEST_KEPT) {
            keep(key, answer);
        }
        return answer;
    }

    private synchronized @Nullable Answer known(String key) {
        return known.get(key);
    }

    private synchronized void keep(String key, Answer answer) {
        known.put(key, answer);
    }

    private HttpResponse<String> send(HttpRequest request) throws Unanswered {
        RetryPolicy<HttpResponse<String>> again = RetryPolicy.<HttpResponse<String>>builder()
                .handleResultIf(this::busy)
                .abortIf(response -> response != null && busy(response) && pause(response).compareTo(timeout) > 0)
                .withDelayFn(context -> context.getLastResult() == null ? FIRST_PAUSE : pause(context.getLastResult()))
                .withMaxRetries(RETRIES)
                .withMaxDuration(timeout)
                .build();
        try {
            places.acquire();
            try {
                CheckedSupplier<HttpResponse<String>> call = () -> http.send(request, BodyHandlers.ofString());
                return Failsafe.with(again).get(call);
            } finally {
                places.release();
            }
        } catch (FailsafeException e) {
            throw unreached(e.getCause());
        } catch (InterruptedException e) {
            throw unreached(e);
        }
    }

    private Unanswered unreached(@Nullable Throwable trouble) {
        if (trouble instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new Unanswered("interrupted", "the look was called off");
        }
        if (trouble instanceof HttpTimeoutException) {
            return new Unanswered("timeout", name + " did not answer within " + timeout.toSeconds() + " s");
        }
        if (trouble instanceof IOException) {
            return new Unanswered("unreachable", name + " cannot be reached: " + ConnectionTrouble.said(trouble));
        }
        throw new IllegalStateException("asking " + name + " failed", trouble);
    }

    private boolean busy(HttpResponse<String> response) {
        int status = response.statusCode();
        boolean limited = status == 403 && (response.headers().firstValue("retry-after").isPresent() || spent(response)
                || unsaid(response));
        return status == 429 || limited || status == 502 || status == 503 || status == 504;
    }

    private static boolean spent(HttpResponse<String> response) {
        return response.headers().firstValue("x-ratelimit-remaining").filter("0"::equals).isPresent();
    }

    /** A limit that only the words tell of, and not how long it lasts: GitHub asks for a minute then. */
    private static boolean unsaid(HttpResponse<String> response) {
        return (response.statusCode() == 403 || response.statusCode() == 429)
                && response.body().toLowerCase(Locale.ROOT).contains("secondary rate limit");
    }

    private Duration pause(HttpResponse<String> response) {
        var after = response.headers().firstValueAsLong("retry-after");
        var reset = response.headers().firstValueAsLong("x-ratelimit-reset");
        if (after.isPresent()) {
            return Duration.ofSeconds(Math.max(0, after.getAsLong()));
        }
        if (spent(response) && reset.isPresent()) {
            Duration left = Duration.between(clock.instant(), Instant.ofEpochSecond(reset.getAsLong()));
            return left.isNegative() ? Duration.ZERO : left;
        }
        return unsaid(response) ? MINUTE : FIRST_PAUSE;
    }

    private String until(HttpResponse<String> response) {
        Duration pause = pause(response);
        return pause.compareTo(FIRST_PAUSE) <= 0
                ? " (status " + response.statusCode() + ")"
                : " before " + clock.instant().plus(pause).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }

    @Override
    public void close() {
        http.close();
    }
}
