package dev.gumshoe.conversations.analysis;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells labels that name who or what a request was for ({@code robot.id}, {@code customer}, {@code orderId}) from those of the machinery. */
final class EntityIds {

    private static final Set<String> WHOLE = Set.of(
            "user", "customer", "tenant", "account", "client", "member", "subscriber", "organization", "organisation", "org", "username",
            "userid", "shop", "merchant", "device");
    private static final Set<String> MACHINERY = Set.of(
            "trace", "span", "parent", "request", "req", "correlation", "transaction", "host", "instance", "container", "process", "thread",
            "pod", "node", "cluster", "region",
            "zone", "image", "deployment", "build", "version", "commit", "message", "messaging", "connection", "service", "resource",
            "task", "function", "faas", "cloud", "k8s",
            "net", "http", "rpc", "db", "aws", "gcp", "azure", "telemetry", "otel", "event", "log", "worker", "partition", "consumer",
            "producer", "group", "peer", "server", "run", "pid");
    private static final Pattern IN_TEXT = Pattern
            .compile("\\b([A-Za-z][\\w.]{1,30}?[._]?(?:[iI]d|ID))[\"']?\\s*[=:]\\s*[\"']?([\\w@.-]{1,64})");

    private EntityIds() {}

    /** Whether a label of that name holds the id of somebody or something that is served. */
    static boolean named(String key) {
        String[] words = key.replaceAll("([a-z0-9])([A-Z])", "$1.$2").toLowerCase(Locale.ROOT).split("[._-]+");
        for (String word : words) {
            if (MACHINERY.contains(word)) {
                return false;
            }
        }
        String last = words[words.length - 1];
        return (words.length > 1 && (last.equals("id") || last.equals("ids") || last.equals("uuid")))
                || (words.length <= 2 && WHOLE.contains(last));
    }

    /** The ids among labels. */
    static void among(Map<String, String> attributes, Map<String, Boolean> known, BiConsumer<String, String> each) {
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String value = attribute.getValue();
            if (!value.isBlank() && value.length() <= 64 && known.computeIfAbsent(attribute.getKey(), EntityIds::named)) {
                each.accept(attribute.getKey(), value);
            }
        }
    }

    /** The ids written into a text as {@code key=value}. */
    static void in(String body, Map<String, Boolean> known, BiConsumer<String, String> each) {
        if (body.indexOf('=') < 0 && body.indexOf(':') < 0) {
            return;
        }
        Matcher matcher = IN_TEXT.matcher(body.length() <= 500 ? body : body.substring(0, 500));
        while (matcher.find()) {
            if (known.computeIfAbsent(matcher.group(1), EntityIds::named)) {
                each.accept(matcher.group(1), matcher.group(2));
            }
        }
    }
}
