package dev.gumshoe.adapters.servicenow;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The access token of the client-credentials grant, renewed before it ends. Safe for use by several threads. */
final class ServiceNowToken {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** A token is not used in its last moments: a call takes time. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final ServiceNowSettings settings;
    private final HttpClient http;
    private final InstantSource clock;
    private @Nullable String token;
    private Instant until = Instant.MIN;

    ServiceNowToken(ServiceNowSettings settings, HttpClient http, InstantSource clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    /** A token that is good for a while. */
    synchronized String get() throws IOException, InterruptedException {
        if (token == null || !clock.instant().isBefore(until)) {
            renew();
        }
        return String.valueOf(token);
    }

    /** Says that the token was refused. */
    synchronized void refused(String which) {
        if (which.equals(token)) {
            token = null;
        }
    }

    private void renew() throws IOException, InterruptedException {
        Map<String, String> form = Map.of("grant_type", "client_credentials", "client_id", settings.clientId(), "client_secret",
                settings.clientSecret());
        HttpRequest request = HttpRequest.newBuilder(settings.url().resolve("oauth_token.do")).timeout(settings.timeout())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        JsonNode body = json(answer);
        if (answer.statusCode() != 200 || body.path("access_token").asText("").isEmpty()) {
            throw new ServiceNowRefused(answer.statusCode(), settings.url() + " gives no token (" + answer.statusCode() + " "
                    + body.path("error_description").asText(body.path("error").asText("no reason given"))
                    + "): look at servicenow.clientId and clientSecret, and whether the application is registered for client credentials",
                    null);
        }
        token = body.path("access_token").asText();
        Duration good = Duration.ofSeconds(body.path("expires_in").asLong(60));
        until = clock.instant().plus(good.compareTo(MARGIN.multipliedBy(2)) > 0 ? good.minus(MARGIN) : good.dividedBy(2));
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw new ServiceNowRefused(answer.statusCode(),
                    answer.uri().getHost() + " does not answer as ServiceNow does (" + answer.statusCode() + "); look at servicenow.url",
                    null);
        }
    }
}
