package dev.gumshoe.adapters.cases;

import java.util.Arrays;

/**
 * Remembers which spans were seen, eight bytes each: 64-bit fingerprints in an open hash table. Of a million spans two different
 * ones share a fingerprint with a chance of about one in forty million.
 */
final class SeenKeys {

    private long[] table = new long[1 << 12];
    private int size;

    /** Whether this is the first time. */
    boolean add(String trace, String span, String resource, String kind, long start) {
        long key = mix(start);
        key = mix(key ^ both(trace, span));
        key = mix(key ^ both(resource, kind));
        return add(key == 0 ? 1 : key);
    }

    /** The hashes of both texts, which they keep for whoever asks next. */
    private static long both(String one, String other) {
        return (long) one.hashCode() << Integer.SIZE | Integer.toUnsignedLong(other.hashCode());
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
    private static long mix(long key) {
        long a = (key ^ (key >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    private boolean add(long key) {
        if (size * 2 > table.length) {
            long[] old = table;
            table = new long[old.length * 2];
            Arrays.stream(old).filter(k -> k != 0).forEach(this::put);
        }
        boolean added = put(key);
        size += added ? 1 : 0;
        return added;
    }

    private boolean put(long key) {
        int mask = table.length - 1;
        int at = (int) key & mask;
        while (table[at] != 0) {
            if (table[at] == key) {
                return false;
            }
            at = (at + 1) & mask;
        }
        table[at] = key;
        return true;
    }
}
