package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the sources of changes have in common. */
abstract class AwsChanges extends AwsSource implements ChangeSource {

    private volatile List<String> defects = List.of();

    AwsChanges(AwsAccess access, String suffix) {
        super(access, suffix);
    }

    /** The changes of the question's window in a place, in any order. */
    abstract List<Change> read(Question question, AwsPlace place) throws AwsTrouble;

    @Override
    public final ToolResult<List<Change>> changes(ChangeQuery query) {
        Question question = question(query.window());
        List<Change> changes = new ArrayList<>();
        Everywhere.<AwsPlace, Change>each(question, places(), (place, sink) -> sink.bring(read(question, place)), change -> {
            boolean wanted = query.resources().isEmpty() || (change.resource() != null && query.resources().contains(change.resource()));
            if (wanted && query.window().contains(change.timestamp())) {
                changes.add(change);
            }
        });
        changes.sort(Comparator.comparing(Change::timestamp));
        defects = changes.isEmpty() ? List.of() : question.missing();
        return question.result(changes.size(), changes, changes.size() + " changes");
    }

    @Override
    public final List<String> changeDefects() {
        return defects;
    }

    /** @param page on which a person sees the change alone */
    static Map<String, String> where(AwsPlace place, URI page) {
        return Map.of("account", place.account().name(), "region", place.region(), Change.LINK, page.toString());
    }
}
