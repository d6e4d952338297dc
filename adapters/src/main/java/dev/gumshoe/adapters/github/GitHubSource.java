package dev.gumshoe.adapters.github;

import dev.gumshoe.adapters.http.Unanswered;
import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.CodeSource;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** GitHub as a source of what changed and of the code that runs. */
public final class GitHubSource implements ChangeSource, CodeSource, AutoCloseable {

    private final GitHubSettings settings;
    private final GitHubApi api;
    private volatile List<String> defects = List.of();

    /** GitHub as set; nothing is asked before a case asks. */
    public GitHubSource(GitHubSettings settings, InstantSource clock) {
        this.settings = settings;
        this.api = new GitHubApi(settings, clock);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public ToolResult<List<Change>> changes(ChangeQuery query) {
        TimeWindow window = query.window();
        List<Unanswered> troubles = Collections.synchronizedList(new ArrayList<>());
        List<Change> found = read(window, troubles).stream()
                .filter(change -> window.contains(change.timestamp()))
                .filter(change -> query.resources().isEmpty() || query.resources().contains(change.resource()))
                .sorted(Comparator.comparing(Change::timestamp))
                .toList();
        String asked = "deployments, workflow runs and commits of " + String.join(", ", settings.repositories());
        defects = troubles.stream().map(Unanswered::detail).distinct().toList();
        if (found.isEmpty() && !troubles.isEmpty()) {
            return new ToolResult.Failed<>(name(), asked, troubles.getFirst().status(), String.join("; ", defects));
        }
        Evidence evidence = new Evidence(name(), asked, window, found.size() + " changes",
                api.page(settings.repositories().getFirst(), "deployments"), null);
        return found.isEmpty() ? new ToolResult.NothingFound<>(evidence) : new ToolResult.Found<>(found, evidence);
    }

    /** All repositories at once; how many requests are made at once is the reader's affair. */
    private List<Change> read(TimeWindow window, List<Unanswered> troubles) {
        List<Change> all = new ArrayList<>();
        try (ExecutorService repositories = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Change>>> reading = settings.repositories().stream()
                    .map(name -> repositories.submit(() -> new GitHubChanges(api, settings, name).in(window, troubles))).toList();
            repositories.shutdown();
            repositories.awaitTermination(1, java.util.concurrent.TimeUnit.DAYS);
            reading.forEach(one -> all.addAll(one.resultNow()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            troubles.add(new Unanswered("interrupted", "the look was called off"));
        }
        return all;
    }

    @Override
    public List<String> changeDefects() {
        return defects;
    }

    @Override
    public ToolResult<CodeExcerpt> open(CodeQuery query) {
        return new GitHubCode(api, settings).open(query);
    }

    @Override
    public Health health() {
        List<String> troubles = new ArrayList<>();
        for (String repository : settings.repositories()) {
            for (List<String> read : List.of(List.of("deployments?per_page=1", "Deployments"),
                    List.of("actions/runs?per_page=1", "Actions"),
                    List.of("commits?per_page=1", "Contents"))) {
                try {
                    api.one(repository, read.getFirst(), read.getLast());
                } catch (Unanswered trouble) {
                    troubles.add(trouble.detail());
                    if (trouble.status().equals("absent")) {
                        break;
                    }
                }
            }
        }
        return troubles.isEmpty()
                ? Health.good("deployments, workflow runs and commits of " + String.join(", ", settings.repositories()) + " can be read")
                : Health.bad(String.join("; ", troubles.stream().distinct().toList()));
    }

    @Override
    public void close() {
        api.close();
    }
}
