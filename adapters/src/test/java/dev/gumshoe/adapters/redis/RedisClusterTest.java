package dev.gumshoe.adapters.redis;

import dev.gumshoe.adapters.redis.RedisAddress.Login;
import dev.gumshoe.adapters.redis.RedisAddress.Node;
import dev.gumshoe.conversations.conversation.Cursors;
import dev.gumshoe.conversations.conversation.CursorsContract;
import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.evidence.LockerContract;
import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.CaseIndexContract;
import dev.gumshoe.conversations.investigation.Entries;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Everything in a real Cluster of three masters keeps the contracts; a script that touched two slots would fail here. */
class RedisClusterTest {

    private static final PlainServers SERVERS = new PlainServers();
    private static RedisAddress address;

    private final RedisSettings settings = TestRedis.settings();
    private final Redis redis = Redis.connect(address, settings);

    @BeforeAll
    static void startThreeMasters() {
        List<Integer> ports = List.of(clusterServer(), clusterServer(), clusterServer());
        SERVERS.joinInCluster(ports);
        List<Node> nodes = ports.stream().map(port -> new Node("127.0.0.1", port)).toList();
        address = new RedisAddress.Cluster(nodes.subList(0, 2), new Login(null, null, false));
    }

    private static int clusterServer() {
        // no fail-over is tested here: a machine busy for some seconds must not take the Cluster down
        return SERVERS.server("cluster-enabled yes", "cluster-node-timeout 30000");
    }

    @AfterAll
    static void stopThem() {
        SERVERS.close();
    }

    @AfterEach
    void disconnect() {
        redis.close();
    }

    @Nested
    class OfTheJournal implements JournalContract {

        private final RedisJournal journal = TestRedis.journal(redis);
        private final Redis elsewhere = Redis.connect(address, settings);
        private final RedisJournal journalElsewhere = TestRedis.journal(elsewhere);

        @Override
        public Journal journal() {
            return journal;
        }

        @Override
        public Journal sameJournalElsewhere() {
            return journalElsewhere;
        }

        @AfterEach
        void close() {
            journal.close();
            journalElsewhere.close();
            elsewhere.close();
        }
    }

    @Nested
    class OfTheIndex implements CaseIndexContract {

        @Override
        public CaseIndex index() {
            return new RedisCaseIndex(redis, () -> Entries.NOON);
        }
    }

    @Nested
    class OfTheCursors implements CursorsContract {

        @Override
        public Cursors cursors() {
            return new RedisCursors(redis);
        }
    }

    @Nested
    class OfTheLocker implements LockerContract {

        @Override
        public Locker locker() {
            return new RedisLocker(redis);
        }
    }
}
