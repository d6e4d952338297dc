package dev.gumshoe.bot.discord;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as it came in.
 *
 * @param path below {@code /api/v10}, decoded
 * @param body the JSON; missing when there is none
 * @param files the names of uploaded files, with their sizes
 */
record StandInRequest(String method, String path, Map<String, String> query, JsonNode body, Map<String, Integer> files) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern PART_NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");

    static StandInRequest of(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        Map<String, Integer> files = new HashMap<>();
        JsonNode body = type.startsWith("multipart/")
                ? multipart(new String(bytes, ISO_8859_1), type.replaceFirst(".*boundary=", ""), files)
                : bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
        String path = URLDecoder.decode(exchange.getRequestURI().getRawPath().replaceFirst("^/api/v10", "").replace("+", "%2B"), UTF_8);
        return new StandInRequest(exchange.getRequestMethod(), path, query(exchange.getRequestURI().getRawQuery()), body, files);
    }

    private static JsonNode multipart(String text, String boundary, Map<String, Integer> files) throws IOException {
        JsonNode json = MissingNode.getInstance();
        for (String part : text.split(Pattern.quote("--" + boundary))) {
            int head = part.indexOf("\r\n\r\n");
            if (head < 0) {
                continue;
            }
            String content = part.substring(head + 4, part.length() - 2);
            Matcher file = FILE_NAME.matcher(part.substring(0, head));
            Matcher name = PART_NAME.matcher(part.substring(0, head));
            if (file.find()) {
                files.put(file.group(1), content.length());
            } else if (name.find() && name.group(1).equals("payload_json")) {
                json = JSON.readTree(content.getBytes(ISO_8859_1));
            }
        }
        return json;
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] both = pair.split("=", 2);
            query.put(both[0], both.length == 1 ? "" : URLDecoder.decode(both[1], UTF_8));
        }
        return query;
    }
}
