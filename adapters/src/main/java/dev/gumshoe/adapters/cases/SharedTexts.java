package dev.gumshoe.adapters.cases;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts of ASCII bytes. Of a short text that comes again and again, as names and kinds do, there is one object: it is made once, and
 * whoever looks it up in a table finds its hash counted. Bounded: a text may push out another one. For one thread.
 */
final class SharedTexts {

    private static final int PLACES = 1 << 12;
    private static final int LONGEST = 40;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** Eight bytes at once. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final @Nullable Text[] texts = new @Nullable Text[PLACES];

    private static final class Text {
        final byte[] written;
        final String text;

        Text(byte[] written, String text) {
            this.written = written;
            this.text = text;
        }

        boolean stands(byte[] bytes, int from, int to) {
            return Arrays.equals(written, 0, written.length, bytes, from, to);
        }
    }

    /** How often the texts of one field were there already; where they hardly ever are, as ids, nobody looks. */
    static final class Luck {

        private static final int PATIENCE = 1_000;

        private int found;
        private int missed;

        private boolean lasts() {
            return missed < PATIENCE || found > missed / 2;
        }
    }

    /** The text of the bytes, which are ASCII. */
    String text(byte[] bytes, int from, int to, Luck luck) {
        if (to - from > LONGEST || !luck.lasts()) {
            return plain(bytes, from, to);
        }
        int place = place(bytes, from, to);
        Text known = texts[place];
        if (known != null && known.stands(bytes, from, to)) {
            luck.found++;
            return known.text;
        }
        luck.missed++;
        Text made = new Text(Arrays.copyOfRange(bytes, from, to), plain(bytes, from, to));
        texts[place] = made;
        return made.text;
    }

    private static String plain(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static int place(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = (hash ^ (long) EIGHT.get(bytes, at)) * SPREAD;
            hash ^= hash >>> 32;
        }
        for (; at < to; at++) {
            hash = (hash ^ bytes[at]) * SPREAD;
        }
        return (int) (hash >>> 40) & (PLACES - 1);
    }
}
