package dev.gumshoe.bot.discord;

import static dev.gumshoe.bot.discord.StandInDiscord.ALERTS;
import static dev.gumshoe.bot.discord.StandInServer.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gumshoe.adapters.redis.EmbeddedRedis;
import dev.gumshoe.adapters.redis.RedisAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two copies of the program in Discord, of which the one that holds the gateway and leads the case is killed with SIGKILL. */
@Timeout(300)
class KilledReplicaTest {

    @TempDir
    private Path folder;

    private final List<Process> replicas = new ArrayList<>();
    private final String trouble = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    private EmbeddedRedis redis;
    private StandInDiscord discord;

    @BeforeEach
    void open() throws Exception {
        redis = EmbeddedRedis.start(folder.resolve("redis"));
        discord = new StandInDiscord();
    }

    @AfterEach
    void close() {
        replicas.forEach(Process::destroyForcibly);
        discord.close();
        redis.close();
        assertThat(discord.violations()).isEmpty();
    }

    private Process start() throws IOException {
        RedisAddress.Single address = (RedisAddress.Single) redis.address();
        String password = address.login().password() == null ? "" : ":" + address.login().password() + "@";
        Path started = folder.resolve("started-" + replicas.size());
        Process replica = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Xmx512m", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Replica.class.getName(),
                "redis://" + password + address.node().host() + ":" + address.node().port(), discord.rest.address().toString(),
                discord.gateway.address(), trouble, started.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("replica-" + replicas.size() + ".log").toFile()).start();
        replicas.add(replica);
        patiently("a copy of the program").until(() -> Files.exists(started));
        return replica;
    }

    private static ConditionFactory patiently(String what) {
        return await(what).atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50));
    }

    private void untilSaid(String thread, String words) {
        patiently("‘" + words + "’").until(() -> discord.said(thread), said -> said.stream().anyMatch(text -> text.contains(words)));
    }

    @Test
    void leavesTheCaseToTheOtherThatGoesOnInTheSameThreadAndSaysNothingTwice() throws Exception {
        Process first = start();
        patiently("the gateway").until(() -> discord.gateway.connected() == 1);
        start();
        String alarm = discord.alarm(ALERTS, "alertmanager", "[FIRING:1] HighErrorRate gateway (critical)");
        untilSaid(alarm, "HighErrorRate gateway");
        assertThat(discord.gateway.identified.get()).as("sessions while the first lives").isOne();

        first.destroyForcibly().waitFor();
        discord.post(ALICE, alarm, "focus on forge");

        untilSaid(alarm, "Looking at forge");
        untilSaid(alarm, "📋");
        String question = discord.post(ALICE, alarm, "when did it start?");
        untilSaid(alarm, "💬");
        assertThat(discord.gateway.identified.get()).as("sessions in all").isEqualTo(2);
        assertThat(discord.gateway.mostAtOnce.get()).as("sessions at once").isOne();
        assertThat(discord.rest.count("POST", ".*/threads")).as("threads begun").isOne();
        assertThat(discord.said(ALERTS)).as("what is said outside the thread").isEmpty();
        assertThat(discord.messages(alarm).stream().map(KilledReplicaTest::mark).filter(mark -> !mark.isEmpty())).as("marks of replies")
                .doesNotHaveDuplicates();
        assertThat(discord.messages(alarm)).filteredOn(message -> message.at("/message_reference/message_id").asText().equals(question))
                .as("answers")
                .hasSize(1);
    }

    private static String mark(ObjectNode message) {
        String footer = message.at("/embeds/0/footer/text").asText();
        return DiscordIds.marked(footer.isEmpty() ? message.get("content").asText() : footer).orElse("");
    }
}
