package dev.gumshoe.adapters.cases;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Hands out the lines of a file as bytes, without copying them; knows byte order marks and both line ends, passes over blank lines. */
final class Lines {

    /** A line longer than this is damage, not a record. */
    static final int LONGEST = 32 << 20;

    private static final int FIRST_BUFFER = 1 << 18;

    /** Eight bytes at once. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private byte[] buffer = new byte[FIRST_BUFFER];
    private int filled;
    private int start;
    private long line;
    private boolean overlong;

    private Lines() {}

    /** Someone who takes lines. */
    interface Taker {

        /** Takes the line that stands in the buffer from {@code offset}, {@code length} bytes long, valid during the call only. */
        void take(byte[] buffer, int offset, int length, long line) throws IOException;
    }

    static void read(Path file, Defects defects, Taker taker) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            new Lines().run(in, defects, taker);
        }
    }

    private void run(InputStream in, Defects defects, Taker taker) throws IOException {
        int read = in.readNBytes(buffer, 0, 3);
        filled = read == 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF ? 0 : read;
        int scanned = 0;
        while (read >= 0) {
            scanned = handOut(scanned, defects, taker);
            scanned = makeRoom(scanned);
            read = in.read(buffer, filled, buffer.length - filled);
            filled += Math.max(read, 0);
        }
        if (filled > start) {
            hand(filled, defects, taker);
        }
    }

    private int handOut(int from, Defects defects, Taker taker) throws IOException {
        for (int i = lineFeed(buffer, from, filled); i >= 0; i = lineFeed(buffer, i + 1, filled)) {
            hand(i, defects, taker);
            start = i + 1;
        }
        return filled;
    }

    /** Where the next line feed stands, or -1; eight bytes a step, found by the zero byte it makes (Warren, Hacker's Delight, 6-1). */
    private static int lineFeed(byte[] bytes, int from, int end) {
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long zeroed = (long) EIGHT.get(bytes, i) ^ LINE_FEEDS;
            long found = (zeroed - LOW_BITS) & ~zeroed & HIGH_BITS;
            if (found != 0) {
                return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        for (; i < end; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void hand(int end, Defects defects, Taker taker) throws IOException {
        line++;
        int length = end > start && buffer[end - 1] == '\r' ? end - 1 - start : end - start;
        if (overlong) {
            defects.note("skipped, longer than " + (LONGEST >> 20) + " MB", line);
            overlong = false;
        } else if (!blank(length)) {
            taker.take(buffer, start, length, line);
        }
    }

    private boolean blank(int length) {
        for (int i = start; i < start + length; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Moves the unfinished line to the buffer's beginning, or makes the buffer larger; what is too long is let go. */
    private int makeRoom(int scanned) {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            start = 0;
        } else if (filled >= LONGEST) {
            overlong = true;
            filled = 0;
        } else if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        return Math.min(scanned, filled);
    }
}
