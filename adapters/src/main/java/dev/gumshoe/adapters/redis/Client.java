package dev.gumshoe.adapters.redis;

import dev.gumshoe.adapters.redis.RedisAddress.Login;
import dev.gumshoe.adapters.redis.RedisAddress.Node;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * A Jedis client for an address, whatever kind it is.
 *
 * @param commands sends single commands over pooled connections
 * @param connectionFor lends the connection that serves a key, for commands that must go over the same one
 */
record Client(UnifiedJedis commands, Function<String, Connection> connectionFor) {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** An append waits for the disk. Where that is slower still it is sent again, which does no harm. */
    private static final Duration ANSWER = Duration.ofSeconds(3);

    /** More callers than connections queue. */
    private static final Duration QUEUE = Duration.ofSeconds(10);

    /** The subscription is pinged far more often than this; when nothing comes for so long its connection is dead. */
    private static final Duration SUBSCRIPTION = Duration.ofSeconds(15);

    private static final int CONNECTIONS = 16;

    static Client of(RedisAddress address) {
        return switch (address) {
            case RedisAddress.Single single -> single(single);
            case RedisAddress.Sentinel sentinel -> sentinel(sentinel);
            case RedisAddress.Cluster cluster -> cluster(cluster);
        };
    }

    private static Client single(RedisAddress.Single address) {
        RedisClient client = RedisClient.builder()
                .hostAndPort(hostAndPort(address.node()))
                .clientConfig(config(address.login(), address.database()))
                .poolConfig(pool())
                .build();
        return new Client(client, _ -> client.getPool().getResource());
    }

    private static Client sentinel(RedisAddress.Sentinel address) {
        Login sentinels = new Login(null, address.sentinelPassword(), address.login().tls());
        RedisSentinelClient client = RedisSentinelClient.builder()
                .masterName(address.master())
                .sentinels(hostsAndPorts(address.sentinels()))
                .sentinelClientConfig(config(sentinels, 0))
                .clientConfig(config(address.login(), address.database()))
                .poolConfig(pool())
                .build();
        return new Client(client, _ -> client.getPrimaryNodesConnectionMap().values().iterator().next().getResource());
    }

    private static Client cluster(RedisAddress.Cluster address) {
        RedisClusterClient client = RedisClusterClient.builder()
                .nodes(hostsAndPorts(address.nodes()))
                .clientConfig(config(address.login(), 0))
                .topologyRefreshPeriod(Duration.ofSeconds(10))
                .poolConfig(pool())
                .build();
        return new Client(client, key -> client.getConnectionFromSlot(JedisClusterCRC16.getSlot(key)));
    }

    private static JedisClientConfig config(Login login, int database) {
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis((int) CONNECT.toMillis())
                .socketTimeoutMillis((int) ANSWER.toMillis())
                .blockingSocketTimeoutMillis((int) SUBSCRIPTION.toMillis())
                .user(login.user())
                .password(login.password())
                .database(database)
                .clientName("gumshoe")
                // over RESP3 the answer to a subscription's ping comes as a bare line, which Jedis may read before it knows of the ping
                .protocol(RedisProtocol.RESP2);
        return login.tls() ? config.sslOptions(SslOptions.defaults()).build() : config.build();
    }

    private static ConnectionPoolConfig pool() {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMaxWait(QUEUE);
        pool.setFairness(true);
        // nobody asks the pool over JMX, and its server alone is a fifteenth of the program's start
        pool.setJmxEnabled(false);
        return pool;
    }

    private static Set<HostAndPort> hostsAndPorts(List<Node> nodes) {
        return nodes.stream().map(Client::hostAndPort).collect(Collectors.toUnmodifiableSet());
    }

    private static HostAndPort hostAndPort(Node node) {
        return new HostAndPort(node.host(), node.port());
    }

    /** What sends scripts over pooled connections. */
    Script.Sender pooled() {
        return new Script.Sender() {
            @Override
            public Object evalsha(String digest, List<String> keys, List<String> arguments) {
                return commands.evalsha(digest, keys, arguments);
            }

            @Override
            public Object eval(String text, List<String> keys, List<String> arguments) {
                return commands.eval(text, keys, arguments);
            }
        };
    }

    /** Text of an exception and its causes, for looking into. */
    static String words(@Nullable Throwable trouble) {
        StringBuilder words = new StringBuilder();
        for (Throwable t = trouble; t != null; t = t.getCause()) {
            words.append(words.isEmpty() ? "" : ": ").append(t.getMessage());
        }
        return words.toString();
    }
}
