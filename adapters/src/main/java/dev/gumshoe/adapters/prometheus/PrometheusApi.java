package dev.gumshoe.adapters.prometheus;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gumshoe.adapters.http.ConnectionTrouble;
import dev.gumshoe.conversations.evidence.TimeWindow;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The reading half of Prometheus' HTTP API; one question at a time. */
final class PrometheusApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final PrometheusSettings settings;
    private final HttpClient http;

    PrometheusApi(PrometheusSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    /** What Prometheus said instead of answering. */
    static final class Unanswered extends Exception {

        private static final long serialVersionUID = 1L;

        private final String status;

        Unanswered(String status, String detail) {
            super(detail);
            this.status = status;
        }

        String status() {
            return status;
        }

        String detail() {
            return String.valueOf(getMessage());
        }
    }

    /** The names of the metrics that have points in the window. */
    List<String> names(TimeWindow window) throws Unanswered {
        JsonNode data = get("label/__name__/values?start=" + seconds(window.from().toEpochMilli()) + "&end=" + seconds(
                window.to().toEpochMilli() - 1));
        List<String> names = new ArrayList<>();
        data.forEach(name -> names.add(name.asText()));
        return names;
    }

    /** The series the query gives over the window, as Prometheus writes them. */
    JsonNode range(String promql, TimeWindow window, Duration step) throws Unanswered {
        return get("query_range?query=" + encoded(promql) + "&start=" + seconds(window.from().toEpochMilli()) + "&end="
                + seconds(window.to().toEpochMilli() - 1) + "&step=" + step.toSeconds() + "&timeout=" + settings.timeout().toSeconds()
                + "s")
                .path("result");
    }

    /** The series the query gives at the instant, as Prometheus writes them. */
    JsonNode instant(String promql, Instant at) throws Unanswered {
        return get("query?query=" + encoded(promql) + "&time=" + seconds(at.toEpochMilli()) + "&timeout=" + settings.timeout().toSeconds()
                + "s");
    }

    /** Its version. */
    String version() throws Unanswered {
        return get("status/buildinfo").path("version").asText("?");
    }

    /** Where a person sees the query drawn over the window. */
    URI graph(String promql, TimeWindow window) {
        return URI.create(base() + "graph?g0.expr=" + encoded(promql) + "&g0.tab=0&g0.range_input=" + window.length().toSeconds()
                + "s&g0.end_input=" + encoded(MOMENT.format(window.to())));
    }

    /** Where a person sees what the query gives at the instant. */
    URI table(String promql, Instant at) {
        return URI.create(base() + "graph?g0.expr=" + encoded(promql) + "&g0.tab=1&g0.moment_input=" + encoded(MOMENT.format(at)));
    }

    private String base() {
        String url = settings.url().toString();
        return url.endsWith("/") ? url : url + "/";
    }

    private JsonNode get(String path) throws Unanswered {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + "api/v1/" + path)).timeout(settings.timeout());
        if (settings.token() != null) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        try {
            return data(http.send(request.build(), BodyHandlers.ofString()));
        } catch (HttpTimeoutException e) {
            throw new Unanswered("timeout", settings + " did not answer within " + settings.timeout().toSeconds() + " s");
        } catch (IOException e) {
            throw new Unanswered("unreachable", settings + " cannot be reached: " + ConnectionTrouble.said(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered("interrupted", "the look was called off");
        }
    }

    private JsonNode data(HttpResponse<String> answer) throws Unanswered {
        int status = answer.statusCode();
        if (status == 401 || status == 403) {
            throw new Unanswered("denied", settings + (settings.token() == null
                    ? " lets nobody in without a token (" + status + "); set one that may read"
                    : " lets nobody in with this token (" + status + "); set one that may read"));
        }
        if (status / 100 == 3) {
            throw new Unanswered(Integer.toString(status), settings + " sends us on to "
                    + answer.headers().firstValue("location").orElse("nowhere") + "; set url to where Prometheus itself answers");
        }
        try {
            JsonNode body = JSON.readTree(answer.body());
            if (status == 200 && body.path("status").asText("").equals("success")) {
                return body.path("data");
            }
            throw new Unanswered(Integer.toString(status), body.path("error").isTextual()
                    ? settings + " says: " + body.path("error").asText()
                    : another(status));
        } catch (JacksonException e) {
            throw new Unanswered(Integer.toString(status), another(status));
        }
    }

    private String another(int status) {
        return settings + (status >= 500
                ? " fails (" + status + "); see its log, and what stands before it"
                : " does not answer as Prometheus does (" + status + "); look at its url");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String seconds(long millis) {
        return millis / 1000 + "." + String.format("%03d", millis % 1000);
    }
}
