package dev.gumshoe.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.settings.SettingsFile;
import dev.gumshoe.conversations.agents.InMemoryRecordings;
import dev.gumshoe.conversations.agents.InMemorySpendings;
import dev.gumshoe.conversations.agents.RunbookAdvice;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.peers.ModelServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs live in a store that is known by five lines of settings only, and the incident is found without a model all the same. */
class UnknownLogStoreTest {

    private static final Instant ALARM = Instant.parse("2026-03-02T14:10:00Z");

    private static final TimeWindow WINDOW = new TimeWindow(ALARM.minusSeconds(1_800), ALARM.plusSeconds(1));

    @TempDir
    Path folder;

    private Settings settings(String url) throws Exception {
        return new SettingsFile(Files.writeString(folder.resolve("gumshoe.yaml"), """
                sources:
                - type: mcp
                  name: shiplogs
                  url: %s
                  timeout: 5m
                  mapping: {logs: {tool: find_lines, arguments: {since: "{{from}}", until: "{{to}}"}, rows: /lines, limit: 5000,
                    paging: {argument: skip, by: rows}, fields: {timestamp: /at, resource: /host, severity: /lvl, body: /msg, traceId: /trace}}}
                """.formatted(url)), _ -> null).read();
    }

    private static Investigation investigated(RobotWorld world, Sources sources) throws InterruptedException {
        List<EvidenceSource> all = new ArrayList<>(world.sources().all());
        all.removeIf(LogSource.class::isInstance);
        all.addAll(sources.evidence().all());
        return new Replay(RunbookAdvice.none(), InstantSource.fixed(ALARM), _ -> List.of())
                .of("case-1", world.alert(), WINDOW, new EvidenceSources(all));
    }

    @Test
    void isInvestigatedLikeAnyOther() throws Exception {
        RobotWorld world = RobotWorld.of(Scenario.BAD_DEPLOYMENT, 3, ALARM);
        try (ShipLogs store = new ShipLogs(world.sources(), WINDOW);
                Sources sources = Integrations.of(settings(store.url()), Runbooks.read(List.of(folder)))) {

            Investigation state = investigated(world, sources);

            assertThat(state.conclusion().orElseThrow().ranked().getFirst().resource()).isEqualTo(world.truth().resource());
            assertThat(state.observations()).filteredOn(seen -> seen.look() == Look.LOGS).isNotEmpty().allSatisfy(
                    seen -> assertThat(seen.evidence().getFirst().query()).startsWith("find_lines {\"since\":\""));
            assertThat(store.calls()).contains("find_lines").doesNotContain("purge_lines");
        }
    }

    /** Nothing is mapped: only a model knows how to use the store, by what the store says of its tools. */
    private Settings unmapped(String url, ModelServer models) throws Exception {
        return new SettingsFile(Files.writeString(folder.resolve("gumshoe.yaml"), """
                sources:
                - {type: mcp, name: shiplogs, url: "%s"}
                models:
                - {provider: openai, model: a-model, key: a-key, baseUrl: "%s", answers: text, retries: 0}
                """.formatted(url, models.at("/v1"))), _ -> null).read();
    }

    private static Investigation investigated(RobotWorld world, Reasoning reasoning, Sources sources, List<String> thread)
            throws InterruptedException {
        List<EvidenceSource> all = new ArrayList<>(world.sources().all());
        all.removeIf(LogSource.class::isInstance);
        return new Replay(reasoning, RunbookAdvice.none(), InstantSource.fixed(ALARM), _ -> List.of(new ThreadLines(thread)))
                .of("case-1", world.alert(), WINDOW, new Sources(new EvidenceSources(all), sources.servers()));
    }

    @Test
    void aModelFindsTheIncidentThroughItsToolsAndWhatChangesSomethingNeverReachesIt() throws Exception {
        RobotWorld world = RobotWorld.of(Scenario.BAD_DEPLOYMENT, 3, ALARM);
        String culprit = world.truth().resource();
        InMemoryRecordings recordings = new InMemoryRecordings();
        List<String> thread = new CopyOnWriteArrayList<>();
        try (ModelServer models = ModelServer.start(folder); ShipLogs store = new ShipLogs(world.sources(), WINDOW)) {
            LogLine line = store.error();
            String words = line.body().lines().findFirst().orElseThrow();
            String phrase = words.substring(0, Math.min(40, words.length()));
            String seen = line.resource() + " logs “" + phrase + "”";
            Map<String, String> question = Map.of("since", WINDOW.from().toString(), "until", WINDOW.to().toString(), "contains", phrase);
            models.answers(new ModelScript()
                    .calls(ModelScript.LOGS, "shiplogs_find_lines", question, "shiplogs_purge_lines", Map.of())
                    .says(ModelScript.LOGS, 1, ModelScript.text(Map.of("observations", List.of(
                            Map.of("text", seen, "evidence", List.of("E1"), "stance", "for", "resource", culprit)))))
                    .concludes(new RootCause(culprit, Mechanism.BAD_DEPLOYMENT, null, Statement.of(seen, "L1.1"), List.of(), 0), seen,
                            List.of("L1.1"))
                    .andNothingElse().answers());

            Investigation state;
            try (Sources sources = Integrations.of(unmapped(store.url(), models), Runbooks.read(List.of(folder)));
                    Reasoning reasoning = Reasoning.of(unmapped(store.url(), models), recordings, new InMemorySpendings(),
                            new SimpleMeterRegistry(), InstantSource.system())) {
                state = investigated(world, reasoning, sources, thread);
            }

            assertThat(state.takenOver()).isEmpty();
            assertThat(state.refusedClaims()).isEmpty();
            assertThat(state.gaps()).extracting(gap -> gap.what()).noneMatch(what -> what.contains("shiplogs"));
            assertThat(state.observation("L1.1").orElseThrow().evidence()).singleElement().satisfies(evidence -> {
                assertThat(evidence.source()).isEqualTo("shiplogs");
                assertThat(evidence.query()).startsWith("find_lines {").contains("\"contains\":\"" + phrase.substring(0, 10));
            });
            assertThat(state.conclusion().orElseThrow().causes().getFirst().headline()).isEqualTo(Statement.of(seen, "L1.1"));
            assertThat(store.calls()).containsExactly("find_lines");
            assertThat(thread).containsOnlyOnce(
                    "Not called: purge_lines of shiplogs, which a model asked for. It counts as destructive; I only look.");
        }

        List<String> again = new CopyOnWriteArrayList<>();
        Investigation replayed = investigated(world,
                Reasoning.recorded(recordings.of("case-1"), InstantSource.system(), ZoneOffset.UTC),
                Sources.of(new EvidenceSources(List.of())), again);

        assertThat(replayed.takenOver()).isEmpty();
        assertThat(replayed.conclusion().orElseThrow().causes().getFirst().headline().observations()).containsExactly("L1.1");
        assertThat(again).anyMatch(said -> said.startsWith("Not called: "));
    }

    @Test
    void isAGapWhenItIsNotThere() throws Exception {
        RobotWorld world = RobotWorld.of(Scenario.BAD_DEPLOYMENT, 3, ALARM);
        try (Sources sources = Integrations.of(settings("http://127.0.0.1:9/mcp"), Runbooks.read(List.of(folder)))) {

            Investigation state = investigated(world, sources);

            assertThat(state.conclusion()).isPresent();
            assertThat(state.gaps()).anySatisfy(gap -> assertThat(gap.what() + gap.why()).contains("shiplogs", "cannot be reached"));
        }
    }

    @Test
    void heedsWhatARunbookKnowsOfIt() throws Exception {
        Files.createDirectories(folder.resolve("shiplogs"));
        Files.writeString(folder.resolve("shiplogs/SKILL.md"), """
                ---
                name: shiplogs-quirks
                description: What is odd about our log store
                metadata:
                  sources: {shiplogs: {behind: 2m, linesAfter: 30}}
                ---
                Lines arrive two minutes late.
                """);

        Runbooks runbooks = Runbooks.read(List.of(folder));

        assertThat(runbooks.problems()).isEmpty();
        assertThat(runbooks.adviceOn("shiplogs").behind()).isEqualTo(java.time.Duration.ofMinutes(2));
        assertThat(runbooks.adviceOn("shiplogs").linesAfter()).isEqualTo(30);
        assertThat(runbooks.adviceOn("another").behind()).isNull();
    }
}
