package dev.gumshoe.adapters.redis;

import dev.gumshoe.adapters.redis.RedisAddress.Login;
import dev.gumshoe.adapters.redis.RedisAddress.Node;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the address of a Redis from a URL. The forms, with {@code rediss} instead of {@code redis} for TLS:
 *
 * <pre>
 * redis://[[USER]:PASSWORD@]HOST[:6379][/DATABASE]
 * redis-sentinel://[[USER]:PASSWORD@]HOST[:26379],HOST…/MASTER[?database=0&amp;sentinel-password=…]
 * redis-cluster://[[USER]:PASSWORD@]HOST[:6379],HOST…
 * </pre>
 *
 * <p>Characters of user and password that mean something in a URL are percent-encoded. IPv6 addresses stand in brackets.
 */
public final class RedisUrl {

    private static final Pattern FORM = Pattern
            .compile("(rediss?)(-sentinel|-cluster)?://(?:(?<login>.*)@)?(?<nodes>[^/?@]*)(?:/(?<path>[^?]*))?(?:\\?(?<query>.*))?");

    private static final Pattern NODE = Pattern.compile("(?:\\[(?<six>[0-9A-Fa-f:.]+)\\]|(?<host>[^:\\[\\]\\s]+))(?::(?<port>\\d{1,5}))?");

    private static final String FORMS = "write redis://HOST:6379, redis-sentinel://HOST:26379,HOST:26379/MASTER or redis-cluster://HOST:6379,HOST:6379"
            + " (rediss for TLS), with :PASSWORD@ or USER:PASSWORD@ before the first host, percent-encoded";

    private final String url;

    private RedisUrl(String url) {
        this.url = url.strip();
    }

    /**
     * The address a URL means.
     *
     * @throws IllegalArgumentException when it means none; the message is one sentence with the mend and without the password
     */
    public static RedisAddress parse(String url) {
        return new RedisUrl(url).address();
    }

    private RedisAddress address() {
        Matcher form = FORM.matcher(url);
        if (!form.matches()) {
            throw refused("is not the address of a Redis");
        }
        Login login = login(form.group("login"), form.group(1).equals("rediss"));
        String path = form.group("path") == null ? "" : form.group("path");
        Map<String, String> options = options(form.group("query"));
        return switch (form.group(2) == null ? "" : form.group(2)) {
            case "-sentinel" -> sentinel(form.group("nodes"), login, path, options);
            case "-cluster" -> cluster(form.group("nodes"), login, path, options);
            default -> single(form.group("nodes"), login, path, options);
        };
    }

    private RedisAddress single(String nodes, Login login, String path, Map<String, String> options) {
        List<Node> one = nodes(nodes, 6379);
        if (one.size() > 1) {
            throw refused("names several hosts without saying whether they are Sentinels or a Cluster");
        }
        int database = path.isEmpty() ? 0 : database(path);
        refuseOthers(options);
        return new RedisAddress.Single(one.getFirst(), login, database);
    }

    private RedisAddress sentinel(String nodes, Login login, String path, Map<String, String> options) {
        if (path.isBlank() || path.contains("/")) {
            throw refused("does not name the master the Sentinels watch, as in /mymaster");
        }
        String database = options.remove("database");
        String password = options.remove("sentinel-password");
        refuseOthers(options);
        return new RedisAddress.Sentinel(
                nodes(nodes, 26379), decoded(path), login, database == null ? 0 : database(database), password);
    }

    private RedisAddress cluster(String nodes, Login login, String path, Map<String, String> options) {
        if (!path.isEmpty() && !path.equals("0")) {
            throw refused("names a database, and a Cluster has only database 0");
        }
        refuseOthers(options);
        return new RedisAddress.Cluster(nodes(nodes, 6379), login);
    }

    private Login login(@Nullable String text, boolean tls) {
        if (text == null || text.isEmpty()) {
            return new Login(null, null, tls);
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw refused("has a user without a password");
        }
        String user = decoded(text.substring(0, colon));
        return new Login(user.isEmpty() ? null : user, decoded(text.substring(colon + 1)), tls);
    }

    private List<Node> nodes(String text, int usualPort) {
        return Arrays.stream(text.split(",", -1)).map(node -> node(node, usualPort)).toList();
    }

    private Node node(String text, int usualPort) {
        Matcher node = NODE.matcher(text.strip());
        if (!node.matches()) {
            throw refused("has '" + text + "' where a host and port should be");
        }
        int port = node.group("port") == null ? usualPort : Integer.parseInt(node.group("port"));
        if (port < 1 || port > 65535) {
            throw refused("has port " + port + ", which is not within 1 and 65535");
        }
        return new Node(node.group("six") == null ? node.group("host") : node.group("six"), port);
    }

    private int database(String text) {
        if (!text.matches("\\d{1,4}")) {
            throw refused("has database '" + text + "', which is no number");
        }
        return Integer.parseInt(text);
    }

    private Map<String, String> options(@Nullable String query) {
        Map<String, String> options = new TreeMap<>();
        for (String option : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = option.indexOf('=');
            options.put(equals < 0 ? option : option.substring(0, equals), equals < 0 ? "" : decoded(option.substring(equals + 1)));
        }
        return options;
    }

    private void refuseOthers(Map<String, String> options) {
        if (!options.isEmpty()) {
            throw refused("has options nobody knows here: " + String.join(", ", options.keySet()));
        }
    }

    /** A plus sign is one: only percent-encoding counts. */
    private String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused("has a '%' that begins no encoded character: write %25");
        }
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("Redis URL '" + masked(url) + "' " + why + ": " + FORMS);
    }

    /** The URL without what may be secret. */
    static String masked(String url) {
        return url.replaceFirst("^([^:/]*:/{0,2})?.*@", "$1***@").replaceAll("(?i)(password=)[^&]*", "$1***");
    }
}
