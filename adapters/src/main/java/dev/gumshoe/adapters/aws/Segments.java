package dev.gumshoe.adapters.aws;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gumshoe.conversations.evidence.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * X-Ray's segments as spans: a segment is what a service did for a caller, a subsegment with a namespace is its call to another. What ran on an
 * instance is the instance's, and names its service.
 *
 * @see <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html">Segment documents</a>
 */
final class Segments {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DEEPEST = 100;

    private Segments() {}

    /** Adds the spans of a segment's document; one that cannot be read, or is still open, adds none. */
    static void spans(String trace, @Nullable String document, AwsPlace read, List<Span> into) {
        if (document == null) {
            return;
        }
        try {
            JsonNode segment = JSON.readTree(document);
            AwsPlace place = read.in(segment.at("/aws/account_id").asText(""));
            String instance = segment.at("/aws/ec2/instance_id").asText("");
            String service = segment.path("name").asText("unknown");
            String resource = instance.isEmpty() ? place.id(service) : instance;
            Map<String, String> shared = new LinkedHashMap<>();
            shared.put("service", place.id(service));
            put(shared, "zone", segment.at("/aws/ec2/availability_zone"));
            put(shared, "user", segment.path("user"));
            add(trace, segment, null, resource, true, shared, into, 0);
        } catch (JacksonException _) {
            // the others are still true
        }
    }

    private static void add(String trace, JsonNode node, @Nullable String parent, String resource, boolean whole,
            Map<String, String> shared,
            List<Span> into, int depth) {
        String id = node.path("id").asText("");
        if (node.has("end_time") && !id.isEmpty()) {
            long start = Math.round(node.path("start_time").asDouble() * 1_000_000);
            long end = Math.round(node.path("end_time").asDouble() * 1_000_000);
            String above = parent == null ? node.path("parent_id").asText(null) : parent;
            into.add(new Span(trace, id, above, resource, name(node), start, Math.max(0, end - start), status(node), kind(node, whole),
                    attributes(node, shared)));
        }
        if (depth < DEEPEST) {
            node.path("subsegments").forEach(part -> add(trace, part, id, resource, false, shared, into, depth + 1));
        }
    }

    private static String name(JsonNode node) {
        String method = node.at("/http/request/method").asText("");
        String operation = node.at("/aws/operation").asText("");
        return operation.isEmpty()
                ? method.isEmpty() ? node.path("name").asText("unknown") : method + " " + node.path("name").asText("")
                : node.path("name").asText("") + " " + operation;
    }

    private static String kind(JsonNode node, boolean whole) {
        return whole ? "SERVER" : node.has("namespace") ? "CLIENT" : "INTERNAL";
    }

    private static @Nullable String status(JsonNode node) {
        if (node.path("fault").asBoolean() || node.path("throttle").asBoolean()) {
            return "ERROR";
        }
        int code = node.at("/http/response/status").asInt(0);
        return code > 0 ? Integer.toString(code) : node.path("error").asBoolean() ? "ERROR" : "OK";
    }

    private static Map<String, String> attributes(JsonNode node, Map<String, String> shared) {
        Map<String, String> all = new LinkedHashMap<>(shared);
        put(all, "url", node.at("/http/request/url"));
        put(all, "table", node.at("/aws/table_name"));
        put(all, "exception", node.at("/cause/exceptions/0/type"));
        put(all, "message", node.at("/cause/exceptions/0/message"));
        node.path("annotations").properties().forEach(field -> put(all, field.getKey(), field.getValue()));
        return all;
    }

    private static void put(Map<String, String> attributes, String name, JsonNode value) {
        if (value.isValueNode() && !value.asText().isBlank()) {
            attributes.putIfAbsent(name, value.asText());
        }
    }
}
