package dev.gumshoe.bot.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which incident a demonstration shows, noted in a file so that one that was killed goes on with the same incident.
 *
 * @param scenario the scenario's name as people type it
 * @param alertAt when its alarm fires, ISO 8601
 */
record DemoWorld(String scenario, long seed, String alertAt) {

    private static final Duration STALE = Duration.ofHours(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    RobotWorld build() {
        Scenario named = Scenario.named(scenario, seed)
                .orElseThrow(() -> new UserError("--scenario is '" + scenario + "'; give one of " + String.join(", ", Scenario.names())
                        + ", or " + Scenario.RANDOM));
        return RobotWorld.of(named, seed, Instant.parse(alertAt));
    }

    /** The incident an earlier demonstration left unfinished. A note that cannot be read counts as none. */
    static Optional<DemoWorld> left(Path note) {
        try {
            return Files.exists(note) ? Optional.of(JSON.readValue(Files.readString(note), DemoWorld.class)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Whether it began so lately that it is worth going on with: what is older is no longer what its alarm said. */
    boolean recent(Instant now) {
        try {
            return Instant.parse(alertAt).isAfter(now.minus(STALE));
        } catch (DateTimeException _) {
            return false;
        }
    }

    /** The incident came to its end: the next demonstration shows another. */
    static void forget(Path note) {
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw new UserError(
                    note + " cannot be removed: " + e.getMessage() + "; remove it, or the next demonstration shows this one again", e);
        }
    }

    /** Notes the incident, whole or not at all. */
    void leave(Path note) {
        try {
            Files.createDirectories(note.toAbsolutePath().getParent());
            Path part = note.resolveSibling(note.getFileName() + ".part");
            Files.writeString(part, JSON.writeValueAsString(this));
            Files.move(part, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of our own cannot be written as JSON", e);
        } catch (IOException e) {
            throw new UserError(note + " cannot be written: " + e.getMessage() + "; give another folder in redis.folder", e);
        }
    }
}
