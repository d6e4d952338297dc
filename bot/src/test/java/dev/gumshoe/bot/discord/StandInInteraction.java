package dev.gumshoe.bot.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A command, a pressed button or a sent form, and what it was answered with. */
final class StandInInteraction {

    private static final long PATIENCE = 30;

    final String id;
    final String token;
    final String channel;
    final String user;
    final @Nullable ObjectNode message;
    /** Messages that only the person sees: answers and what came after, in order. */
    final List<JsonNode> whispered = new CopyOnWriteArrayList<>();
    /** The id of the message that is the answer, once there is one. */
    volatile @Nullable String original;
    volatile boolean ephemeral;
    private final long begun = System.nanoTime();
    private final CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    private volatile long took;

    StandInInteraction(String id, String channel, String user, @Nullable ObjectNode message) {
        this.id = id;
        this.token = "token-" + id;
        this.channel = channel;
        this.user = user;
        this.message = message;
    }

    boolean acknowledged() {
        return answer.isDone();
    }

    void answered(JsonNode callback) {
        took = System.nanoTime() - begun;
        answer.complete(callback);
    }

    /** The first answer, waited for: {@code {type, data}}. */
    JsonNode answer() {
        try {
            return answer.get(PATIENCE, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the interaction was not answered", e);
        }
    }

    /** What only the person was told. */
    String alone() {
        return String.join("\n", whispered.stream().map(StandInDiscord::shown).toList());
    }

    /** How long the first answer took. */
    Duration took() {
        answer();
        return Duration.ofNanos(took);
    }
}
