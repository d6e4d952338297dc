package dev.gumshoe.adapters.redis;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.NoSuchElementException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisClusterOperationException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/** What a failed command means: whether it may work in a moment, and how to say it to a person. */
final class Trouble {

    /** What a server says while it starts, fails over or moves slots. */
    private static final List<String> PASSING = List.of("LOADING", "READONLY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "NOREPLICAS",
            "BUSY");

    private Trouble() {}

    /** Whether the same command may work in a moment. */
    static boolean passes(JedisException trouble) {
        if (find(trouble, JedisAccessControlException.class) != null) {
            return false;
        }
        return switch (trouble) {
            case JedisConnectionException _,JedisClusterOperationException _,JedisRedirectionException _ -> true;
            case JedisDataException data -> PASSING.stream().anyMatch(word -> says(data, word));
            default -> find(trouble, JedisConnectionException.class) != null || find(trouble, NoSuchElementException.class) != null;
        };
    }

    /** Older servers wrap what goes wrong inside a script: the word then stands in the middle. */
    private static boolean says(JedisDataException trouble, String word) {
        String message = String.valueOf(trouble.getMessage());
        return message.startsWith(word + " ") || message.contains("-" + word + " ");
    }

    /** One sentence with the address, the reason and the mend. */
    static RedisUnavailable sentence(RedisAddress address, JedisException trouble) {
        return new RedisUnavailable("Redis at " + address + " " + why(address, trouble), trouble);
    }

    private static String why(RedisAddress address, JedisException trouble) {
        // its words differ by machine; some say "Name or service not known", which Sentinels say of names as well
        if (find(trouble, UnknownHostException.class) != null) {
            return "cannot be found, no such host: correct redis.url or REDIS_URL";
        }
        String words = Client.words(trouble);
        if (words.contains("WRONGPASS") || words.contains("NOAUTH") || words.contains("AUTH ")) {
            return "refuses the sign-in: correct user and password in redis.url or REDIS_URL";
        }
        if (words.contains("NOPERM")) {
            return "does not let this user do it (" + firstLine(trouble) + "): allow it keys, channels and scripts under the prefix";
        }
        if (words.contains("OOM ")) {
            return "has no memory left: raise its maxmemory; nothing was written";
        }
        if (words.contains("MISCONF")) {
            return "cannot write to its disk: free space there; nothing was written";
        }
        if (words.contains("not monitored") || words.contains("not known")) {
            return "is not known to the Sentinels by that name: correct the name after the '/' in redis.url or REDIS_URL";
        }
        return reach(address, trouble);
    }

    private static String reach(RedisAddress address, JedisException trouble) {
        if (find(trouble, SSLException.class) != null) {
            return "does not speak TLS as expected (" + firstLine(trouble)
                    + "): use redis:// for a server without TLS, or mend its certificate";
        }
        if (find(trouble, ConnectException.class) != null) {
            return "does not answer (connection refused): start it, or correct redis.url or REDIS_URL";
        }
        if (find(trouble, SocketTimeoutException.class) != null) {
            return "does not answer in time" + (address.login().tls() ? " over TLS (use redis:// for a server without it)" : "")
                    + ": see whether it is up and reachable from here, or correct redis.url or REDIS_URL";
        }
        return "cannot be used (" + firstLine(trouble) + "): see its log, or correct redis.url or REDIS_URL";
    }

    private static String firstLine(Throwable trouble) {
        return String.valueOf(trouble.getMessage()).lines().findFirst().orElse("no reason given");
    }

    /** Looks through causes, and through what was tried before: Jedis keeps the reason of a refused connection there. */
    private static <T extends Throwable> @Nullable T find(Throwable trouble, Class<T> type) {
        for (Throwable t = trouble; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
            for (Throwable before : t.getSuppressed()) {
                T found = find(before, type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
