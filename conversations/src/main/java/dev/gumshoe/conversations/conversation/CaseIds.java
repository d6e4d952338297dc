package dev.gumshoe.conversations.conversation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Ids of cases, made from what opened them: the same alert delivered twice names the same case, so that the journal itself refuses to
 * open it again.
 */
public final class CaseIds {

    /** Crockford's base 32 in lower case: no letter is mistaken for another when read aloud. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 8;

    private CaseIds() {}

    /** The id of the case that the given origin opens: {@code inv-} and eight letters (40 bits). */
    public static String of(String origin) {
        byte[] hash = sha256(origin);
        StringBuilder id = new StringBuilder("inv-");
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(hash[i] & 31));
        }
        return id.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
