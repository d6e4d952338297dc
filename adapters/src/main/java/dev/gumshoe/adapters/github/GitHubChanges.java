package dev.gumshoe.adapters.github;

import static dev.gumshoe.adapters.github.GitHubRepository.at;
import static dev.gumshoe.adapters.github.GitHubRepository.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gumshoe.adapters.http.Unanswered;
import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.Change.Kind;
import dev.gumshoe.conversations.evidence.TimeWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changed in one repository: rollouts with what they brought, workflow runs that failed or were no rollout, commits. */
final class GitHubChanges {

    private static final int MOST_COMPARED = 12;
    private static final int MOST_OPENED = 20;
    private static final int LONGEST_DIFF = 20_000;

    private final GitHubRepository repository;
    private final GitHubSettings settings;
    private final GitHubApi api;
    private final String name;

    GitHubChanges(GitHubApi api, GitHubSettings settings, String name) {
        this.repository = new GitHubRepository(api, settings, name);
        this.settings = settings;
        this.api = api;
        this.name = name;
    }

    /** Something to read that may fail. */
    private interface Part {

        List<Change> read() throws Unanswered;
    }

    /** Everything in the window; what could not be read is told in {@code troubles}, and the rest is there. */
    List<Change> in(TimeWindow window, List<Unanswered> troubles) {
        List<Change> all = new ArrayList<>();
        for (Part part : List.<Part>of(() -> rollouts(window, troubles), () -> runs(window), () -> commits(window))) {
            try {
                all.addAll(part.read());
            } catch (Unanswered trouble) {
                troubles.add(trouble);
            }
        }
        return all;
    }

    private List<Change> rollouts(TimeWindow window, List<Unanswered> troubles) throws Unanswered {
        List<Rollout> known = repository.rollouts(window);
        List<Change> changes = new ArrayList<>();
        for (Rollout one : known) {
            if (window.contains(one.at())) {
                boolean compared = changes.size() < MOST_COMPARED;
                changes.add(rollout(one, known, compared ? brought(one, known, troubles) : Diff.NONE));
            }
        }
        return changes;
    }

    /** What a rollout brought compared with what ran before. */
    private Diff brought(Rollout one, List<Rollout> known, List<Unanswered> troubles) {
        Rollout before = one.before(known).orElse(null);
        if (before == null || before.sha().equals(one.sha())) {
            return Diff.NONE;
        }
        try {
            return Diff.of(repository.compare(before.sha(), one.sha()).path("files"));
        } catch (Unanswered trouble) {
            troubles.add(trouble);
            return Diff.NONE;
        }
    }

    private Change rollout(Rollout one, List<Rollout> known, Diff diff) {
        Map<String, String> more = new LinkedHashMap<>();
        more.put("repository", name);
        more.put("environment", one.environment());
        more.put("revision", one.sha());
        more.put("ref", one.ref());
        more.put("outcome", one.state());
        one.before(known).ifPresent(before -> more.put("replaced", before.sha()));
        one.lastKnownGood(known).ifPresent(good -> more.put("last known good", good.sha() + ", deployed at " + good.at()));
        more.put("link", one.page() == null ? api.page(name, "deployments").toString() : one.page());
        String what = one.ref().isEmpty() || one.sha().startsWith(one.ref()) ? one.shortSha() : one.ref() + " (" + one.shortSha() + ")";
        String ended = one.succeeded() ? "Deploy " : "Deployment that ended as " + one.state() + ": ";
        String why = one.description().isEmpty() ? "" : ", " + one.description();
        return new Change("deployment " + one.id(), one.at(), Kind.DEPLOYMENT, settings.resource(name, one.environment()), one.actor(),
                ended + what + " to " + one.environment() + why, diff.files(), diff.text(), more);
    }

    private List<Change> runs(TimeWindow window) throws Unanswered {
        List<Change> changes = new ArrayList<>();
        for (JsonNode run : repository.runs(window)) {
            String workflow = text(run, "name");
            if (!settings.deploys(workflow)) {
                String outcome = text(run, "conclusion").isEmpty() ? text(run, "status") : text(run, "conclusion");
                Map<String, String> more = Map.of("repository", name, "workflow", workflow, "revision", text(run, "head_sha"), "outcome",
                        outcome, "link", text(run, "html_url"));
                changes.add(new Change("run " + text(run, "id"), at(run, "created_at"), Kind.OTHER, settings.resource(name, ""),
                        text(run.path("actor"), "login"), "Workflow " + workflow + " ran (" + outcome + "): " + text(run, "display_title"),
                        List.of(), null, more));
            }
        }
        return changes;
    }

    private List<Change> commits(TimeWindow window) throws Unanswered {
        List<Change> changes = new ArrayList<>();
        for (JsonNode listed : repository.commits(window)) {
            boolean opened = changes.size() < MOST_OPENED;
            JsonNode commit = opened ? repository.commit(text(listed, "sha")) : listed;
            Diff diff = Diff.of(commit.path("files"));
            Instant when = at(commit.path("commit").path("committer"), "date");
            String login = text(commit.path("author"), "login");
            String author = login.isEmpty() ? text(commit.path("commit").path("author"), "name") : login;
            String title = text(commit.path("commit"), "message").lines().findFirst().orElse("");
            changes.add(new Change(text(commit, "sha"), when, Kind.COMMIT, settings.resource(name, diff.files()), author, title,
                    diff.files(), diff.text(), Map.of("repository", name, "link", text(commit, "html_url"))));
        }
        return changes;
    }

    /** Which files differ and how. */
    private record Diff(List<String> files, @org.jspecify.annotations.Nullable String text) {

        private static final Diff NONE = new Diff(List.of(), null);

        private static Diff of(JsonNode files) {
            List<String> names = new ArrayList<>();
            StringBuilder patch = new StringBuilder();
            for (JsonNode file : files) {
                names.add(GitHubRepository.text(file, "filename"));
                if (file.hasNonNull("patch") && patch.length() < LONGEST_DIFF) {
                    patch.append("--- ").append(GitHubRepository.text(file, "filename")).append('\n').append(file.get("patch").asText())
                            .append('\n');
                }
            }
            String cut = patch.length() > LONGEST_DIFF ? patch.substring(0, LONGEST_DIFF) + "\n…" : patch.toString();
            return names.isEmpty() ? NONE : new Diff(names, cut.isEmpty() ? null : cut);
        }
    }
}
