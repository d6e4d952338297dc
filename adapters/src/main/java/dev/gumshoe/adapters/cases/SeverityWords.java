package dev.gumshoe.adapters.cases;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Passes over log lines whose severity is none of those asked for before anything else of them is read. */
final class SeverityWords {

    private static final KeyedBytes SEVERITY = new KeyedBytes("severity");

    private final byte[][] words;

    /** @param words upper case; empty for all */
    SeverityWords(Set<String> words) {
        this.words = words.stream().map(word -> word.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    }

    /** Whether the line may be of one of the severities; only a line that surely is not may be left unread. */
    boolean mayBeIn(byte[] buffer, int offset, int length) {
        if (words.length == 0) {
            return true;
        }
        int value = SEVERITY.value(buffer, offset, length);
        if (value < 0 || buffer[value] != '"') {
            return true;
        }
        for (byte[] word : words) {
            if (begins(buffer, value + 1, offset + length, word)) {
                return true;
            }
        }
        return escaped(buffer, value + 1, offset + length);
    }

    private static boolean begins(byte[] buffer, int at, int end, byte[] word) {
        if (at + word.length > end) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            byte b = buffer[at + i];
            byte upper = b >= 'a' && b <= 'z' ? (byte) (b - 'a' + 'A') : b;
            if (upper != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether something in the value is written in another way than it reads. */
    private static boolean escaped(byte[] buffer, int from, int end) {
        for (int i = from; i < end && buffer[i] != '"'; i++) {
            if (buffer[i] == '\\' || buffer[i] < 0) {
                return true;
            }
        }
        return false;
    }
}
