package dev.gumshoe.adapters.redis;

import static dev.gumshoe.conversations.investigation.Entries.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gumshoe.adapters.redis.RedisAddress.Login;
import dev.gumshoe.adapters.redis.RedisAddress.Node;
import dev.gumshoe.adapters.redis.RedisAddress.Single;
import dev.gumshoe.conversations.investigation.Overtaken;
import dev.gumshoe.conversations.investigation.Recorded;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** What happens on bad lines and at closed doors. */
class RedisTest {

    private static final Login NOBODY = new Login(null, null, false);

    private static Single real() {
        return (Single) TestRedis.address();
    }

    private static RedisUnavailable refusal(RedisAddress address) {
        return assertThatExceptionOfType(RedisUnavailable.class)
                .isThrownBy(() -> Redis.connect(address, RedisSettings.usual())).actual();
    }

    @Test
    void anAppendWhoseAnswerWasLostIsNotWrittenTwice() throws Exception {
        try (BadLine line = new BadLine(real().node());
                Redis redis = Redis.connect(new Single(line.here(), real().login(), 0), TestRedis.settings());
                RedisJournal journal = TestRedis.journal(redis)) {
            journal.append("lost", 0, List.of(fact("a")));

            line.loseTheNextAnswer();
            long position = journal.append("lost", 1, List.of(fact("b"), fact("c")));

            assertThat(line.lost()).isTrue();
            assertThat(position).isEqualTo(3);
            assertThat(journal.read("lost", 0)).containsExactly(
                    new Recorded(1, fact("a")), new Recorded(2, fact("b")), new Recorded(3, fact("c")));
        }
    }

    @Test
    void anAppendIsTriedAgainUntilTheServerIsThere() throws Exception {
        try (BadLine line = new BadLine(real().node());
                Redis redis = Redis.connect(new Single(line.here(), real().login(), 0), TestRedis.settings());
                RedisJournal journal = TestRedis.journal(redis)) {
            line.cut();
            FutureTask<Long> append = new FutureTask<>(() -> journal.append("patient", 0, List.of(fact("a"))));
            Thread.ofVirtual().start(append);
            Awaitility.await().until(() -> line.refused() > 0);

            line.mend();

            assertThat(append.get(20, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void patienceEndsWithOneSentence() throws Exception {
        RedisSettings settings = TestRedis.settings().withPatience(Duration.ofMillis(300));
        try (BadLine line = new BadLine(real().node());
                Redis redis = Redis.connect(new Single(line.here(), real().login(), 0), settings);
                RedisJournal journal = TestRedis.journal(redis)) {
            line.close();

            assertThatExceptionOfType(RedisUnavailable.class)
                    .isThrownBy(() -> journal.append("impatient", 0, List.of(fact("a"))))
                    .withMessage("Redis at " + line.here()
                            + " does not answer (connection refused): start it, or correct redis.url or REDIS_URL");
        }
    }

    @Test
    void aReplicaThatIsNotThereIsWaitedForInVain() {
        RedisSettings settings = TestRedis.settings().withReplicas(1).withPatience(Duration.ofMillis(100));
        try (Redis redis = Redis.connect(real(), settings); RedisJournal journal = TestRedis.journal(redis)) {
            assertThatExceptionOfType(RedisUnavailable.class)
                    .isThrownBy(() -> journal.append("replicas", 0, List.of(fact("a"))))
                    .withMessageContaining("NOREPLICAS 0 of 1 replicas have the entry");
        }
    }

    @Test
    void nobodyListeningIsToldWithTheAddress() {
        int port = PlainServers.freePort();

        assertThat(refusal(new Single(new Node("127.0.0.1", port), NOBODY, 0)))
                .hasMessage("Redis at 127.0.0.1:" + port
                        + " does not answer (connection refused): start it, or correct redis.url or REDIS_URL");
    }

    @Test
    void anUnknownHostIsNamed() {
        assertThat(refusal(new Single(new Node("no-such-host.invalid", 6379), NOBODY, 0)))
                .hasMessage("Redis at no-such-host.invalid:6379 cannot be found, no such host: correct redis.url or REDIS_URL");
    }

    @Test
    void aWrongPasswordIsNotRepeated() {
        assertThat(refusal(new Single(real().node(), new Login(null, "hunter2", false), 0)))
                .hasMessage("Redis at " + real().node() + " refuses the sign-in: correct user and password in redis.url or REDIS_URL")
                .message().doesNotContain("hunter2");
    }

    @Test
    void aMissingPasswordIsTold() {
        assertThat(refusal(new Single(real().node(), NOBODY, 0)))
                .hasMessageEndingWith("refuses the sign-in: correct user and password in redis.url or REDIS_URL");
    }

    /** A server without TLS waits for the rest of what it takes for a command. */
    @Test
    void silenceOverTlsIsToldWithWhatMayBeTheReason() {
        RedisAddress address = RedisUrl.parse("rediss://:x@cache");

        assertThat(Trouble.sentence(address, new JedisConnectionException(new SocketTimeoutException("Read timed out")))).hasMessage(
                "Redis at cache:6379 does not answer in time over TLS (use redis:// for a server without it):"
                        + " see whether it is up and reachable from here, or correct redis.url or REDIS_URL");
    }

    @Test
    void aClusterOfNobodyIsTold() {
        List<Node> nodes = List.of(new Node("127.0.0.1", PlainServers.freePort()), new Node("127.0.0.1", PlainServers.freePort()));

        assertThat(refusal(new RedisAddress.Cluster(nodes, NOBODY)))
                .hasMessageStartingWith("Redis at Cluster " + nodes.get(0) + "," + nodes.get(1) + " ");
    }

    @Test
    void sentinelsThatAreDownAreTold() {
        List<Node> nodes = List.of(new Node("127.0.0.1", PlainServers.freePort()));

        assertThat(refusal(new RedisAddress.Sentinel(nodes, "mymaster", NOBODY, 0, null)))
                .hasMessageStartingWith("Redis at master mymaster of Sentinels " + nodes.getFirst() + " ");
    }

    @Test
    void twoPrefixesShareAServerAndNothingElse() throws Overtaken {
        try (Redis one = TestRedis.connect();
                Redis two = TestRedis.connect();
                RedisJournal ones = TestRedis.journal(one);
                RedisJournal twos = TestRedis.journal(two)) {
            ones.append("case", 0, List.of(fact("a")));

            assertThat(twos.read("case", 0)).isEmpty();
        }
    }
}
