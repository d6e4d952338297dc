package dev.gumshoe.adapters.redis;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a Redis is and how to sign in. {@code toString} is for people and never shows a password.
 *
 * <p>Written as a URL, see {@link RedisUrl}.
 */
public sealed interface RedisAddress {

    /** How to sign in. */
    Login login();

    /** One server. */
    record Single(Node node, Login login, int database) implements RedisAddress {

        @Override
        public String toString() {
            return node.toString();
        }
    }

    /**
     * A master that Sentinels watch over.
     *
     * @param sentinelPassword the password of the Sentinels themselves, or null
     */
    record Sentinel(List<Node> sentinels, String master, Login login, int database, @Nullable String sentinelPassword)
            implements
                RedisAddress {

        /** Takes a copy. */
        public Sentinel {
            sentinels = List.copyOf(sentinels);
        }

        @Override
        public String toString() {
            return "master " + master + " of Sentinels " + words(sentinels);
        }
    }

    /** A Cluster, of which some nodes are named. */
    record Cluster(List<Node> nodes, Login login) implements RedisAddress {

        /** Takes a copy. */
        public Cluster {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String toString() {
            return "Cluster " + words(nodes);
        }
    }

    /** A host and its port. */
    record Node(String host, int port) {

        @Override
        public String toString() {
            return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
        }
    }

    /** Who signs in, and whether over TLS; user and password are null where there is none. */
    record Login(@Nullable String user, @Nullable String password, boolean tls) {

        @Override
        public String toString() {
            return (tls ? "TLS, " : "") + (user == null ? "" : "user " + user + ", ") + (password == null ? "no password" : "password ***");
        }
    }

    private static String words(List<Node> nodes) {
        return nodes.stream().map(Node::toString).collect(Collectors.joining(","));
    }
}
