package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** The world's pipelines and audit trail. */
record RobotChanges(List<Change> history, Clock clock) implements ChangeSource {

    RobotChanges {
        history = List.copyOf(history);
    }

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public Health health() {
        return Health.good("pipelines and audit trail answer");
    }

    @Override
    public ToolResult<List<Change>> changes(ChangeQuery query) {
        Window window = Window.upToNow(query.window(), clock.millis());
        List<Change> found = history.stream()
                .filter(change -> window.contains(change.timestamp().toEpochMilli()))
                .filter(change -> query.resources().isEmpty()
                        || (change.resource() != null && query.resources().contains(change.resource())))
                .toList();
        String excerpt = found.stream().map(change -> change.timestamp() + " " + change.title()).collect(Collectors.joining("\n"));
        Evidence evidence = new Evidence(name(), Answers.query("changes", "resource", query.resources(), query.window()), query.window(),
                found.isEmpty() ? "no changes" : excerpt);
        return found.isEmpty() ? new ToolResult.NothingFound<>(evidence) : new ToolResult.Found<>(found, evidence);
    }
}
