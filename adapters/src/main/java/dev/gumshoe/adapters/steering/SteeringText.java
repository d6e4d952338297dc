package dev.gumshoe.adapters.steering;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Note;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.topology.Spelling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code gumshoe.md} (CommonMark). A heading of the second level names a resource; the list below it says what it is and what it has
 * to do with others ({@link Field}); text below it is a note to whoever investigates. Text before the first such heading, and below
 * {@code ## Notes}, is a note on everything. What is wrong is told with its line, and the rest is used.
 */
final class SteeringText {

    /** How an edge is known that stands in the file. */
    static final String HOW = "written by people";

    private static final Parser PARSER = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
    private static final int RESOURCE = 2;

    private final String file;
    private final Instant at;
    private final Map<String, Map<String, String>> resources = new LinkedHashMap<>();
    private final List<Relation> relations = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private @Nullable String current;

    private SteeringText(String file, Instant at) {
        this.file = file;
        this.at = at;
    }

    /** What stands in the file, and one sentence for each thing that is wrong in it. */
    record Content(Inventory inventory, List<Note> notes, List<String> problems) {}

    /** @param at when the file was last changed */
    static Content read(String file, String text, Instant at) {
        SteeringText reading = new SteeringText(file, at);
        for (Node node = PARSER.parse(text).getFirstChild(); node != null; node = node.getNext()) {
            reading.take(node);
        }
        List<Resource> resources = new ArrayList<>();
        reading.resources.forEach((id, said) -> {
            Map<String, String> attributes = new HashMap<>(said);
            String kind = attributes.remove(Field.KIND.words());
            resources.add(new Resource(id, kind == null ? "resource" : kind, attributes, at));
        });
        return new Content(new Inventory(resources, reading.relations), List.copyOf(reading.notes), List.copyOf(reading.problems));
    }

    private void take(Node node) {
        if (node instanceof Heading heading) {
            heading(heading);
        } else if (node instanceof BulletList list && current != null) {
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                item(current, item);
            }
        } else {
            String text = Prose.of(node);
            if (!text.isEmpty()) {
                notes.add(new Note(current, text, "line " + line(node)));
            }
        }
    }

    private void heading(Heading heading) {
        String name = Prose.of(heading);
        if (heading.getLevel() > RESOURCE) {
            problem(heading, "is a heading of level " + heading.getLevel() + ": name resources with '## ' and say what they are in a list");
        } else if (heading.getLevel() < RESOURCE || name.equalsIgnoreCase("notes")) {
            current = null;
        } else if (name.isEmpty()) {
            problem(heading, "names no resource: write one after '## '");
            current = null;
        } else {
            current = name;
            if (resources.putIfAbsent(name, new HashMap<>()) != null) {
                problem(heading, "names '" + name + "' a second time: say all of it in one place");
            }
        }
    }

    private void item(String id, Node item) {
        String text = Prose.of(item);
        int colon = text.indexOf(':');
        if (colon < 0) {
            problem(item, "is '" + text + "': write one of " + Field.all() + ", a colon and what it is");
            return;
        }
        String word = text.substring(0, colon);
        String value = text.substring(colon + 1).strip();
        var field = Field.named(word);
        if (field.isEmpty()) {
            problem(item, "begins with '" + word.strip() + "': did you mean '" + nearest(word) + "'? There are " + Field.all());
        } else if (value.isEmpty()) {
            problem(item, "says nothing after '" + word.strip() + ":': add it, or remove the line");
        } else {
            say(id, field.get(), value);
        }
    }

    private void say(String id, Field field, String value) {
        List<String> values = Arrays.stream(value.split(",", -1)).map(String::strip).filter(v -> !v.isEmpty()).toList();
        switch (field) {
            case KIND, OWNER, LINK -> said(id).put(field.words(), value);
            case ALIASES -> said(id).merge(Resource.ALIAS, String.join(", ", values), (a, b) -> a + ", " + b);
            case CALLS -> values.forEach(other -> edge(id, other, RelationKind.CALLS));
            case CALLED_BY -> values.forEach(other -> edge(other, id, RelationKind.CALLS));
            case MAY_CALL -> values.forEach(other -> edge(id, other, RelationKind.MAY_CALL));
            case CONSISTS_OF -> values.forEach(other -> edge(id, other, RelationKind.CONSISTS_OF));
        }
    }

    private Map<String, String> said(String id) {
        return resources.computeIfAbsent(id, _ -> new HashMap<>());
    }

    private void edge(String from, String to, RelationKind kind) {
        relations.add(new Relation(from, to, kind, HOW, at));
    }

    private static String nearest(String word) {
        return Arrays.stream(Field.values()).map(Field::words).min(Comparator.comparingInt(known -> Spelling.distance(known, word.strip())))
                .orElseThrow();
    }

    private void problem(Node node, String what) {
        problems.add(file + " line " + line(node) + " " + what);
    }

    private static int line(Node node) {
        int[] line = {0};
        node.accept(new AbstractVisitor() {
            @Override
            protected void visitChildren(Node parent) {
                if (line[0] == 0 && parent instanceof Block && !parent.getSourceSpans().isEmpty()) {
                    line[0] = parent.getSourceSpans().getFirst().getLineIndex() + 1;
                }
            }
        });
        return line[0];
    }
}
