package dev.gumshoe.adapters.redis;

import static dev.gumshoe.conversations.investigation.Entries.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.gumshoe.conversations.investigation.Overtaken;
import dev.gumshoe.conversations.investigation.Recorded;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** The server the program starts for itself: nothing acknowledged is lost, whoever is killed. */
class EmbeddedRedisTest {

    private static final RedisSettings SETTINGS = RedisSettings.usual();

    @TempDir
    private Path folder;

    private EmbeddedRedis embedded;

    @AfterEach
    void stop() {
        if (embedded != null) {
            embedded.close();
        }
    }

    private void start() {
        embedded = EmbeddedRedis.start(folder);
    }

    private List<Recorded> written() {
        try (Redis redis = embedded.connect(SETTINGS); RedisJournal journal = TestRedis.journal(redis)) {
            return journal.read("case", 0);
        }
    }

    private static RedisAddress.Single single(EmbeddedRedis embedded) {
        return (RedisAddress.Single) embedded.address();
    }

    @Test
    void whatWasWrittenIsThereAtTheNextStart() throws Overtaken {
        start();
        try (Redis redis = embedded.connect(SETTINGS); RedisJournal journal = TestRedis.journal(redis)) {
            journal.append("case", 0, List.of(fact("a")));
        }
        embedded.close();

        start();

        assertThat(written()).containsExactly(new Recorded(1, fact("a")));
    }

    @Test
    void aServerKilledBetweenAppendsLosesNothingAndComesBack() throws Overtaken {
        start();
        try (Redis redis = embedded.connect(SETTINGS); RedisJournal journal = TestRedis.journal(redis)) {
            long position = 0;
            for (int i = 0; i < 40; i++) {
                position = journal.append("case", position, List.of(fact("before " + i), fact("after " + i)));
                if (i % 13 == 5) {
                    await().until(() -> ProcessHandle.of(embedded.pid()), Optional::isPresent).orElseThrow().destroyForcibly();
                }
            }
        }

        List<String> all = written().stream().map(r -> r.entry().toString()).toList();
        assertThat(all).isEqualTo(IntStream.range(0, 40).boxed()
                .flatMap(i -> List.of(fact("before " + i).toString(), fact("after " + i).toString()).stream()).toList());
    }

    @Test
    void closingStopsTheServerAndFreesTheFolder() {
        start();
        ProcessHandle server = ProcessHandle.of(embedded.pid()).orElseThrow();

        embedded.close();
        embedded.close();

        assertThat(server.isAlive()).isFalse();
        assertThatCode(this::start).doesNotThrowAnyException();
    }

    @Test
    void aSecondProgramOnTheSameFolderIsRefused() throws Exception {
        try (Orphan other = Orphan.start(folder)) {
            assertThatExceptionOfType(RedisUnavailable.class).isThrownBy(this::start).withMessage(
                    "Another Gumshoe (process " + other.program.pid() + ") is running on " + folder.toRealPath()
                            + ": stop it, or give this one a folder of its own or a REDIS_URL");
        }
    }

    @Test
    void theSameProgramIsRefusedTheFolderASecondTime() throws Exception {
        start();

        assertThatExceptionOfType(RedisUnavailable.class).isThrownBy(() -> EmbeddedRedis.start(folder))
                .withMessageContaining("is running on");
        assertThat(Orphan.refused(folder)).as("still locked for others").isTrue();
    }

    @Test
    void theServerOfAKilledProgramIsAdopted() throws Exception {
        long server;
        try (Orphan other = Orphan.start(folder)) {
            server = other.server;
            other.program.destroyForcibly().waitFor();
            assertThat(ProcessHandle.of(server)).as("the server outlives its program").isPresent();

            start();
        }

        assertThat(embedded.pid()).isEqualTo(server);
        assertThat(written()).containsExactly(new Recorded(1, fact("written by the killed program")));
    }

    @Test
    void aServerLeftBehindThatDoesNotAnswerIsStopped() throws Exception {
        long server;
        try (Orphan other = Orphan.start(folder)) {
            server = other.server;
            other.program.destroyForcibly().waitFor();
            Files.delete(folder.resolve("password"));

            start();
        }

        assertThat(embedded.pid()).isNotEqualTo(server);
        assertThat(ProcessHandle.of(server)).isEmpty();
        assertThat(written()).containsExactly(new Recorded(1, fact("written by the killed program")));
    }

    @Test
    void aProcessThatGotTheNumberOfADeadServerIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("redis.pid"), Long.toString(ProcessHandle.current().pid()));

        start();

        assertThat(embedded.pid()).isNotEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void nobodyWithoutThePasswordGetsInAndOnlyItsOwnerReadsIt() throws IOException {
        start();
        String password = single(embedded).login().password();

        try (Jedis stranger = new Jedis("127.0.0.1", single(embedded).node().port())) {
            assertThatExceptionOfType(JedisDataException.class).isThrownBy(stranger::dbSize).withMessageContaining("NOAUTH");
        }
        for (String file : List.of("password", "redis.conf")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)))).isEqualTo("rw-------");
        }
        assertThat(ProcessHandle.of(embedded.pid()).flatMap(p -> p.info().commandLine()).orElse("")).doesNotContain(password);
        assertThat(embedded.toString() + embedded.address()).doesNotContain(password);
    }

    @Test
    void theServerThatComesWithTheProgramWorksWhereThereIsNoOther() throws Overtaken {
        embedded = EmbeddedRedis.start(folder, "");

        try (Redis redis = embedded.connect(SETTINGS); RedisJournal journal = TestRedis.journal(redis)) {
            journal.append("case", 0, List.of(fact("a"), fact("b")));
            assertThat(journal.read("case", 1)).containsExactly(new Recorded(2, fact("b")));
        }
    }

    @Test
    void anOlderServerIsNotLetNearDataItCannotSee() throws IOException {
        Files.createDirectories(folder.resolve("data/appendonlydir"));

        assertThatExceptionOfType(RedisUnavailable.class).isThrownBy(() -> EmbeddedRedis.start(folder, ""))
                .withMessageContaining("No redis-server can run here (no redis-server on the PATH; no valkey-server on the PATH; ")
                .withMessageContaining("is version 6.2, 7.0 is needed to read the folder): install Redis 7.0 or newer");
    }

    @Test
    void aBrokenAppendOnlyFileIsToldWithTheServersOwnWords() throws IOException {
        start();
        written();
        embedded.close();
        try (var files = Files.walk(folder.resolve("data"))) {
            Path file = files.filter(f -> f.toString().endsWith(".aof")).findFirst().orElseThrow();
            Files.writeString(file, "this is no append-only file\n");
        }

        assertThatExceptionOfType(RedisUnavailable.class).isThrownBy(this::start)
                .withMessageContaining("stopped at its start (exit code 1); its log ends: ")
                .withMessageContaining("Bad file format")
                .withMessageContaining("redis-check-aof");
        assertThatExceptionOfType(RedisUnavailable.class).as("the folder is free again").isThrownBy(this::start)
                .withMessageNotContaining("Another Gumshoe");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(RedisUnavailable.class).isThrownBy(() -> EmbeddedRedis.start(file.resolve("redis")))
                .withMessageStartingWith("The folder " + file.resolve("redis") + " of the embedded Redis cannot be written to (")
                .withMessageEndingWith("): make it writable, choose another, or set REDIS_URL");
    }

    @Test
    void aServerThatCannotWriteItsDataIsToldWithItsOwnWords() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.createFile(folder.resolve("data/appendonlydir"));
        Files.createDirectory(folder.resolve("data/appendonly.aof"));

        assertThatExceptionOfType(RedisUnavailable.class).isThrownBy(this::start).withMessageContaining("its log ends: ")
                .withMessageContaining("append");
    }

    /** Another program, in a process of its own, that runs an embedded server and writes one entry. */
    static final class Orphan implements AutoCloseable {

        private final Process program;
        private final long server;

        private Orphan(Process program, long server) {
            this.program = program;
            this.server = server;
        }

        /** What the other program does: prints the number of its server's process and waits. */
        public static void main(String[] arguments) throws Exception {
            EmbeddedRedis embedded = EmbeddedRedis.start(Path.of(arguments[0])).stopWithProgram();
            try (Redis redis = embedded.connect(SETTINGS); RedisJournal journal = TestRedis.journal(redis)) {
                journal.append("case", 0, List.of(fact("written by the killed program")));
            }
            System.out.println("SERVER " + embedded.pid());
            System.in.read();
        }

        private static Process launch(Path folder) throws IOException {
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            return new ProcessBuilder(java.toString(), "-cp", System.getProperty("java.class.path"), Orphan.class.getName(),
                    folder.toString())
                    .redirectErrorStream(true).start();
        }

        static Orphan start(Path folder) throws IOException {
            Process program = launch(folder);
            BufferedReader lines = program.inputReader();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("SERVER ")) {
                    return new Orphan(program, Long.parseLong(line.substring(7)));
                }
            }
            throw new IllegalStateException("the other program ended with " + program.onExit().join().exitValue());
        }

        static boolean refused(Path folder) throws Exception {
            Process program = launch(folder);
            boolean refused = program.inputReader().lines().anyMatch(line -> line.contains("Another Gumshoe"));
            return refused && program.waitFor(20, TimeUnit.SECONDS);
        }

        /** Ends the program as a person would, and its server with it. */
        @Override
        public void close() {
            program.destroy();
            program.onExit().orTimeout(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS).join();
        }
    }

    @Test
    void theServerStopsWithItsProgram() throws Exception {
        Orphan other = Orphan.start(folder);

        other.close();

        assertThat(ProcessHandle.of(other.server)).isEmpty();
    }
}
