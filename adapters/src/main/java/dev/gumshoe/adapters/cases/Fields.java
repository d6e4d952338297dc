package dev.gumshoe.adapters.cases;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A few texts by name, used again for every row. Rows of one file are laid out alike: a field is looked for first where it stood in the
 * row before.
 */
final class Fields {

    private static final int FEW = 16;
    private static final int FEWEST = 5;

    private String[] names = new String[FEW];
    private @Nullable String[] values = new @Nullable String[FEW];
    private int size;
    private int left;
    private int known;
    private boolean asBefore = true;
    private final int[] places = new int[FEW];
    private int taken;

    void clear() {
        Arrays.fill(values, 0, size, null);
        known = size;
        size = 0;
        left = 0;
        taken = 0;
        asBefore = true;
    }

    /** Puts a text under a name; of two under one name the later stays. */
    void put(String name, String value) {
        int place = placeFor(name);
        left += values[place] == null ? 1 : 0;
        values[place] = value;
    }

    private int placeFor(String name) {
        // names of the row before differ from each other: as long as this row repeats them, nothing is there twice
        asBefore &= size < known && names[size].equals(name);
        int place = asBefore ? -1 : place(name);
        if (place >= 0) {
            return place;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        names[size] = name;
        return size++;
    }

    /** Takes out the text of that name; null when there is none, or it was taken. */
    @Nullable
    String take(String name) {
        int place = placeOf(name);
        if (place < 0) {
            return null;
        }
        String value = values[place];
        values[place] = null;
        left -= value == null ? 0 : 1;
        return value;
    }

    private int placeOf(String name) {
        int turn = taken++ % FEW;
        int before = places[turn];
        int place = before < size && names[before].equals(name) ? before : place(name);
        places[turn] = Math.max(place, 0);
        return place;
    }

    private int place(String name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** What is here and what is left of the others; of two under one name what is here. Immutable. */
    Map<String, String> and(Fields others) {
        if (left + others.left == 0) {
            return Map.of();
        }
        if (others.left == 0 && left <= FEWEST) {
            return few();
        }
        Map<String, String> all = HashMap.newHashMap(left + others.left);
        others.copyTo(all);
        copyTo(all);
        return Map.copyOf(all);
    }

    /** A few, without the detour over a map that can be changed. */
    private Map<String, String> few() {
        int a = next(0);
        int b = next(a + 1);
        int c = next(b + 1);
        int d = next(c + 1);
        int e = next(d + 1);
        return switch (left) {
            case 1 -> Map.of(names[a], value(a));
            case 2 -> Map.of(names[a], value(a), names[b], value(b));
            case 3 -> Map.of(names[a], value(a), names[b], value(b), names[c], value(c));
            case 4 -> Map.of(names[a], value(a), names[b], value(b), names[c], value(c), names[d], value(d));
            default -> Map.of(names[a], value(a), names[b], value(b), names[c], value(c), names[d], value(d), names[e], value(e));
        };
    }

    private String value(int place) {
        return String.valueOf(values[place]);
    }

    private int next(int from) {
        for (int i = from; i < size; i++) {
            if (values[i] != null) {
                return i;
            }
        }
        return size;
    }

    private void copyTo(Map<String, String> map) {
        for (int i = 0; i < size; i++) {
            String value = values[i];
            if (value != null) {
                map.put(names[i], value);
            }
        }
    }
}
