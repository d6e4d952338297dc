package dev.gumshoe.bot;

import static dev.gumshoe.bot.slack.LocalSlack.ALERTS;
import static dev.gumshoe.bot.slack.LocalSlack.GENERAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import dev.gumshoe.conversations.peers.Peers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two copies of the whole program on one store, to both of which the Slack server tells everything (Slack itself tells one of them). */
@Timeout(600)
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
        Settings settings = Settings.defaults()
                .keptIn(new Settings.Store(new Secret("redis://" + password + address.node().host() + ":" + address.node().port()), null,
                        null,
                        null))
                .servedAt(new Settings.Pages(null, 0, null, null)).with(slack.socketSettings(null));
        for (int i = 0; i < 2; i++) {
            Gumshoe copy = new Gumshoe(settings, world.sources(), Runbooks.read(List.of()), List.of(), Duration.ofMillis(500),
                    InstantSource.system());
            copy.start();
            copies.add(copy);
        }
        patiently("two sockets").until(() -> slack.connections() == 2);
    }

    @AfterEach
    void stop() throws Exception {
        copies.forEach(Gumshoe::close);
        Peers.close(slack, redis);
    }

    private Investigation state(String caseId) {
        return new Casebook(copies.getFirst().journal(), caseId).read();
    }

    private List<String> cases() {
        return copies.getFirst().index().recent(10);
    }

    private List<String> having(String channel, String words) {
        return slack.messages(channel).stream().map(LocalSlack::words).filter(text -> text.contains(words)).toList();
    }

    private static ConditionFactory patiently(String what) {
        return await(what).atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200));
    }

    @Test
    void answerEverythingOnceBetweenThem() {
        String alarm = slack.post(ALERTS, "[FIRING:1] HighErrorRate gateway (critical)\nError rate of gateway is above 5 %");
        String unsure = slack.post(ALERTS, "checkout is down for some of us");
        String empty = slack.post(GENERAL, "<@U0GUMSHOE>");
        patiently("a case").until(() -> cases().size() == 1 && state(cases().getFirst()).exists());
        String caseId = cases().getFirst();
        String steering = slack.post(ALERTS, alarm, "focus on forge");
        slack.command(GENERAL, "/investigate", "robots cannot be moved");
        patiently("two cases").until(() -> cases().size() == 2);
        slack.command(GENERAL, "/investigate", "list");

        patiently("each is answered once").untilAsserted(() -> {
            assertThat(slack.said(ALERTS, unsure)).as("offers").hasSize(1);
            assertThat(slack.said(GENERAL, empty)).as("lines of help").hasSize(1);
            assertThat(having(GENERAL, "asked: robots cannot be moved")).as("cases asked for").hasSize(1);
            assertThat(having(GENERAL, "The latest investigations")).as("lists").hasSize(1);
            assertThat(state(caseId).steering()).as("steering").hasSize(1);
            assertThat(slack.message(ALERTS, steering).toString()).as("mark of the steering").contains("compass");
        });
        patiently("a report").until(() -> state(caseId).phase() == Phase.CONCLUDED
                && slack.said(ALERTS, alarm).stream().anyMatch(text -> text.contains("📋")));

        assertThat(cases()).hasSize(2);
        assertThat(slack.said(ALERTS, alarm)).as("replies in the thread").doesNotHaveDuplicates();
        assertThat(slack.said(ALERTS, unsure)).as("offers in the end").hasSize(1);
        assertThat(slack.said(GENERAL, empty)).as("lines of help in the end").hasSize(1);
        assertThat(having(GENERAL, "The latest investigations")).as("lists in the end").hasSize(1);
    }
}
