package dev.gumshoe.adapters.servicenow;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.gumshoe.adapters.http.ConnectionTrouble;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The few calls of ServiceNow's Table and Attachment API that are needed. Reads are tried again; what writes is tried again only where ServiceNow
 * says that it did nothing. Safe for use by several threads.
 *
 * @see <a href="https://www.servicenow.com/docs/bundle/zurich-api-reference/page/integrate/inbound-rest/concept/c_TableAPI.html">Table API</a>
 */
final class ServiceNowApi implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final int MOST_PAGES = 200;
    private static final int PATIENCE = 5;

    private final ServiceNowSettings settings;
    private final HttpClient http;
    private final ServiceNowToken token;
    private final RetryPolicy<Object> limits;
    private final RetryPolicy<Object> troubles = RetryPolicy.builder()
            .handleIf(e -> e instanceof IOException && !(e instanceof ServiceNowRefused refused && refused.status() < 500))
            .withMaxRetries(2).withBackoff(300, 3_000, ChronoUnit.MILLIS).build();

    ServiceNowApi(ServiceNowSettings settings, InstantSource clock) {
        this(settings, clock, PATIENCE);
    }

    /** @param patience how often a call is tried again that is refused because too much is asked; 0 says so at once */
    ServiceNowApi(ServiceNowSettings settings, InstantSource clock, int patience) {
        this.settings = settings;
        this.limits = RetryPolicy.builder().handleIf(e -> e instanceof ServiceNowRefused refused && refused.limited())
                .withMaxRetries(patience).withBackoff(500, 20_000, ChronoUnit.MILLIS)
                .withDelayFnOn(context -> later(context.getLastException()), ServiceNowRefused.class).build();
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
        this.token = new ServiceNowToken(settings, http, clock);
    }

    /** How long to wait when asked to; with none asked, as long as the policy's own pause. */
    private static Duration later(Throwable refusal) {
        Duration asked = refusal instanceof ServiceNowRefused refused ? refused.later() : null;
        return asked == null ? Duration.ofMillis(-1) : asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    /**
     * All rows that the encoded query gives, page by page.
     *
     * @param query ordered by something that does not change while it is read
     * @param display {@code false} for the values as they are kept, {@code all} for objects with both value and display_value
     */
    List<JsonNode> rows(String table, String query, String fields, String display) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode result = read("table/" + table + "?" + parameters("sysparm_query", query, "sysparm_fields", fields,
                    "sysparm_display_value", display, "sysparm_exclude_reference_link", "true", "sysparm_no_count", "true",
                    "sysparm_limit", Integer.toString(settings.page()), "sysparm_offset", Integer.toString(page * settings.page())));
            result.forEach(rows::add);
            // a page may be short because rows in it are kept from the user: only an empty one is the last
            if (result.isEmpty()) {
                return rows;
            }
        }
        throw new IOException("more than " + MOST_PAGES * settings.page() + " rows of " + table + " match " + query);
    }

    /** The first row that the encoded query gives, or a missing node. */
    JsonNode first(String table, String query, String fields) throws IOException {
        return read("table/" + table + "?" + parameters("sysparm_query", query, "sysparm_fields", fields, "sysparm_display_value", "false",
                "sysparm_exclude_reference_link", "true", "sysparm_limit", "1")).path(0);
    }

    /** Writes the fields of one row. Journal fields get a new entry. */
    void update(String table, String row, Map<String, String> fields) throws IOException {
        write("PATCH", "table/" + table + "/" + row + "?" + parameters("sysparm_fields", "sys_id"), "application/json",
                JSON.writeValueAsBytes(fields));
    }

    /** Whether a file of that name is attached to the row. */
    boolean attached(String table, String row, String name) throws IOException {
        return !read("attachment?" + parameters("sysparm_query", "table_name=" + table + "^table_sys_id=" + row + "^file_name=" + name,
                "sysparm_limit", "1")).isEmpty();
    }

    /** Attaches a file to the row. */
    void attach(String table, String row, String name, String type, byte[] bytes) throws IOException {
        write("POST", "attachment/file?" + parameters("table_name", table, "table_sys_id", row, "file_name", name), type, bytes);
    }

    private static String parameters(String... pairs) {
        StringJoiner all = new StringJoiner("&");
        for (int i = 0; i < pairs.length; i += 2) {
            all.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    private JsonNode read(String path) throws IOException {
        return tried(() -> call("GET", path, null, null), List.of(limits, troubles));
    }

    private void write(String method, String path, String type, byte[] body) throws IOException {
        tried(() -> call(method, path, type, BodyPublishers.ofByteArray(body)), List.of(limits));
    }

    private interface Call {
        JsonNode run() throws IOException, InterruptedException;
    }

    private static JsonNode tried(Call call, List<RetryPolicy<Object>> policies) throws IOException {
        try {
            return Failsafe.with(policies).get(call::run);
        } catch (FailsafeException e) {
            if (e.getCause() instanceof IOException trouble) {
                throw ConnectionTrouble.known(trouble).<IOException>map(said -> new IOException("it cannot be reached: " + said, trouble))
                        .orElse(trouble);
            }
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("a call to ServiceNow was called off", e);
        }
    }

    private JsonNode call(String method, String path, @Nullable String type, @Nullable BodyPublisher body)
            throws IOException, InterruptedException {
        String used = token.get();
        HttpResponse<String> answer = send(method, path, type, body, used);
        if (answer.statusCode() == 401) {
            token.refused(used);
            answer = send(method, path, type, body, token.get());
        }
        return result(answer);
    }

    private HttpResponse<String> send(String method, String path, @Nullable String type, @Nullable BodyPublisher body, String bearer)
            throws IOException, InterruptedException {
        URI address = settings.url().resolve("api/now/" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(settings.timeout())
                .header("Authorization", "Bearer " + bearer).header("Accept", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode result(HttpResponse<String> answer) throws IOException {
        JsonNode body = json(answer);
        if (answer.statusCode() / 100 == 2) {
            return body.path("result");
        }
        String said = body.path("error").path("message").asText("") + " " + body.path("error").path("detail").asText("");
        throw new ServiceNowRefused(answer.statusCode(),
                settings + " answers " + answer.statusCode() + ": " + (said.isBlank() ? "nothing" : said.strip())
                        + mend(answer.statusCode(), answer.uri().getPath()),
                answer.headers().firstValue("Retry-After").map(ServiceNowApi::seconds).orElse(null));
    }

    private static String mend(int status, String path) {
        String what = path.replaceFirst("^.*/api/now/(table/)?", "").replaceFirst("/.*", "");
        return switch (status) {
            case 401 -> "; look at servicenow.clientId and clientSecret";
            case 403 -> " (" + what + "); give the user the roles that 'gumshoe setup servicenow' names";
            case 429 -> "; it limits how much is asked of it: raise servicenow.poll, or the limit";
            default -> "";
        };
    }

    private static @Nullable Duration seconds(String text) {
        return text.strip().matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(text.strip())) : null;
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        try {
            JsonNode body = JSON.readTree(answer.body());
            return body == null ? JSON.createObjectNode() : body;
        } catch (JacksonException e) {
            if (answer.statusCode() / 100 != 2) {
                return JSON.createObjectNode();
            }
            throw new IOException(answer.uri().getHost() + " does not answer as ServiceNow does; look at servicenow.url", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
