package dev.gumshoe.conversations.investigation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** Copies of collections with one item more or another: a case has hundreds of entries, not millions. */
final class Growth {

    private Growth() {}

    static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return Collections.unmodifiableList(longer);
    }

    /** The list itself when it holds the item. */
    static <T> List<T> plusNew(List<T> list, T item) {
        return list.contains(item) ? list : plus(list, item);
    }

    static <V> SequencedMap<String, V> plus(SequencedMap<String, V> map, String key, V value) {
        SequencedMap<String, V> larger = new LinkedHashMap<>(map);
        larger.put(key, value);
        return Collections.unmodifiableSequencedMap(larger);
    }

    /** The map itself when it does not hold the key. */
    static <V> SequencedMap<String, V> changed(SequencedMap<String, V> map, String key, UnaryOperator<V> change) {
        V before = map.get(key);
        return before == null ? map : plus(map, key, change.apply(before));
    }

    static <V> SequencedMap<String, V> none() {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>());
    }
}
