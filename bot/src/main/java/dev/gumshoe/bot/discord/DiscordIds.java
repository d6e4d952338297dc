package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.Place;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names Gumshoe gives to what is in Discord, so that it knows a thing again when it is told of it twice. */
final class DiscordIds {

    /** The surface of Discord's places. */
    static final String SURFACE = "discord";

    /** The most characters of a nonce. */
    private static final int NONCE = 25;
    private static final int SHORT = 6;
    private static final Set<String> TOPICS = Set.of("status", "alarms", "gaps", "truth");
    private static final Pattern MARK = Pattern
            .compile("(?:^|\n)(?:-# )?((?:inv-[0-9a-z]{8}|digest-\\d{4}-\\d\\d-\\d\\d) · \\S{1,24}(?: · \\d{1,3})?)$");
    private static final Pattern MESSAGE = Pattern.compile(SURFACE + "-(\\d+)-(\\d+)");
    private static final long EPOCH = 1_420_070_400_000L;
    private static final int AFTER_TIME = 22;

    private DiscordIds() {}

    /**
     * The thread that a message of a channel begins, which has the message's id; in direct messages, where there are no threads, what answers
     * the message.
     */
    static Place place(String channel, String message) {
        return new Place(SURFACE, channel, message);
    }

    /** The id of a message. */
    static String message(String channel, String id) {
        return SURFACE + "-" + channel + "-" + id;
    }

    /** The id of what somebody did with a command, a button or a form. */
    static String interaction(String id) {
        return SURFACE + "-" + id;
    }

    /** Channel and id of a message, as {@link #message} puts them together; empty for what is none. */
    static Optional<String[]> message(String id) {
        Matcher parts = MESSAGE.matcher(id);
        return parts.matches() ? Optional.of(new String[] {parts.group(1), parts.group(2)}) : Optional.empty();
    }

    /**
     * The mark a message of ours ends with, which people can read too: {@code inv-6k3q9m2p · 14}, and the number of the part when it is not the
     * first.
     *
     * @param what the entry's position in the journal, or a topic
     */
    static String mark(String caseId, String what, int part) {
        boolean plain = TOPICS.contains(what) || what.matches("\\d+");
        return caseId + " · " + (plain ? what : "~" + hash(what).substring(0, SHORT)) + (part == 0 ? "" : " · " + (part + 1));
    }

    /** The mark at the end of a text; empty when there is none. */
    static Optional<String> marked(String text) {
        Matcher mark = MARK.matcher(text);
        return mark.find() ? Optional.of(mark.group(1)) : Optional.empty();
    }

    /** What Discord knows a delivery by for some minutes, so that it does not take it twice. */
    static String nonce(String channel, String mark) {
        return hash(channel + " " + mark).substring(0, NONCE);
    }

    /** What the names of an entry's pictures begin with. */
    static String picture(String caseId, String what) {
        return "gumshoe-" + caseId + "-" + what;
    }

    /** The least id that something of that time has. */
    static String since(Instant at) {
        return Long.toString(Math.max(0, at.toEpochMilli() - EPOCH) << AFTER_TIME);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "0".repeat(NONCE).concat(new BigInteger(1, digest).toString(Character.MAX_RADIX)).substring(NONCE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
