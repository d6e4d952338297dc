package dev.gumshoe.bot.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A ServiceNow instance as its Table, Attachment and OAuth API are documented: journal fields are write-only and their entries stand in
 * sys_journal_field, values and display values differ, pages have a limit and an offset, tokens end, too many calls get 429, what a user may not read
 * or write is refused, and times are kept to the second. Entries get ids in no order.
 */
final class StandInServiceNow implements AutoCloseable {

    static final String USER = "gumshoe";
    static final String CLIENT = "client-id";
    static final String SECRET = "client-secret-of-this-test";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> JOURNALS = List.of("work_notes", "comments");
    private static final Map<String, String> PRIORITIES = Map.of("1", "1 - Critical", "2", "2 - High", "3", "3 - Moderate");

    private final HttpServer server;
    private final Random random = new Random(7);
    private final Map<String, List<Map<String, String>>> tables = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<String, Integer> tokens = new HashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger limited = new AtomicInteger();
    private final AtomicInteger renewed = new AtomicInteger();
    private int callsPerToken = Integer.MAX_VALUE;
    private int everyLimited = Integer.MAX_VALUE;
    private int everyLost = Integer.MAX_VALUE;
    private Predicate<String> mayRead = _ -> true;
    private Runnable onWrite = () -> {};

    StandInServiceNow() throws IOException {
        for (String table : List.of("incident", "sys_journal_field", "sys_attachment", "sys_user", "sys_user_grmember")) {
            tables.put(table, new ArrayList<>());
        }
        tables.get("sys_user").add(row(Map.of("user_name", USER, "time_zone", "GMT")));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/oauth_token.do", this::token);
        server.createContext("/api/now/", this::api);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Tokens end after so many calls; every so many calls one is refused with 429; of every so many writes one is done and not answered. */
    void behave(int perToken, int limitEvery, int loseEvery) {
        callsPerToken = perToken;
        everyLimited = limitEvery;
        everyLost = loseEvery;
    }

    synchronized void mayRead(Predicate<String> tablesRead) {
        mayRead = tablesRead;
    }

    /** Runs after each write, before it is answered. */
    void onWrite(Runnable what) {
        onWrite = what;
    }

    int limited() {
        return limited.get();
    }

    int renewed() {
        return renewed.get();
    }

    /** What was done that must never be. */
    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    private static String now() {
        return TIME.format(Instant.now());
    }

    private Map<String, String> row(Map<String, String> fields) {
        Map<String, String> row = new LinkedHashMap<>(fields);
        byte[] id = new byte[16];
        random.nextBytes(id);
        row.put("sys_id", java.util.HexFormat.of().formatHex(id));
        row.put("sys_created_on", now());
        row.put("sys_updated_on", now());
        row.put("sys_mod_count", "0");
        return row;
    }

    /** Somebody opens an incident. @return its sys_id */
    synchronized String incident(String title, String priority, String item) {
        Map<String, String> row = row(Map.of("number", "INC%07d".formatted(tables.get("incident").size() + 1), "short_description", title,
                "description", "", "priority", priority, "state", "2", "active", "true", "opened_at", now(), "cmdb_ci", item, "assigned_to",
                "beth.anglin"));
        tables.get("incident").add(row);
        return String.valueOf(row.get("sys_id"));
    }

    /** Somebody sets a field of an incident. */
    synchronized void set(String incident, String field, String value) {
        Map<String, String> row = only("incident", incident);
        row.put(field, value);
        touch(row);
    }

    private static void touch(Map<String, String> row) {
        row.put("sys_updated_on", now());
        row.merge("sys_mod_count", "1", (a, b) -> Integer.toString(Integer.parseInt(a) + Integer.parseInt(b)));
    }

    private Map<String, String> only(String table, String id) {
        return tables.get(table).stream().filter(row -> id.equals(row.get("sys_id"))).findFirst().orElseThrow();
    }

    /** Somebody writes an entry. @return its sys_id */
    synchronized String write(String incident, String field, String author, String text) {
        Map<String, String> entry = row(Map.of("name", "incident", "element_id", incident, "element", field, "value", text,
                "sys_created_by", author));
        tables.get("sys_journal_field").add(entry);
        touch(only("incident", incident));
        return String.valueOf(entry.get("sys_id"));
    }

    /** A ticket's entries in the order they were written: author, field and text. */
    synchronized List<Entry> entries(String incident) {
        return tables.get("sys_journal_field").stream().filter(row -> incident.equals(row.get("element_id")))
                .map(row -> new Entry(get(row, "sys_id"), get(row, "sys_created_by"), get(row, "element"), get(row, "value"),
                        get(row, "sys_created_on")))
                .toList();
    }

    /** An entry of a ticket's journal. */
    record Entry(String id, String author, String field, String text, String at) {}

    private static String get(Map<String, String> row, String field) {
        return row.getOrDefault(field, "");
    }

    /** The names of a ticket's files. */
    synchronized List<String> files(String incident) {
        return tables.get("sys_attachment").stream().filter(row -> incident.equals(row.get("table_sys_id")))
                .map(row -> get(row, "file_name")).toList();
    }

    private void token(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> form = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            ObjectNode answer = JSON.createObjectNode();
            if (!"client_credentials".equals(form.get("grant_type")) || !CLIENT.equals(form.get("client_id"))
                    || !SECRET.equals(form.get("client_secret"))) {
                answer.put("error_description", "access_denied").put("error", "server_error");
                answer(exchange, 401, answer);
                return;
            }
            String token = "token-" + renewed.incrementAndGet();
            synchronized (this) {
                tokens.put(token, callsPerToken);
            }
            answer.put("access_token", token).put("scope", "useraccount").put("token_type", "Bearer").put("expires_in", 1799);
            answer(exchange, 200, answer);
        }
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : text == null || text.isEmpty() ? new String[0] : text.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void trouble(HttpExchange exchange, int status, String message, String detail) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error").put("message", message).put("detail", detail);
        answer(exchange, status, body.put("status", "failure"));
    }

    private synchronized boolean lets(HttpExchange exchange) {
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        Integer left = tokens.computeIfPresent(header.replace("Bearer ", ""), (_, calls) -> calls - 1);
        return left != null && left >= 0;
    }

    private void api(HttpExchange exchange) throws IOException {
        try (exchange) {
            int call = calls.incrementAndGet();
            if (!lets(exchange)) {
                trouble(exchange, 401, "User Not Authenticated", "Required to provide Auth information");
            } else if (call % everyLimited == 0) {
                limited.incrementAndGet();
                exchange.getResponseHeaders().set("Retry-After", "1");
                trouble(exchange, 429, "Rate limit exceeded", "Rejected by rate limit");
            } else {
                serve(exchange, call);
            }
        }
    }

    private void serve(HttpExchange exchange, int call) throws IOException {
        String[] path = exchange.getRequestURI().getPath().substring("/api/now/".length()).split("/");
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (exchange.getRequestMethod() + " " + path[0] + " " + path.length) {
            case "GET table 2" -> list(exchange, path[1], asked);
            case "GET attachment 1" -> list(exchange, "sys_attachment", asked);
            case "PATCH table 3" -> {
                if (update(exchange, path[1], path[2], JSON.readTree(body))) {
                    written(exchange, call, 200);
                }
            }
            case "POST attachment 2" -> {
                attach(asked, body.length);
                written(exchange, call, 201);
            }
            default -> {
                synchronized (this) {
                    violations.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                }
                trouble(exchange, 405, "Method not allowed", "");
            }
        }
    }

    private void written(HttpExchange exchange, int call, int status) throws IOException {
        onWrite.run();
        if (call % everyLost != 0) {
            ObjectNode answer = JSON.createObjectNode();
            answer.putObject("result").put("sys_id", "");
            answer(exchange, status, answer);
        }
    }

    private void list(HttpExchange exchange, String table, Map<String, String> asked) throws IOException {
        if (!tables.containsKey(table)) {
            trouble(exchange, 400, "Invalid table " + table, "");
            return;
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode result = answer.putArray("result");
        synchronized (this) {
            if (!mayRead.test(table)) {
                trouble(exchange, 403, "Operation Failed", "ACL Exception Query Failed due to security constraints");
                return;
            }
            int offset = Integer.parseInt(asked.getOrDefault("sysparm_offset", "0"));
            int limit = Integer.parseInt(asked.getOrDefault("sysparm_limit", "10000"));
            new EncodedQuery(asked.getOrDefault("sysparm_query", "")).of(tables.get(table)).stream().skip(offset).limit(limit)
                    .forEach(row -> result.add(shown(row, asked)));
        }
        answer(exchange, 200, answer);
    }

    private static ObjectNode shown(Map<String, String> row, Map<String, String> asked) {
        ObjectNode shown = JSON.createObjectNode();
        boolean all = "all".equals(asked.get("sysparm_display_value"));
        for (String field : asked.containsKey("sysparm_fields")
                ? asked.get("sysparm_fields").split(",")
                : row.keySet().toArray(String[]::new)) {
            String value = JOURNALS.contains(field) ? "" : row.getOrDefault(field, "");
            if (all) {
                String display = field.equals("priority") ? PRIORITIES.getOrDefault(value, value) : value;
                shown.putObject(field).put("display_value", display).put("value", field.equals("cmdb_ci") ? "ci-sys-id" : value);
            } else {
                shown.put(field, value);
            }
        }
        return shown;
    }

    private synchronized boolean update(HttpExchange exchange, String table, String id, JsonNode body) throws IOException {
        boolean there = tables.get(table).stream().anyMatch(row -> id.equals(row.get("sys_id")));
        if (!there) {
            trouble(exchange, 404, "No Record found", "Record doesn't exist or ACL restricts the record retrieval");
            return false;
        }
        body.properties().forEach(field -> {
            if (JOURNALS.contains(field.getKey())) {
                write(id, field.getKey(), USER, field.getValue().asText());
            } else {
                violations.add("set " + field.getKey() + " of " + id);
            }
        });
        return true;
    }

    private synchronized void attach(Map<String, String> asked, int bytes) {
        Map<String, String> row = row(asked);
        row.put("size_bytes", Integer.toString(bytes));
        tables.get("sys_attachment").add(row);
    }

    /** Says which groups a user is in. */
    synchronized void group(String user, String... groups) {
        Arrays.stream(groups)
                .forEach(group -> tables.get("sys_user_grmember").add(row(Map.of("user.user_name", user, "group.name", group))));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
