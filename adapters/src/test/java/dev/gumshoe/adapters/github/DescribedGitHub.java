package dev.gumshoe.adapters.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gumshoe.conversations.peers.Peers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers over HTTP as GitHub's own description documents it (npm {@code @octokit/openapi}): answers are its examples with a test's facts
 * put in, and every request is held against the paths and parameters it describes.
 */
final class DescribedGitHub implements AutoCloseable {

    /** What was asked that the description does not know. */
    final Queue<String> violations = new ConcurrentLinkedQueue<>();
    /** Method, path, query and conditions of all requests. */
    final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode description;
    private final HttpServer server;
    private final Map<String, Reply> replies = new HashMap<>();

    /** An answer with its status and headers. */
    record Reply(int status, String body, Map<String, String> headers) {}

    DescribedGitHub() throws IOException {
        this.description = JSON.readTree(Peers.npmPackage("@octokit/openapi").resolve("generated/api.github.com.json").toFile());
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A documented example, to be filled with a test's facts. */
    ObjectNode example(String name) {
        JsonNode value = description.path("components").path("examples").path(name).path("value");
        return value.isArray() ? value.get(0).deepCopy() : value.deepCopy();
    }

    /** Answers what is asked below the repository from now on; the query counts only where it is given. */
    void answers(String path, JsonNode body) {
        replies.put(path, new Reply(200, body.toString(), Map.of("ETag", "\"" + Integer.toHexString(body.hashCode()) + "\"")));
    }

    void answers(String path, Reply reply) {
        replies.put(path, reply);
    }

    static ArrayNode list(JsonNode... objects) {
        return JSON.createArrayNode().addAll(List.of(objects));
    }

    private void answer(HttpExchange exchange) throws IOException {
        URI address = exchange.getRequestURI();
        check(exchange.getRequestMethod(), address);
        String tag = exchange.getRequestHeaders().getFirst("If-None-Match");
        asked.add(address + (tag == null ? "" : " unless " + tag));
        String path = address.getPath().replaceFirst("^/repos/", "");
        Reply reply = replies.getOrDefault(path + "?" + address.getQuery(), replies.getOrDefault(path,
                new Reply(404, "{\"message\":\"Not Found\"}", Map.of())));
        boolean same = tag != null && tag.equals(reply.headers().get("ETag"));
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(same ? 304 : reply.status(), same ? -1 : body.length);
        if (!same) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private void check(String method, URI address) {
        String template = template(address.getPath());
        JsonNode operation = description.path("paths").path(template).path("get");
        if (!method.equals("GET") || operation.isMissingNode()) {
            violations.add(method + " " + address.getPath() + " is not described");
            return;
        }
        Map<String, JsonNode> parameters = parameters(operation);
        for (String pair : address.getRawQuery() == null ? new String[0] : address.getRawQuery().split("&")) {
            String name = pair.substring(0, pair.indexOf('='));
            String value = oneEnd(parameters.get(name), URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8));
            JsonNode schema = parameters.containsKey(name) ? parameters.get(name).path("schema") : null;
            if (schema == null) {
                violations.add(template + " knows no " + name);
            } else if (!fits(schema, value)) {
                violations.add(template + " wants another " + name + " than " + value);
            }
        }
    }

    private static boolean fits(JsonNode schema, String value) {
        boolean number = !schema.path("type").asText("").equals("integer") || value.matches("\\d+");
        boolean time = !schema.path("format").asText("").equals("date-time")
                || value.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        return number && time;
    }

    /** Where a range of times may be asked for, the description says so in words only. */
    private static String oneEnd(@Nullable JsonNode parameter, String value) {
        boolean range = parameter != null && parameter.path("description").asText("").contains("range");
        return range ? value.replaceFirst("\\.\\..*", "") : value;
    }

    private Map<String, JsonNode> parameters(JsonNode operation) {
        Map<String, JsonNode> all = new HashMap<>();
        for (JsonNode listed : operation.path("parameters")) {
            JsonNode one = listed.has("$ref") ? description.at(listed.get("$ref").asText().substring(1)) : listed;
            if (one.path("in").asText("").equals("query")) {
                all.put(one.path("name").asText(""), one);
            }
        }
        return all;
    }

    /** The described path that fits with the fewest variables; the variable of a file's path and of two commits may hold slashes. */
    private String template(String path) {
        List<String> fitting = new ArrayList<>();
        description.path("paths").fieldNames().forEachRemaining(template -> {
            StringBuilder expression = new StringBuilder();
            for (String segment : template.substring(1).split("/")) {
                boolean file = segment.equals("{path}");
                expression.append('/').append(segment.startsWith("{") ? file ? ".+" : "[^/]+" : Pattern.quote(segment));
            }
            if (path.matches(expression.toString())) {
                fitting.add(template);
            }
        });
        return fitting.stream().min(Comparator.comparingLong((String t) -> t.chars().filter(c -> c == '{').count())).orElse("");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
