package dev.gumshoe.conversations.topology;

import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Under which names a resource may be known elsewhere, as its attributes tell. */
final class Aliases {

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private Aliases() {}

    /** Names that are nobody else's: its id, its ARN, and those it says itself. */
    static List<String> certain(Resource resource) {
        List<String> names = new ArrayList<>(2);
        names.add(resource.id());
        names.addAll(values(resource, Resource.ARN));
        names.addAll(values(resource, Resource.ALIAS));
        return names;
    }

    /** Names that others may have as well: what people call it, hosts and addresses; of a host name its first part too. */
    static List<String> likely(Resource resource) {
        List<String> names = new ArrayList<>(values(resource, Resource.NAME));
        for (String attribute : List.of(Resource.HOST, Resource.DNS)) {
            for (String host : values(resource, attribute)) {
                names.add(host);
                int dot = host.indexOf('.');
                if (dot > 0 && !NUMBERS.matcher(host).matches()) {
                    names.add(host.substring(0, dot));
                }
            }
        }
        names.addAll(values(resource, Resource.ADDRESS));
        return names;
    }

    private static List<String> values(Resource resource, String attribute) {
        String value = resource.attributes().getOrDefault(attribute, "").strip();
        if (value.indexOf(',') < 0) {
            return value.isEmpty() ? List.of() : List.of(value);
        }
        return List.of(COMMA.split(value));
    }

    /** How a name is compared: case does not matter, nor does the dot at the end of a host name. */
    static String key(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
