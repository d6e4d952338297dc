package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.investigation.Entries;
import dev.gumshoe.conversations.investigation.JournalEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** One real server for all tests that need just a Redis; each connection to it has keys of its own. */
final class TestRedis {

    private static final AtomicInteger CONNECTIONS = new AtomicInteger();

    private TestRedis() {}

    /** The server, started when the first test asks for it. */
    private static final class Server {

        private static final EmbeddedRedis EMBEDDED = start();

        private static EmbeddedRedis start() {
            try {
                Path folder = Files.createTempDirectory("gumshoe-redis-test");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndDelete(folder)));
                return EmbeddedRedis.start(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stopAndDelete(Path folder) {
            EMBEDDED.close();
            delete(folder);
        }
    }

    static RedisAddress address() {
        return Server.EMBEDDED.address();
    }

    /** Settings with a key prefix nobody else has. */
    static RedisSettings settings() {
        return RedisSettings.usual().withPrefix("test-" + CONNECTIONS.incrementAndGet() + ":");
    }

    static Redis connect() {
        return Redis.connect(address(), settings());
    }

    static RedisJournal journal(Redis redis) {
        return new RedisJournal(redis, TestRedis::write, TestRedis::read);
    }

    /** Refused claims and opened cases are all that the journals of these tests hold. */
    private static String write(JournalEntry entry) {
        return switch (entry) {
            case JournalEntry.ClaimRefused fact -> "fact " + fact.claim();
            case JournalEntry.InvestigationOpened opened -> "opened " + opened.caseId();
            default -> throw new IllegalArgumentException("no test writes " + entry);
        };
    }

    private static JournalEntry read(String text) {
        return text.startsWith("opened ") ? Entries.opened(text.substring(7), null) : Entries.fact(text.substring(5));
    }

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            LoggerFactory.getLogger(TestRedis.class).debug("left behind: {}", folder, e);
        }
    }
}
