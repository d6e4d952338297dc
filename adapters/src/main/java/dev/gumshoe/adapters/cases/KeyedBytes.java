package dev.gumshoe.adapters.cases;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds the value of one field in a line's bytes without reading the rest of it; what it says is a guess for the reader to confirm. */
final class KeyedBytes {

    /** What {@link #value} returns when the line names the field not once. */
    static final int UNTOLD = -1;

    /** Eight bytes at once. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] key;
    private final long beginning;
    private final long mask;

    /** @param name the field's name */
    KeyedBytes(String name) {
        this.key = ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
        int bits = Math.min(Long.BYTES, key.length) * Byte.SIZE;
        this.mask = bits == Long.SIZE ? -1L : (1L << bits) - 1;
        this.beginning = (long) EIGHT.get(Arrays.copyOf(key, Math.max(Long.BYTES, key.length)), 0) & mask;
    }

    /** Where the field's value begins; {@link #UNTOLD} when the field is not there, or there more than once and not as the line's first. */
    int value(byte[] buffer, int offset, int length) {
        int end = offset + length;
        int found = next(buffer, offset, end);
        boolean first = found == offset + 1 + key.length;
        if (found < 0 || (!first && next(buffer, found, end) >= 0)) {
            return UNTOLD;
        }
        int at = found;
        while (at < end && (buffer[at] == ':' || buffer[at] == ' ' || buffer[at] == '\t')) {
            at++;
        }
        return at < end ? at : UNTOLD;
    }

    /** The place behind the next mention of the key, or -1; a value follows it, so that eight bytes can be read wherever it stands. */
    private int next(byte[] buffer, int from, int end) {
        int last = Math.min(end - key.length, buffer.length - Long.BYTES);
        for (int i = from; i <= last; i++) {
            if (((long) EIGHT.get(buffer, i) & mask) == beginning && matches(buffer, i)) {
                return i + key.length;
            }
        }
        return -1;
    }

    private boolean matches(byte[] buffer, int at) {
        for (int k = Long.BYTES; k < key.length; k++) {
            if (buffer[at + k] != key[k]) {
                return false;
            }
        }
        return true;
    }
}
