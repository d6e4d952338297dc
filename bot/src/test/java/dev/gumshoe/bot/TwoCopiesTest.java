package dev.gumshoe.bot;

import static dev.gumshoe.bot.OnCall.await;
import static dev.gumshoe.bot.slack.LocalSlack.ALERTS;
import static dev.gumshoe.bot.slack.LocalSlack.GENERAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gumshoe.adapters.redis.EmbeddedRedis;
import dev.gumshoe.adapters.redis.RedisAddress;
import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.bot.settings.Secret;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.slack.LocalSlack;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two copies of the whole program on one store, to both of which the Slack server tells everything (Slack itself tells one of them). */
@Timeout(300)
class TwoCopiesTest {

    @TempDir
    private Path folder;

    private EmbeddedRedis redis;
    private LocalSlack slack;
    private final List<Gumshoe> copies = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        redis = EmbeddedRedis.start(folder.resolve("redis"));
        slack = LocalSlack.withSocket(Files.createDirectories(folder.resolve("slack")));
        RobotWorld world = RobotWorld.of(Scenario.BAD_DEPLOYMENT, 7, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        RedisAddress.Single address = (RedisAddress.Single) redis.address();
        String password = address.login().password() == null ? "" : ":" + address.login().password() + "@";
        Settings settings = new Settings(ZoneOffset.UTC,
                new Settings.Store(new Secret("redis://" + password + address.node().host() + ":" + address.node().port()), null, null,
                        null),
                new Settings.Pages(null, 0, null, null), slack.socketSettings(null), null, null, List.of(), null, null, List.of(),
                List.of(),
                List.of());
        for (int i = 0; i < 2; i++) {
            Gumshoe copy = new Gumshoe(settings, world.sources(), Runbooks.read(List.of()), List.of(), Duration.ofMillis(500),
                    InstantSource.system());
            copy.start();
            copies.add(copy);
        }
        await().until(() -> slack.connections() == 2);
    }

    @AfterEach
    void stop() {
        copies.forEach(Gumshoe::close);
        slack.close();
        redis.close();
    }

    private Investigation state(String caseId) {
        return new Casebook(copies.getFirst().journal(), caseId).read();
    }

    private List<String> cases() {
        return copies.getFirst().index().recent(10);
    }

    private static List<String> texts(List<JsonObject> messages) {
        return messages.stream().map(LocalSlack::words).toList();
    }

    @Test
    void answerOnce() {
        String alarm = slack.post(ALERTS, "[FIRING:1] HighErrorRate gateway (critical)\nError rate of gateway is above 5 %");
        String unsure = slack.post(ALERTS, "checkout is down for some of us");
        String empty = slack.post(GENERAL, "<@U0GUMSHOE>");
        await().until(() -> cases().size() == 1 && state(cases().getFirst()).exists());
        String caseId = cases().getFirst();
        String steering = slack.post(ALERTS, alarm, "focus on forge");
        await().until(() -> slack.said(ALERTS, alarm).stream().anyMatch(text -> text.contains("📋")));
        slack.command(GENERAL, "/investigate", "robots cannot be moved");
        await().until(() -> cases().size() == 2);
        slack.command(GENERAL, "/investigate", "list");
        await().until(() -> texts(slack.messages(GENERAL)).stream().anyMatch(text -> text.contains("The latest investigations")));
        await().until(() -> slack.said(ALERTS, unsure).size() == 1 && slack.said(GENERAL, empty).size() == 1);
        await().until(() -> state(cases().getFirst()).phase() == Phase.CONCLUDED && state(caseId).phase() == Phase.CONCLUDED);

        assertThat(slack.said(ALERTS, unsure)).as("one offer").hasSize(1);
        assertThat(slack.said(GENERAL, empty)).as("one line of help").hasSize(1);
        assertThat(texts(slack.messages(GENERAL)).stream().filter(text -> text.contains("asked: robots cannot be moved"))).hasSize(1);
        assertThat(texts(slack.messages(GENERAL)).stream().filter(text -> text.contains("The latest investigations"))).hasSize(1);
        assertThat(slack.said(ALERTS, alarm)).as("replies in the thread").doesNotHaveDuplicates();
        assertThat(slack.said(ALERTS, alarm).stream().filter(text -> text.contains("🔍"))).as("status").hasSize(1);
        assertThat(state(caseId).steering()).hasSize(1);
        assertThat(slack.message(ALERTS, steering).toString()).contains("compass");
    }
}
