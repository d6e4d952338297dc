package dev.gumshoe.adapters.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads {@code topology.json}. */
final class TopologyFile {

    static final String NAME = "topology.json";

    /** How a dependency is known that does not say so. */
    static final String DECLARED = "declared";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Defects defects = new Defects(NAME, "entry");
    private final List<Resource> resources = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private final Instant learnedAt;

    /** What exists, and what was damaged in the file. */
    record Content(Inventory inventory, List<String> defects) {}

    private TopologyFile(Instant learnedAt) {
        this.learnedAt = learnedAt;
    }

    /** @param learnedAt when an entry was learned that does not say so itself */
    static Content read(Path file, Instant learnedAt) throws IOException {
        JsonNode root = MAPPER.readTree(AlertFile.withoutMark(Files.readString(file)));
        if (!root.path("resources").isArray() && !root.path("dependencies").isArray()) {
            throw new IOException(NAME + " holds neither a list 'resources' nor a list 'dependencies'");
        }
        TopologyFile reading = new TopologyFile(learnedAt);
        reading.each(root.path("resources"), "resources", row -> reading.resources.add(reading.resource(row)));
        reading.each(root.path("dependencies"), "dependencies", row -> reading.relations.add(reading.relation(row)));
        return new Content(new Inventory(reading.resources, reading.relations), reading.defects.sentences());
    }

    private interface Taker {

        void take(JsonRow row) throws JsonRow.Unusable;
    }

    private void each(JsonNode list, String name, Taker taker) {
        long number = 0;
        for (JsonNode entry : list) {
            number++;
            try {
                taker.take(JsonRow.of(entry));
            } catch (JsonRow.Unusable unusable) {
                defects.note("of " + name + " skipped, " + unusable.why(), number);
            }
        }
    }

    private Resource resource(JsonRow row) throws JsonRow.Unusable {
        String id = row.required("id");
        String kind = row.or("kind", "resource");
        Instant at = row.timeOr("learnedAt", learnedAt);
        return new Resource(id, kind, row.rest(), at);
    }

    private Relation relation(JsonRow row) throws JsonRow.Unusable {
        String from = row.required("from");
        String to = row.required("to");
        return new Relation(from, to, kind(row.or("kind", "calls")), row.or("how", DECLARED), row.timeOr("learnedAt", learnedAt));
    }

    private static RelationKind kind(String word) throws JsonRow.Unusable {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "calls" -> RelationKind.CALLS;
            case "consists-of" -> RelationKind.CONSISTS_OF;
            case "may-call" -> RelationKind.MAY_CALL;
            default -> throw new JsonRow.Unusable("kind is none of calls, consists-of, may-call");
        };
    }

    static String word(RelationKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
