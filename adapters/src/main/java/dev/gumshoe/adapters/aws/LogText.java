package dev.gumshoe.adapters.aws;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gumshoe.conversations.evidence.LogLine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands in a line: its severity and trace, from JSON by the names logging libraries use, else from its first words. */
final class LogText {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> LEVELS = List.of("level", "severity", "lvl", "log.level", "levelname", "log_level");
    private static final List<String> MESSAGES = List.of("message", "msg", "body", "errorMessage", "log");
    private static final List<String> STACKS = List.of("stack_trace", "stackTrace", "exception", "error.stack_trace", "stack");
    private static final List<String> TRACES = List.of("traceId", "trace_id", "xray_trace_id", "AWS-XRAY-TRACE-ID", "trace.id");
    private static final Pattern SEVERITY = Pattern
            .compile("\\b(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|CRITICAL|FATAL)\\b");
    private static final int HEAD = 120;

    private LogText() {}

    /**
     * A line. What somebody typed in a shell of Systems Manager is of the host it was typed on.
     *
     * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging.html">Streamed session data</a>
     */
    static LogLine line(Instant at, String resource, String text, Map<String, String> attributes) {
        JsonNode json = json(text);
        String host = json == null ? "" : json.at("/target/id").asText("");
        if (json != null && !host.isEmpty() && json.path("sessionData").isArray()) {
            StringJoiner typed = new StringJoiner("\n");
            json.path("sessionData").forEach(one -> typed.add(one.asText()));
            String who = json.at("/userIdentity/arn").asText("");
            return new LogLine(at, host, "", "shell session of " + who.substring(who.lastIndexOf('/') + 1) + ": " + typed, null,
                    attributes);
        }
        return line(at, resource, text, json, attributes);
    }

    private static LogLine line(Instant at, String resource, String text, @Nullable JsonNode json, Map<String, String> attributes) {
        if (json == null) {
            Matcher severity = SEVERITY.matcher(text.substring(0, Math.min(HEAD, text.length())));
            return new LogLine(at, resource, severity.find() ? severity.group() : "", text.stripTrailing(), null, attributes);
        }
        String message = first(json, MESSAGES);
        String stack = first(json, STACKS);
        String level = first(json, LEVELS);
        Map<String, String> all = new LinkedHashMap<>(attributes);
        json.properties().stream().filter(field -> field.getValue().isValueNode() && !MESSAGES.contains(field.getKey()))
                .forEach(field -> all.putIfAbsent(field.getKey(), field.getValue().asText()));
        String body = message == null ? text.strip() : stack == null ? message : message + "\n" + stack;
        return new LogLine(at, resource, level == null ? "" : level.toUpperCase(Locale.ROOT), body, first(json, TRACES), all);
    }

    private static @Nullable JsonNode json(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return null;
        }
        try {
            JsonNode read = JSON.readTree(text);
            return read.isObject() ? read : null;
        } catch (JacksonException _) {
            return null;
        }
    }

    private static @Nullable String first(JsonNode json, List<String> names) {
        return names.stream().map(json::path).filter(JsonNode::isValueNode).map(JsonNode::asText).filter(word -> !word.isBlank())
                .findFirst().orElse(null);
    }
}
