package dev.gumshoe.conversations.topology;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What sort of thing a kind is: two resources of one name are the same thing only when they can be. */
enum ResourceFamily {
    /** A machine, real or virtual. */
    HOST("instance", "host", "node", "vm", "server", "machine"),
    /** Something that does work under a name. */
    SERVICE("service", "function", "lambda", "deployment", "application", "app", "component", "workload"),
    /** Something whose source does not say what it is. */
    UNKNOWN("resource", "unknown"),
    /** Anything else; of one sort only when the words are the same. */
    OTHER();

    /** What kinds there are is up to the sources, and never many; each is taken apart once. */
    private static final Map<String, ResourceFamily> SEEN = new ConcurrentHashMap<>();
    private static final int MOST_SEEN = 10_000;
    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

    @SuppressWarnings("ImmutableEnumChecker") // it is made by Set.of
    private final Set<String> words;

    ResourceFamily(String... words) {
        this.words = Set.of(words);
    }

    /** The family of a kind as a source words it: {@code AWS::EC2::Instance}, {@code ecs-service}. */
    static ResourceFamily of(String kind) {
        ResourceFamily seen = SEEN.get(kind);
        if (seen == null) {
            seen = read(kind);
            if (SEEN.size() < MOST_SEEN) {
                SEEN.put(kind, seen);
            }
        }
        return seen;
    }

    private static ResourceFamily read(String kind) {
        String last = "";
        for (String word : SEPARATOR.split(kind)) {
            last = word.isEmpty() ? last : word.toLowerCase(Locale.ROOT);
        }
        if (last.isEmpty()) {
            return UNKNOWN;
        }
        for (ResourceFamily family : values()) {
            if (family.words.contains(last)) {
                return family;
            }
        }
        return OTHER;
    }

    /** Whether things of the two kinds can be one thing. */
    static boolean compatible(String kind, String other) {
        ResourceFamily family = of(kind);
        ResourceFamily that = of(other);
        return family == UNKNOWN || that == UNKNOWN || (family == that && (family != OTHER || kind.equalsIgnoreCase(other)));
    }
}
