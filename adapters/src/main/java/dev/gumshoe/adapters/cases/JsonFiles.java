package dev.gumshoe.adapters.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.evidence.Span;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON of a case folder's files. */
final class JsonFiles {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final JsonMapper ONE_LINE = JsonMapper.builder().build();

    private JsonFiles() {}

    static void write(Path file, ObjectNode object) throws IOException {
        Files.writeString(file, MAPPER.writeValueAsString(object) + "\n");
    }

    static ObjectNode alert(Alert alert) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("id", alert.id())
                .put("title", alert.title())
                .put("description", alert.description())
                .put("severity", lower(alert.severity()))
                .put("startedAt", alert.startedAt().toString())
                .put("resource", alert.resource())
                .put("metric", alert.metric())
                .put("fingerprint", alert.fingerprint())
                .put("sender", alert.sender());
        putIfThere(json, "link", alert.link() == null ? null : alert.link().toString());
        return withAttributes(json, alert.attributes());
    }

    /** @param usual when an entry was learned that need not say so */
    static ObjectNode topology(Topology topology, Instant usual) {
        ObjectNode json = MAPPER.createObjectNode();
        var resources = json.putArray("resources");
        topology.resources().values().forEach(resource -> resources.add(resource(resource, usual)));
        var dependencies = json.putArray("dependencies");
        topology.relations().forEach(relation -> dependencies.add(relation(relation, usual)));
        return json;
    }

    private static ObjectNode resource(Resource resource, Instant usual) {
        ObjectNode json = MAPPER.createObjectNode().put("id", resource.id()).put("kind", resource.kind());
        putIfThere(json, "learnedAt", resource.learnedAt().equals(usual) ? null : resource.learnedAt().toString());
        return withAttributes(json, resource.attributes());
    }

    private static ObjectNode relation(Relation relation, Instant usual) {
        ObjectNode json = MAPPER.createObjectNode().put("from", relation.from()).put("to", relation.to());
        putIfThere(json, "kind", relation.kind() == RelationKind.CALLS ? null : TopologyFile.word(relation.kind()));
        putIfThere(json, "how", relation.how().equals(TopologyFile.DECLARED) ? null : relation.how());
        putIfThere(json, "learnedAt", relation.learnedAt().equals(usual) ? null : relation.learnedAt().toString());
        return json;
    }

    static String log(LogLine log) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("timestamp", log.timestamp().toString())
                .put("resource", log.resource())
                .put("severity", log.severity())
                .put("body", log.body());
        putIfThere(json, "traceId", log.traceId());
        return oneLine(withAttributes(json, log.attributes()));
    }

    static String span(Span span) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("traceId", span.traceId())
                .put("spanId", span.spanId())
                .put("parentSpanId", span.parentSpanId())
                .put("resource", span.resource())
                .put("name", span.name())
                .put("start", span.startMicros())
                .put("durationMicros", span.durationMicros());
        putIfThere(json, "status", span.status());
        putIfThere(json, "kind", span.kind());
        return oneLine(withAttributes(json, span.attributes()));
    }

    static String change(Change change) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("id", change.id())
                .put("timestamp", change.timestamp().toString())
                .put("kind", lower(change.kind()))
                .put("resource", change.resource())
                .put("actor", change.actor())
                .put("title", change.title());
        if (!change.files().isEmpty()) {
            var files = json.putArray("files");
            change.files().forEach(files::add);
        }
        putIfThere(json, "diff", change.diff());
        return oneLine(withAttributes(json, change.attributes()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void putIfThere(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static ObjectNode withAttributes(ObjectNode json, Map<String, String> attributes) {
        if (!attributes.isEmpty()) {
            ObjectNode object = json.putObject("attributes");
            new TreeMap<>(attributes).forEach(object::put);
        }
        return json;
    }

    private static String oneLine(ObjectNode json) {
        try {
            return ONE_LINE.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }
}
