package dev.gumshoe.adapters.redis;

import static dev.gumshoe.conversations.investigation.Entries.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gumshoe.adapters.redis.RedisAddress.Login;
import dev.gumshoe.adapters.redis.RedisAddress.Node;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.JournalEntry.ClaimRefused;
import dev.gumshoe.conversations.investigation.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** What becomes of a journal when the master of real Sentinels is killed. */
class RedisFailoverTest {

    private static final String PASSWORD = "made-up-for-this-test";
    private static final String[] SIGN_IN = {"requirepass " + PASSWORD, "masterauth " + PASSWORD};
    private static final PlainServers SERVERS = new PlainServers();
    private static int master;
    private static List<Node> sentinels;

    @BeforeAll
    static void startAMasterTwoReplicasAndThreeSentinels() {
        master = SERVERS.server(SIGN_IN);
        replica();
        replica();
        sentinels = IntStream.range(0, 3)
                .mapToObj(_ -> new Node("127.0.0.1", SERVERS.sentinel(master, "sentinel auth-pass mymaster " + PASSWORD)))
                .toList();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(RedisFailoverTest::everybodyKnowsEverybody);
    }

    private static void replica() {
        SERVERS.server(SIGN_IN[0], SIGN_IN[1], "replicaof 127.0.0.1 " + master, "repl-diskless-sync-delay 0");
    }

    private static boolean everybodyKnowsEverybody() {
        return sentinels.stream().allMatch(node -> {
            try (Jedis sentinel = new Jedis(node.host(), node.port())) {
                return sentinel.sentinelReplicas("mymaster").stream().filter(r -> "ok".equals(r.get("master-link-status"))).count() == 2
                        && sentinel.sentinelSentinels("mymaster").size() == 2;
            }
        });
    }

    @AfterAll
    static void stopThem() {
        SERVERS.close();
    }

    private static RedisAddress address(String masterName, String password) {
        return new RedisAddress.Sentinel(sentinels, masterName, new Login(null, password, false), 0, null);
    }

    @Test
    void aKilledMasterCostsTimeAndNothingThatWasAcknowledged() throws Exception {
        RedisSettings settings = RedisSettings.usual().withReplicas(1);
        try (Redis redis = Redis.connect(address("mymaster", PASSWORD), settings); RedisJournal journal = TestRedis.journal(redis)) {
            Casebook book = new Casebook(journal, "failover");
            List<String> acknowledged = write(book, 0, 100);
            FutureTask<List<Recorded>> waiting = new FutureTask<>(() -> journal.await("failover", 100, Duration.ofMinutes(1)));
            Thread.ofVirtual().start(waiting);

            SERVERS.kill(master);
            acknowledged.addAll(write(book, 100, 200));

            assertThat(waiting.get(20, TimeUnit.SECONDS)).isNotEmpty();
            assertThat(journal.read("failover", 0)).extracting(r -> ((ClaimRefused) r.entry()).claim()).isEqualTo(acknowledged);
        }
    }

    private static List<String> write(Casebook book, int from, int to) {
        List<String> acknowledged = new ArrayList<>();
        for (int i = from; i < to; i++) {
            book.record(fact("fact " + i), _ -> true);
            acknowledged.add("fact " + i);
        }
        return acknowledged;
    }

    @Test
    void aMasterTheSentinelsDoNotKnowIsNamed() {
        assertThatExceptionOfType(RedisUnavailable.class)
                .isThrownBy(() -> Redis.connect(address("othermaster", PASSWORD), RedisSettings.usual()))
                .withMessageMatching(
                        "Redis at master othermaster of Sentinels 127.0.0.1:\\d+,.* is not known to the Sentinels by that name: "
                                + "correct the name after the '/' in redis.url or REDIS_URL");
    }

    @Test
    void aWrongPasswordIsRefusedInOneSentence() {
        RedisSettings settings = RedisSettings.usual().withPatience(Duration.ofSeconds(5));
        assertThatExceptionOfType(RedisUnavailable.class)
                .isThrownBy(() -> Redis.connect(address("mymaster", "hunter2"), settings))
                .withMessageEndingWith("refuses the sign-in: correct user and password in redis.url or REDIS_URL")
                .withMessageNotContaining("hunter2");
    }
}
