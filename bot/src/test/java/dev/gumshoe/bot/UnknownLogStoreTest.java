package dev.gumshoe.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.settings.SettingsFile;
import dev.gumshoe.conversations.agents.RunbookAdvice;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
