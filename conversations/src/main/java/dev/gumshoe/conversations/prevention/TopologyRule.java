package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of resource is to be set up, as its attributes tell. A resource whose source says nothing about any of the attributes is left alone:
 * what is not known is no deviation.
 *
 * @param kinds words of which one stands in the resource's kind
 * @param attributes names under which sources tell it; the first that is there counts
 * @param bad values that deviate, lower case
 * @param least the least a number may be, or null
 */
public record TopologyRule(String id, Set<String> kinds, List<String> attributes, Set<String> bad, @Nullable Integer least) {

    /** Takes copies. */
    public TopologyRule {
        kinds = Set.copyOf(kinds);
        attributes = List.copyOf(attributes);
        bad = Set.copyOf(bad);
    }

    /** Whether the resource is set up otherwise. */
    boolean broken(Resource resource) {
        String kind = resource.kind().toLowerCase(Locale.ROOT).replace('_', '-');
        if (kinds.stream().noneMatch(kind::contains)) {
            return false;
        }
        return attributes.stream().map(resource.attributes()::get).filter(value -> value != null).findFirst().filter(this::deviates)
                .isPresent();
    }

    private boolean deviates(String value) {
        String word = value.strip().toLowerCase(Locale.ROOT);
        return bad.contains(word) || (least != null && word.matches("\\d{1,9}") && Integer.parseInt(word) < least);
    }
}
