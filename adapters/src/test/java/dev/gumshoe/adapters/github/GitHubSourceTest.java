package dev.gumshoe.adapters.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gumshoe.adapters.github.DescribedGitHub.Reply;
import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.Change.Kind;
import dev.gumshoe.conversations.evidence.ChangeSource.ChangeQuery;
import dev.gumshoe.conversations.evidence.CodeSource.CodeExcerpt;
import dev.gumshoe.conversations.evidence.CodeSource.CodeQuery;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.ToolResult.Failed;
import dev.gumshoe.conversations.evidence.ToolResult.Found;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** GitHub as it describes itself: every request is one it knows, and its documented answers are understood. */
class GitHubSourceTest {

    private static final Instant ALERT = Instant.parse("2026-03-03T14:00:00Z");
    private static final TimeWindow DAY = TimeWindow.endingAt(ALERT, Duration.ofHours(24));
    private static final String GOOD = "a".repeat(40);
    private static final String BAD = "b".repeat(40);

    /** Null where the description is not installed: the test is skipped before anything is set up. */
    private @Nullable DescribedGitHub github;

    private GitHubSource source;

    @BeforeEach
    void aCompanyThatDeploys() throws IOException {
        github = new DescribedGitHub();
        source = source("acme/forge");
        deployments(deployment(2, BAD, "2026-03-03T13:48:00Z"), deployment(1, GOOD, "2026-03-01T10:00:00Z"));
        github.answers("acme/forge/deployments/2/statuses",
                DescribedGitHub.list(status("success", "2026-03-03T13:50:00Z"), status("in_progress", "2026-03-03T13:48:30Z")));
        github.answers("acme/forge/deployments/1/statuses",
                DescribedGitHub.list(status("inactive", "2026-03-03T13:50:01Z"), status("success", "2026-03-01T10:02:00Z")));
        ObjectNode compared = github.example("commit-comparison");
        compared.withArray("files").forEach(
                file -> ((ObjectNode) file).put("filename", "src/RecordCodec.java").put("patch", "+  long writtenAt = in.readLong();"));
        github.answers("acme/forge/compare/" + GOOD + "..." + BAD, compared);
        ObjectNode runs = github.example("workflow-run-paginated");
        runs.withArray("workflow_runs").forEach(run -> ((ObjectNode) run).put("name", "nightly").put("created_at", "2026-03-03T03:00:00Z")
                .put("conclusion", "failure").put("display_title", "Check everything"));
        github.answers("acme/forge/actions/runs", runs);
        ObjectNode commit = github.example("commit");
        ((ObjectNode) commit.path("commit").path("committer")).put("date", "2026-03-03T13:30:00Z");
        ((ObjectNode) commit.path("commit")).put("message", "Note when a record was written\n\nFor the report.");
        commit.put("sha", BAD);
        github.answers("acme/forge/commits", DescribedGitHub.list(commit));
        github.answers("acme/forge/commits/" + BAD, commit);
    }

    private GitHubSource source(String... repositories) {
        return new GitHubSource(new GitHubSettings("github", github.url(), "t0ken", List.of(repositories),
                Map.of(repositories[0] + "/production", "forge-prod"), List.of("production"), List.of(), Duration.ofSeconds(30), 3),
                InstantSource.system());
    }

    private ObjectNode deployment(int id, String sha, String created) {
        return github.example("deployment-items").put("id", id).put("sha", sha).put("ref", "main").put("environment", "production")
                .put("created_at", created).put("description", "");
    }

    private ObjectNode status(String state, String at) {
        return github.example("deployment-status-items").put("state", state).put("created_at", at);
    }

    private void deployments(ObjectNode... all) {
        github.answers("acme/forge/deployments", DescribedGitHub.list(all));
    }

    private List<Change> changes() {
        return ((Found<List<Change>>) source.changes(ChangeQuery.all(DAY))).data();
    }

    @AfterEach
    void onlyAskedWhatGitHubDescribes() {
        if (github == null) {
            return;
        }
        assertThat(github.violations).isEmpty();
        source.close();
        github.close();
    }

    @Test
    void aDeploymentTellsWhatItBroughtAndWhatRanBefore() {
        Change deployed = changes().stream().filter(change -> change.kind() == Kind.DEPLOYMENT).findFirst().orElseThrow();

        assertThat(deployed.resource()).isEqualTo("forge-prod");
        assertThat(deployed.timestamp()).isEqualTo("2026-03-03T13:50:00Z");
        assertThat(deployed.title()).isEqualTo("Deploy main (bbbbbbb) to production");
        assertThat(deployed.actor()).isEqualTo("octocat");
        assertThat(deployed.files()).containsOnly("src/RecordCodec.java");
        assertThat(deployed.diff()).contains("+  long writtenAt = in.readLong();");
        assertThat(deployed.attributes()).containsEntry("replaced", GOOD).containsEntry("outcome", "success")
                .containsEntry("last known good", GOOD + ", deployed at 2026-03-01T10:02:00Z");
    }

    @Test
    void runsAndCommitsAreToldInOrderOfTime() {
        assertThat(changes()).extracting(Change::kind).containsExactly(Kind.OTHER, Kind.COMMIT, Kind.DEPLOYMENT);
        assertThat(changes()).extracting(Change::title).contains("Workflow nightly ran (failure): Check everything",
                "Note when a record was written");
    }

    @Test
    void whatIsKnownIsNotSentAgain() {
        changes();
        int before = github.asked.size();

        changes();

        assertThat(github.asked.stream().skip(before)).isNotEmpty().allMatch(request -> request.contains(" unless \""));
    }

    @Test
    void anErrorsLineIsOpenedAsItWasDeployed() {
        ObjectNode tree = github.example("git-tree-response-recursively-retrieving-a-tree").deepCopy();
        if (tree.path("tree").isEmpty()) {
            tree.withArray("tree").addObject();
        }
        tree.withArray("tree").forEach(file -> ((ObjectNode) file).put("type", "blob").put("path", "src/Other.java"));
        ((ObjectNode) tree.path("tree").get(0)).put("path", "src/main/RecordCodec.java");
        github.answers("acme/forge/git/trees/" + BAD, tree);
        github.answers("acme/forge/contents/src/main/RecordCodec.java?ref=" + BAD,
                new Reply(200, "class RecordCodec {\n  Record decode(In in) {\n    long writtenAt = in.readLong();\n  }\n}\n", Map.of()));

        ToolResult<CodeExcerpt> opened = source.open(new CodeQuery("forge-prod", "RecordCodec.java", 3, ALERT));

        assertThat(opened).isInstanceOfSatisfying(Found.class, found -> {
            CodeExcerpt code = (CodeExcerpt) found.data();
            assertThat(code.line()).isEqualTo("long writtenAt = in.readLong();");
            assertThat(code.revision()).isEqualTo(BAD);
            assertThat(found.evidence().excerpt()).contains("> 3      long writtenAt");
            assertThat(found.evidence().link().toString()).endsWith("/acme/forge/blob/" + BAD + "/src/main/RecordCodec.java#L3");
        });
    }

    @Test
    void beforeAnythingWasDeployedThereIsNoLineToOpen() {
        assertThat(source.open(new CodeQuery("forge-prod", "RecordCodec.java", 3, Instant.parse("2026-02-20T00:00:00Z"))))
                .isInstanceOf(ToolResult.NothingFound.class);
    }

    @Test
    void aRepositoryThatMayNotBeReadIsAGapAndTheOthersAreThere() {
        source.close();
        source = source("acme/forge", "acme/secret");

        assertThat(changes()).hasSize(3);
        assertThat(source.changeDefects()).isNotEmpty().allMatch(defect -> defect.contains("acme/secret") && defect.contains(": read"));
        assertThat(source.health().answers()).isFalse();
        assertThat(source.health().detail()).contains("Deployments: read").doesNotContain("t0ken");
    }

    @Test
    void aSpentRateLimitIsAFailureThatSaysUntilWhen() {
        long reset = Instant.now().plusSeconds(1_800).getEpochSecond();
        for (String part : List.of("deployments", "actions/runs", "commits")) {
            github.answers("acme/forge/" + part, new Reply(403, "{\"message\":\"API rate limit exceeded\"}",
                    Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", Long.toString(reset))));
        }

        ToolResult<List<Change>> answer = source.changes(ChangeQuery.all(DAY));

        assertThat(answer).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.status()).isEqualTo("throttled");
            assertThat(failed.detail()).contains("has no time for us before " + Instant.ofEpochSecond(reset));
        });
        assertThat(github.asked).hasSize(3);
    }

    @Test
    void aSecondaryRateLimitIsNoMissingPermission() {
        for (String part : List.of("deployments", "actions/runs", "commits")) {
            github.answers("acme/forge/" + part,
                    new Reply(403, "{\"message\":\"You have exceeded a secondary rate limit. Please wait a few minutes.\"}",
                            Map.of()));
        }

        assertThat(source.changes(ChangeQuery.all(DAY))).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.status()).isEqualTo("throttled");
            assertThat(failed.detail()).contains("has no time for us before").doesNotContain("grant");
        });
    }

    @Test
    void whatTheOrganizationDoesNotAllowIsNoMissingPermissionEither() {
        for (String part : List.of("deployments", "actions/runs", "commits")) {
            github.answers("acme/forge/" + part,
                    new Reply(403, "{\"message\":\"Resource protected by organization SAML enforcement.\"}", Map.of()));
        }

        assertThat(source.health().detail()).contains("SAML enforcement", "let the organization accept it").doesNotContain("fine-grained",
                "; the token");
    }

    @Test
    void askedToComeBackItComesBack() {
        github.answers("acme/forge/commits", new Reply(429, "{}", Map.of("Retry-After", "0")));

        ToolResult<List<Change>> answer = source.changes(ChangeQuery.all(DAY));

        assertThat(answer).isInstanceOf(Found.class);
        assertThat(github.asked.stream().filter(request -> request.contains("/commits?"))).hasSize(4);
        assertThat(source.changeDefects()).singleElement().asString().contains("(status 429)");
    }

    @Test
    void theAnswerIsReadPageByPage() {
        github.answers("acme/forge/deployments?per_page=100&page=2", DescribedGitHub.list(deployment(1, GOOD, "2026-03-01T10:00:00Z")));
        github.answers("acme/forge/deployments", new Reply(200, DescribedGitHub.list(deployment(2, BAD, "2026-03-03T13:48:00Z")).toString(),
                Map.of("Link",
                        "<" + github.url() + "/repos/acme/forge/deployments?per_page=100&page=2>; rel=\"next\", <x>; rel=\"last\"")));

        assertThat(changes()).filteredOn(change -> change.kind() == Kind.DEPLOYMENT).singleElement()
                .satisfies(change -> assertThat(change.attributes()).containsEntry("replaced", GOOD));
    }

    @Test
    void settingsThatCannotBeAreNamedWithTheirMend() {
        assertThatThrownBy(() -> new GitHubSettings("g", URI.create("github"), null, List.of("a/b"), Map.of(), List.of(), List.of(),
                Duration.ofSeconds(1), 1)).hasMessageStartingWith("url 'github' is no web address");
        assertThatThrownBy(() -> new GitHubSettings("g", GitHubSettings.PUBLIC, null, List.of("forge"), Map.of(), List.of(), List.of(),
                Duration.ofSeconds(1), 1)).hasMessage("repositories has 'forge': write owner/name, as in acme/forge");
        assertThatThrownBy(() -> new GitHubSettings("g", GitHubSettings.PUBLIC, null, List.of("a/b"), Map.of("a/c", "c"), List.of(),
                List.of(), Duration.ofSeconds(1), 1)).hasMessageStartingWith("resources has 'a/c', which is in none of the repositories");
    }
}
