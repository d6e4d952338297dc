package dev.gumshoe.bot.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How AWS' services speak: JSON, REST with JSON, and forms answered in XML, in two dialects. */
enum AwsWire {
    JSON, REST, QUERY, EC2;

    private static final JsonMapper TEXT = JsonMapper.builder().addModule(new SimpleModule().addSerializer(Instant.class, new Epoch()))
            .build();

    /** Seconds since the epoch. */
    private static final class Epoch extends JsonSerializer<Instant> {

        @Override
        public void serialize(Instant at, JsonGenerator into, SerializerProvider provider) throws IOException {
            into.writeNumber(at.toEpochMilli() / 1000.0);
        }
    }

    /** Who is asked for what: what a request says in its address, headers and body. */
    record Asked(AwsWire wire, String service, String operation, JsonNode parameters) {}

    private static final Map<String, String> TARGETS = Map.of("Logs_20140328", "logs", "DynamoDB_20120810", "dynamodb",
            "com", "cloudtrail");
    private static final Map<String, String> VERSIONS = Map.of("2016-11-15", "ec2", "2011-01-01", "autoscaling", "2015-12-01", "elbv2",
            "2010-05-15", "cloudformation", "2010-05-08", "iam", "2011-06-15", "sts", "2010-08-01", "cloudwatch");
    private static final Map<String, String> PATHS = Map.of("/TraceSummaries", "GetTraceSummaries", "/Traces", "BatchGetTraces",
            "/ServiceGraph", "GetServiceGraph");

    static Asked asked(String path, Headers headers, byte[] body) throws IOException {
        String target = headers.getFirst("X-Amz-Target");
        if (target != null) {
            return new Asked(JSON, TARGETS.get(target.substring(0, target.indexOf('.'))), target.substring(target.lastIndexOf('.') + 1),
                    TEXT.readTree(body));
        }
        if (PATHS.containsKey(path)) {
            return new Asked(REST, "xray", PATHS.get(path), TEXT.readTree(body));
        }
        if (path.startsWith("/2015-03-31/functions")) {
            String[] parts = path.split("/");
            ObjectNode named = TEXT.createObjectNode().put("FunctionName", parts.length > 3 ? parts[3] : "");
            return new Asked(REST, "lambda",
                    parts.length < 5 ? "ListFunctions" : parts[4].equals("versions") ? "ListVersionsByFunction" : "ListAliases", named);
        }
        ObjectNode form = TEXT.createObjectNode();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            String[] parts = pair.split("=", 2);
            put(form, decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
        }
        String service = VERSIONS.getOrDefault(form.path("Version").asText(), "?");
        return new Asked(service.equals("ec2") ? EC2 : QUERY, service, form.path("Action").asText(), lists(form));
    }

    private static void put(ObjectNode into, String name, String value) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            into.put(name, value);
        } else {
            put(into.withObjectProperty(name.substring(0, dot)), name.substring(dot + 1), value);
        }
    }

    /** What stands under {@code member.1}, {@code member.2}, … as a list. */
    private static JsonNode lists(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        if (node.size() == 1 && node.path("member").isObject()) {
            ArrayNode list = TEXT.createArrayNode();
            node.path("member").forEach(one -> list.add(lists(one)));
            return list;
        }
        ObjectNode object = TEXT.createObjectNode();
        node.properties().forEach(field -> object.set(field.getKey(), lists(field.getValue())));
        return object;
    }

    /** A moment as a request words it: seconds since the epoch, or ISO-8601; the other when it says none. */
    static Instant moment(JsonNode node, Instant other) {
        return node.isNumber()
                ? Instant.ofEpochMilli(Math.round(node.asDouble() * 1_000))
                : node.isTextual()
                        ? Instant.parse(node.asText())
                        : other;
    }

    /** Whether a moment lies between two that a request names. */
    static boolean within(Instant at, JsonNode asked, String from, String to) {
        return !at.isBefore(moment(asked.path(from), Instant.MIN)) && at.isBefore(moment(asked.path(to), Instant.MAX));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String contentType() {
        return switch (this) {
            case JSON -> "application/x-amz-json-1.1";
            case REST -> "application/json";
            case QUERY, EC2 -> "text/xml";
        };
    }

    byte[] answer(String operation, Object answer) throws IOException {
        return switch (this) {
            case JSON, REST -> TEXT.writeValueAsBytes(answer);
            case QUERY -> xml(operation + "Response", xml(operation + "Result", xml(answer, "member")) + "<ResponseMetadata><RequestId>r-1"
                    + "</RequestId></ResponseMetadata>").getBytes(StandardCharsets.UTF_8);
            case EC2 -> xml(operation + "Response", "<requestId>r-1</requestId>" + xml(answer, "item")).getBytes(StandardCharsets.UTF_8);
        };
    }

    /** The body of a refusal; what belongs into headers goes there. */
    byte[] refusal(String code, String message, Headers headers) throws IOException {
        headers.set("x-amzn-ErrorType", code);
        String error = xml("Error", xml("Type", "Sender") + xml("Code", code) + xml("Message", message));
        return switch (this) {
            case JSON, REST -> TEXT.writeValueAsBytes(Map.of("__type", code, "message", message));
            case QUERY -> xml("ErrorResponse", error + "<RequestId>r-1</RequestId>").getBytes(StandardCharsets.UTF_8);
            case EC2 -> xml("Response", xml("Errors", error) + "<RequestID>r-1</RequestID>").getBytes(StandardCharsets.UTF_8);
        };
    }

    private static String xml(String name, String inner) {
        return "<" + name + ">" + inner + "</" + name + ">";
    }

    private static String xml(Object value, String item) {
        return switch (value) {
            case Map<?, ?> map -> {
                StringBuilder all = new StringBuilder();
                map.forEach((name, inner) -> all.append(xml(name.toString(), xml(inner, item))));
                yield all.toString();
            }
            case List<?> list -> {
                StringBuilder all = new StringBuilder();
                list.forEach(one -> all.append(xml(item, xml(one, item))));
                yield all.toString();
            }
            default -> value.toString().replace("&", "&amp;").replace("<", "&lt;");
        };
    }
}
