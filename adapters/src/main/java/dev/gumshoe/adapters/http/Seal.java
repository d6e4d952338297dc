package dev.gumshoe.adapters.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a sender proves that a delivery is its own. Compares in constant time, over the exact bytes received. */
public interface Seal {

    /** Lets the delivery pass. @throws Refused with 401 or 403 when it is not the sender's */
    void check(Delivery delivery) throws Refused;

    /** A token in {@code Authorization: Bearer …}. */
    static Seal bearer(String token) {
        return delivery -> {
            String given = delivery.header("authorization").filter(h -> h.regionMatches(true, 0, "Bearer ", 0, 7))
                    .map(h -> h.substring(7).strip())
                    .orElseThrow(() -> new Refused(401, "The header Authorization: Bearer is missing."));
            if (!same(token, given)) {
                throw new Refused(403, "The token is not the one that is set for this webhook.");
            }
        };
    }

    /**
     * A name and a password in {@code Authorization: Basic …}.
     *
     * @param credentials {@code name:password}
     */
    static Seal basic(String credentials) {
        String wanted = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return delivery -> {
            String given = delivery.header("authorization")
                    .orElseThrow(() -> new Refused(401, "The header Authorization: Basic is missing."));
            if (!same(wanted, given)) {
                throw new Refused(403, "The name or the password is not the one that is set for this webhook.");
            }
        };
    }

    /**
     * AWS DevOps Agent's scheme: Base64 of HMAC-SHA256 over the timestamp, a colon and the body, the secret taken as text.
     *
     * @param skew how far the timestamp may be from our clock
     */
    static Seal timed(String secret, Duration skew) {
        return delivery -> {
            String timestamp = delivery.header("x-amzn-event-timestamp")
                    .orElseThrow(() -> new Refused(401, "The header x-amzn-event-timestamp is missing."));
            String given = delivery.header("x-amzn-event-signature")
                    .orElseThrow(() -> new Refused(401, "The header x-amzn-event-signature is missing."));
            byte[] signed = (timestamp + ":").getBytes(StandardCharsets.UTF_8);
            byte[] wanted = hmac(secret, signed, delivery.body());
            if (!same(Base64.getEncoder().encodeToString(wanted), given.strip())) {
                throw new Refused(403, "The signature does not fit the secret that is set for this webhook.");
            }
            fresh(timestamp, delivery.at(), skew);
        };
    }

    private static void fresh(String timestamp, Instant now, Duration skew) throws Refused {
        try {
            if (Duration.between(Instant.parse(timestamp.strip()), now).abs().compareTo(skew) > 0) {
                throw new Refused(403, "The timestamp is more than " + skew.toSeconds() + " s away from the time here.");
            }
        } catch (DateTimeException e) {
            throw new Refused(400, "The header x-amzn-event-timestamp is no time like 2026-01-31T12:00:00.000Z.");
        }
    }

    /**
     * Hexadecimal HMAC-SHA256 over the body, in a header that may list several, each after a prefix.
     *
     * @param header in lower case
     * @param prefix what stands before each signature, {@code v1=} or nothing
     */
    static Seal hex(String secret, String header, String prefix) {
        return delivery -> {
            String given = delivery.header(header).orElseThrow(() -> new Refused(401, "The header " + header + " is missing."));
            String wanted = prefix + HexFormat.of().formatHex(hmac(secret, new byte[0], delivery.body()));
            if (Arrays.stream(given.split(",")).noneMatch(each -> same(wanted, each.strip()))) {
                throw new Refused(403, "The signature does not fit the secret that is set for this webhook.");
            }
        };
    }

    private static byte[] hmac(String secret, byte[] before, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(before);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static boolean same(String wanted, String given) {
        return MessageDigest.isEqual(wanted.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
