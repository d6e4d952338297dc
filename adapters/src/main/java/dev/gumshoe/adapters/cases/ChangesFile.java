package dev.gumshoe.adapters.cases;

import dev.gumshoe.conversations.evidence.Change;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes changes of the rows of {@code changes.jsonl}; an id that comes again is passed over. */
final class ChangesFile {

    static final String NAME = "changes.jsonl";

    private final Set<String> ids = new HashSet<>();

    Change change(JsonRow row) throws JsonRow.Unusable {
        String id = row.required("id");
        Instant timestamp = row.time("timestamp");
        if (!ids.add(id)) {
            throw new JsonRow.Unusable("the id stands there already");
        }
        String word = row.or("kind", "");
        Change.Kind kind = Change.Kind.named(word);
        @Nullable
        String resource = row.optional("resource");
        String actor = row.or("actor", "");
        String title = row.or("title", "");
        List<String> files = row.texts("files");
        return new Change(id, timestamp, kind, resource, actor, title, files, row.optional("diff"), attributes(row, kind, word));
    }

    /** The row's attributes; a kind we have no name for is kept in its own word. */
    private static Map<String, String> attributes(JsonRow row, Change.Kind kind, String word) {
        if (kind != Change.Kind.OTHER || word.isBlank() || "other".equalsIgnoreCase(word)) {
            return row.rest();
        }
        Map<String, String> attributes = new HashMap<>(row.rest());
        attributes.putIfAbsent("kind", word);
        return attributes;
    }
}
