package dev.gumshoe.adapters.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** State and configuration of a resource in the making; what AWS does not say is left out. */
final class Attributes {

    private final Map<String, String> known = new LinkedHashMap<>();

    /** Of something in a place. */
    static Attributes in(AwsPlace place) {
        return new Attributes().and("account", place.account().name()).and("region", place.region());
    }

    Attributes and(String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            known.put(name, value.toString());
        }
        return this;
    }

    Map<String, String> all() {
        return known;
    }
}
