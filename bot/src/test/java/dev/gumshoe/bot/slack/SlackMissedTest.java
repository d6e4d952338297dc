package dev.gumshoe.bot.slack;

import static dev.gumshoe.bot.slack.LocalSlack.ALERTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.bot.Integrations;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.peers.Peers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that was not there for a while. */
class SlackMissedTest {

    @TempDir
    private Path folder;

    private final Office office = new Office();
    private final SlackMemory memory = Office.memory();
    private LocalSlack slack;
    private SlackApi api;

    @BeforeAll
    static void needsASlackServer() {
        Peers.program("local-slack");
    }

    @BeforeEach
    void open() throws IOException {
        slack = LocalSlack.withSocket(folder);
        api = new SlackApi(slack.socketSettings(null));
    }

    @AfterEach
    void close() throws IOException {
        api.close();
        slack.close();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    private SlackSurface started() {
        SlackSurface surface = new SlackSurface(slack.socketSettings(null), api, office.frontDesk, Integrations.alerts(),
                new Narration(ZoneOffset.UTC), InstantSource.system(), List.of(), memory);
        long before = slack.connections();
        surface.start();
        await().until(() -> slack.connections() > before);
        return surface;
    }

    @Test
    void readsWhatWasPostedMeanwhileOnce() throws IOException {
        String first;
        try (SlackSurface _ = started()) {
            first = slack.post(ALERTS, "[FIRING:1] HighErrorRate gateway");
            await().until(() -> memory.heardTo(ALERTS) == SlackMemory.micros(first));
        }
        String caseId = office.onlyCase();
        slack.post(ALERTS, first, "focus on forge");
        slack.post(ALERTS, "good morning");
        String missed = slack.post(ALERTS, "[FIRING:1] DiskAlmostFull search-7");

        try (SlackSurface _ = started()) {
            await().until(() -> office.index.open().size() == 2 && memory.heardTo(ALERTS) >= SlackMemory.micros(missed));
            await().until(() -> !office.state(caseId).steering().isEmpty());
        }
        try (SlackSurface _ = started()) {
            String last = slack.post(ALERTS, "good evening");
            await().until(() -> memory.heardTo(ALERTS) == SlackMemory.micros(last));
        }

        assertThat(office.state(caseId).steering()).singleElement()
                .satisfies(word -> assertThat(word.received().direction()).isEqualTo(new Direction.FocusOn(List.of("forge"))));
        assertThat(office.index.open().stream().map(id -> office.state(id).alert().title())).containsExactlyInAnyOrder(
                "[FIRING:1] HighErrorRate gateway", "[FIRING:1] DiskAlmostFull search-7");
    }

    @Test
    void leavesAloneWhatWasPostedBeforeItEverListened() throws IOException {
        slack.post(ALERTS, "[FIRING:1] HighErrorRate gateway");

        try (SlackSurface _ = started()) {
            String last = slack.post(ALERTS, "[FIRING:1] DiskAlmostFull search-7");
            await().until(() -> memory.heardTo(ALERTS) == SlackMemory.micros(last));
        }

        assertThat(office.state(office.onlyCase()).alert().title()).contains("DiskAlmostFull");
    }
}
