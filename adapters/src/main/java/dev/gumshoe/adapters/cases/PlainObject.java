package dev.gumshoe.adapters.cases;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line that holds one JSON object of the plainest kind, as nearly every line of a recording does: texts in ASCII without escapes,
 * numbers, {@code true}, {@code false} and {@code null}, and below it no other object than {@code attributes}. Everything else, damage
 * included, is left to the JSON library, whose word counts; what is read here reads there the same. For one thread.
 */
final class PlainObject {

    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NUMBER = 30;
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    /** Eight bytes at once. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = LOW_BITS * '"';
    private static final long BACKSLASHES = LOW_BITS * '\\';
    private static final long SPACES = LOW_BITS * ' ';

    private final Fields fields;
    private final Fields attributes;
    private final SharedTexts texts = new SharedTexts();
    private final List<Place> places = new ArrayList<>();
    private byte[] bytes = {};
    private int at;
    private int end;
    private int turn;

    /** What stood at one place of the row before: rows of one file are laid out alike. */
    private static final class Place {
        final SharedTexts.Luck luck = new SharedTexts.Luck();
        byte[] written = {};
        String name = "";
    }

    /** @param fields where the object's own fields go, {@code attributes} those of the object of that name */
    PlainObject(Fields fields, Fields attributes) {
        this.fields = fields;
        this.attributes = attributes;
    }

    /** Puts the line's fields where they belong; false when the line is none of the plainest kind, and what was put is to be forgotten. */
    boolean read(byte[] buffer, int offset, int length) {
        bytes = buffer;
        at = offset;
        end = offset + length;
        turn = 0;
        return next() == '{' && members(fields) && next() < 0;
    }

    /** The next byte that is no space, not taken; below 0 at the end and for bytes that are not ASCII. */
    private int next() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at < end ? bytes[at] : -1;
    }

    private boolean members(Fields into) {
        at++;
        if (next() == '}') {
            at++;
            return true;
        }
        int mark = ',';
        while (mark == ',') {
            if (next() != '"' || !member(into)) {
                return false;
            }
            mark = next();
            at++;
        }
        return mark == '}';
    }

    private boolean member(Fields into) {
        int from = at + 1;
        int to = textEnd(from);
        if (to < 0) {
            return false;
        }
        Place place = place(from, to);
        at = to + 1;
        if (next() != ':') {
            return false;
        }
        at++;
        return value(next(), into, place);
    }

    private Place place(int from, int to) {
        if (turn == places.size()) {
            places.add(new Place());
        }
        Place place = places.get(turn++);
        if (!Arrays.equals(place.written, 0, place.written.length, bytes, from, to)) {
            place.written = Arrays.copyOfRange(bytes, from, to);
            place.name = new String(place.written, StandardCharsets.US_ASCII).intern();
        }
        return place;
    }

    private boolean value(int first, Fields into, Place place) {
        return switch (first) {
            case '"' -> text(into, place);
            case '{' -> top(into) && place.name.equals("attributes") && members(attributes);
            case 't' -> word(TRUE, "true", into, place);
            case 'f' -> word(FALSE, "false", into, place);
            case 'n' -> word(NULL, null, into, place);
            default -> number(into, place);
        };
    }

    @SuppressWarnings("ReferenceEquality") // it is about which of the two, not about what is in them
    private boolean top(Fields into) {
        return into == fields;
    }

    private boolean text(Fields into, Place place) {
        int from = at + 1;
        int to = textEnd(from);
        if (to < 0) {
            return false;
        }
        into.put(place.name, texts.text(bytes, from, to, place.luck));
        at = to + 1;
        return true;
    }

    /**
     * Where the quote stands that ends the text; -1 when something comes before it that is not read as it is written. Eight bytes a step;
     * the lowest byte found is one that was looked for (Warren, Hacker's Delight, 6-1).
     */
    private int textEnd(int from) {
        int last = Math.min(end, from + LONGEST_TEXT);
        int i = from;
        for (; i + Long.BYTES <= last; i += Long.BYTES) {
            long eight = (long) EIGHT.get(bytes, i);
            long quotes = eight ^ QUOTES;
            long backslashes = eight ^ BACKSLASHES;
            long found = (((quotes - LOW_BITS) & ~quotes) | ((backslashes - LOW_BITS) & ~backslashes) | ((eight - SPACES) & ~eight) | eight)
                    & HIGH_BITS;
            if (found != 0) {
                int place = i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
                return bytes[place] == '"' ? place : -1;
            }
        }
        for (; i < last; i++) {
            byte b = bytes[i];
            if (b == '"') {
                return i;
            }
            if (b < ' ' || b == '\\') {
                return -1;
            }
        }
        return -1;
    }

    private boolean word(byte[] word, @Nullable String read, Fields into, Place place) {
        int to = Math.min(end, at + word.length);
        if (!Arrays.equals(word, 0, word.length, bytes, at, to)) {
            return false;
        }
        if (read != null) {
            into.put(place.name, read);
        }
        at = to;
        return true;
    }

    /** A number without an exponent; one that is no JSON ends before a byte that cannot follow a value. */
    private boolean number(Fields into, Place place) {
        int from = at;
        int digits = from < end && bytes[from] == '-' ? from + 1 : from;
        int to = digitsEnd(digits);
        if (to == digits || (bytes[digits] == '0' && to > digits + 1)) {
            return false;
        }
        if (to < end && bytes[to] == '.') {
            int point = to;
            to = digitsEnd(point + 1);
            if (to == point + 1) {
                return false;
            }
        }
        if (to - from > LONGEST_NUMBER) {
            return false;
        }
        into.put(place.name, texts.text(bytes, from, to, place.luck));
        at = to;
        return true;
    }

    private int digitsEnd(int from) {
        int i = from;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i;
    }
}
