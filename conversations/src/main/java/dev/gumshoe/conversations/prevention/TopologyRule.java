package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.investigation.Mechanism;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of resource is to be set up, as its attributes tell. A resource whose source says nothing about any of the attributes is left alone:
 * what is not known is no deviation.
 *
 * @param kinds words of which one stands in the resource's kind
 * @param mechanisms the ways of breaking that it would have prevented or shortened; empty for all
 * @param attributes names under which sources tell it; the first that is there counts
 * @param bad values that deviate, lower case
 * @param least the least a number may be, or null
 */
public record TopologyRule(
        String id, Set<String> kinds, Set<Mechanism> mechanisms, List<String> attributes, Set<String> bad, @Nullable Integer least) {

    /** Takes copies. */
    public TopologyRule {
        kinds = Set.copyOf(kinds);
        mechanisms = Set.copyOf(mechanisms);
        attributes = List.copyOf(attributes);
        bad = Set.copyOf(bad);
    }

    /** Whether the resource is set up otherwise, and that matters where something breaks in this way. */
    boolean broken(Resource resource, Mechanism mechanism) {
        return (mechanisms.isEmpty() || mechanisms.contains(mechanism)) && broken(resource);
    }

    private boolean broken(Resource resource) {
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
