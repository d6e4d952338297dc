package dev.gumshoe.adapters.github;

import dev.gumshoe.adapters.http.Unanswered;
import dev.gumshoe.conversations.evidence.CodeSource.CodeExcerpt;
import dev.gumshoe.conversations.evidence.CodeSource.CodeQuery;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Opens files as they were deployed. */
final class GitHubCode {

    private static final int AROUND = 6;

    private final GitHubApi api;
    private final GitHubSettings settings;

    GitHubCode(GitHubApi api, GitHubSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    ToolResult<CodeExcerpt> open(CodeQuery query) {
        TimeWindow window = new TimeWindow(query.at(), query.at());
        String asked = query.file() + ":" + query.line() + " of " + query.resource() + " as deployed at " + query.at();
        try {
            for (String name : settings.repositories()) {
                if (settings.holds(name, query.resource())) {
                    Optional<ToolResult<CodeExcerpt>> opened = open(name, query, window);
                    if (opened.isPresent()) {
                        return opened.get();
                    }
                }
            }
            return new ToolResult.NothingFound<>(new Evidence(settings.name(), asked, window, "no such file, or no deployment known"));
        } catch (Unanswered trouble) {
            return new ToolResult.Failed<>(settings.name(), asked, trouble.status(), trouble.detail());
        }
    }

    private Optional<ToolResult<CodeExcerpt>> open(String name, CodeQuery query, TimeWindow window) throws Unanswered {
        GitHubRepository repository = new GitHubRepository(api, settings, name);
        Optional<Rollout> running = repository.rollouts(window).stream()
                .filter(one -> one.succeeded() && !one.at().isAfter(query.at()))
                .filter(one -> settings.resource(name, one.environment()).equals(query.resource())
                        || settings.holds(name, query.resource()))
                .max(Comparator.comparing(Rollout::at));
        if (running.isEmpty()) {
            return Optional.empty();
        }
        String sha = running.get().sha();
        List<String> named = repository.files(sha).stream()
                .filter(path -> path.equals(query.file()) || path.endsWith("/" + query.file())).toList();
        if (named.size() != 1) {
            return Optional.empty();
        }
        return excerpt(name, named.getFirst(), sha, query, window);
    }

    private Optional<ToolResult<CodeExcerpt>> excerpt(String name, String path, String sha, CodeQuery query, TimeWindow window)
            throws Unanswered {
        List<String> lines = api.text(name, path, sha).lines().map(Secrets::mask).toList();
        if (query.line() > lines.size()) {
            return Optional.empty();
        }
        int first = Math.max(1, query.line() - AROUND);
        int last = Math.min(lines.size(), query.line() + AROUND);
        StringBuilder text = new StringBuilder();
        for (int i = first; i <= last; i++) {
            text.append(i == query.line() ? "> " : "  ").append(i).append("  ").append(lines.get(i - 1)).append('\n');
        }
        Evidence evidence = new Evidence(settings.name(), "GET /repos/" + name + "/contents/" + path + "?ref=" + sha, window,
                text.toString(), api.page(name, "blob/" + sha + "/" + path + "#L" + query.line()), null);
        return Optional.of(new ToolResult.Found<>(
                new CodeExcerpt(path, sha, first, text.toString(), lines.get(query.line() - 1).strip()), evidence));
    }
}
