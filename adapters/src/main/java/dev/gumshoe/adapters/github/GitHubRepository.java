package dev.gumshoe.adapters.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gumshoe.adapters.http.Unanswered;
import dev.gumshoe.conversations.evidence.TimeWindow;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What GitHub tells of one repository. */
final class GitHubRepository {

    /** How far before a window rollouts are read, to know what ran before it. */
    static final Duration REACH_BACK = Duration.ofDays(14);

    private static final int MOST_STATUSES = 40;
    private static final Set<String> ENDED = Set.of("success", "failure", "error");

    private final GitHubApi api;
    private final GitHubSettings settings;
    private final String name;

    GitHubRepository(GitHubApi api, GitHubSettings settings, String name) {
        this.api = api;
        this.settings = settings;
        this.name = name;
    }

    /** What was brought where, from two weeks before the window on, newest first; deployments, and runs of workflows that deploy. */
    List<Rollout> rollouts(TimeWindow window) throws Unanswered {
        Instant from = window.from().minus(REACH_BACK);
        List<Rollout> all = new ArrayList<>();
        List<JsonNode> deployments = api.list(name, "deployments", "", "Deployments", one -> !at(one, "created_at").isBefore(from));
        int asked = 0;
        for (JsonNode one : deployments) {
            if (settings.counts(text(one, "environment")) && at(one, "created_at").isBefore(window.to()) && asked++ < MOST_STATUSES) {
                all.add(deployment(one));
            }
        }
        if (!settings.deployWorkflows().isEmpty()) {
            runs(new TimeWindow(from, window.to())).stream().filter(run -> settings.deploys(text(run, "name"))).map(this::run)
                    .forEach(all::add);
        }
        return all;
    }

    private Rollout deployment(JsonNode deployment) throws Unanswered {
        String id = text(deployment, "id");
        List<JsonNode> statuses = api.list(name, "deployments/" + id + "/statuses", "", "Deployments", _ -> true);
        @Nullable
        JsonNode end = statuses.stream().filter(status -> ENDED.contains(text(status, "state"))).findFirst().orElse(null);
        JsonNode last = end != null ? end : statuses.isEmpty() ? deployment : statuses.getFirst();
        String page = text(last, "log_url").isEmpty() ? text(last, "target_url") : text(last, "log_url");
        String state = statuses.isEmpty() ? "pending" : text(last, "state");
        return new Rollout(name, id, text(deployment, "sha"), text(deployment, "ref"), text(deployment, "environment"),
                at(last, "created_at"), state, text(deployment.path("creator"), "login"), text(deployment, "description"),
                page.isEmpty() ? null : page);
    }

    private Rollout run(JsonNode run) {
        String conclusion = text(run, "conclusion");
        return new Rollout(name, "run " + text(run, "id"), text(run, "head_sha"), text(run, "head_branch"), text(run, "name"),
                at(run, "updated_at"), conclusion.isEmpty() ? text(run, "status") : conclusion, text(run.path("actor"), "login"),
                text(run, "display_title"), text(run, "html_url"));
    }

    /** Workflow runs that were created in the window. */
    List<JsonNode> runs(TimeWindow window) throws Unanswered {
        String created = GitHubApi.encoded(seconds(window.from()) + ".." + seconds(window.to()));
        return api.list(name, "actions/runs?created=" + created, "workflow_runs", "Actions", _ -> true);
    }

    /** Commits on the default branch in the window, without what they changed. */
    List<JsonNode> commits(TimeWindow window) throws Unanswered {
        return api.list(name, "commits?since=" + GitHubApi.encoded(seconds(window.from())) + "&until="
                + GitHubApi.encoded(seconds(window.to())), "", "Contents", _ -> true);
    }

    /** A commit with what it changed. */
    JsonNode commit(String sha) throws Unanswered {
        return api.one(name, "commits/" + GitHubApi.encoded(sha), "Contents");
    }

    /** What differs between two commits. */
    JsonNode compare(String base, String head) throws Unanswered {
        return api.one(name, "compare/" + GitHubApi.encoded(base) + "..." + GitHubApi.encoded(head), "Contents");
    }

    /** The paths of all files at a commit. */
    List<String> files(String sha) throws Unanswered {
        List<String> paths = new ArrayList<>();
        for (JsonNode file : api.one(name, "git/trees/" + GitHubApi.encoded(sha) + "?recursive=1", "Contents").path("tree")) {
            if (text(file, "type").equals("blob")) {
                paths.add(text(file, "path"));
            }
        }
        return paths;
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
    }

    static String text(JsonNode object, String field) {
        return object.path(field).isNull() ? "" : object.path(field).asText("");
    }

    /** A time of GitHub's; the beginning of time when there is none. */
    static Instant at(JsonNode object, String field) {
        try {
            return Instant.parse(text(object, field));
        } catch (DateTimeException _) {
            return Instant.EPOCH;
        }
    }
}
