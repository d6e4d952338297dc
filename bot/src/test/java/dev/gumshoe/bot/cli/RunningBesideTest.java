package dev.gumshoe.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gumshoe.adapters.redis.EmbeddedRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that only read do so beside a Gumshoe that runs, and a demonstration says what it found of an earlier one. */
class RunningBesideTest {

    @TempDir
    Path folder;

    private Typed demonstrated(String... more) throws Exception {
        return Typed.of(Stream.concat(
                Stream.of("demo", "--once", "--json", "--settings", Typed.settings(folder, "").toString()),
                Stream.of(more)).toArray());
    }

    private static String caseOf(Typed typed) {
        return typed.err().lines().filter(line -> line.startsWith("Watch it at ")).findFirst().orElseThrow().replaceAll(".*/", "");
    }

    @Test
    void theReportOfADemonstrationIsPrintedAlsoWhileAnotherRuns() throws Exception {
        String shown = caseOf(demonstrated("--scenario", "no-fault", "--seed", "3"));
        String settings = Typed.settings(folder, "").toString();

        Typed after = Typed.of("report", shown, "--settings", settings);
        Typed beside;
        try (EmbeddedRedis running = EmbeddedRedis.start(folder.resolve("data/demo/redis"))) {
            beside = Typed.of("report", shown, "--settings", settings);
            assertThat(EmbeddedRedis.running(folder.resolve("data/demo/redis"))).as("its server is left alone")
                    .contains(running.address());
        }

        assertThat(after.exit()).isZero();
        assertThat(after.out()).contains("# ", "## ");
        assertThat(beside.out()).isEqualTo(after.out());
    }

    @Test
    void anUnknownCaseIsAnsweredWithTheLatestOnesADemonstrationsAmongThem() throws Exception {
        String shown = caseOf(demonstrated("--scenario", "no-fault", "--seed", "3"));

        Typed typed = Typed.of("report", "inv-0", "--settings", Typed.settings(folder, ""));

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("There is no case 'inv-0'; the latest are " + shown).hasLineCount(1);
    }

    @Test
    void theDigestAndTheDoctorDoNotAskForTheGumshoeToBeStopped() throws Exception {
        Path settings = Typed.settings(folder, "");
        try (EmbeddedRedis running = EmbeddedRedis.start(folder.resolve("data/redis"))) {
            Typed digest = Typed.of("digest", "--date", "2026-03-01", "--settings", settings);
            Typed doctor = Typed.of("doctor", "--settings", settings);

            assertThat(digest.exit()).isZero();
            assertThat(doctor.out()).containsPattern("redis +.* answers").doesNotContain("Another Gumshoe");
            assertThat(EmbeddedRedis.running(folder.resolve("data/redis"))).contains(running.address());
        }
    }

    @Test
    void aDemonstrationThatWasLeftGoesOnAndSaysSo() throws Exception {
        left("no-fault", 3, Instant.now().minusSeconds(60));

        Typed typed = demonstrated();

        assertThat(typed.err()).contains("The demonstration of no-fault, seed 3, was left before its end and goes on");
        JsonNode line = new ObjectMapper().readTree(typed.out());
        assertThat(line.path("scenario").asText()).isEqualTo("no-fault");
        assertThat(line.path("seed").asLong()).isEqualTo(3);
    }

    @Test
    void oneOfYesterdayIsNotGoneOnWith() throws Exception {
        left("no-fault", 3, Instant.now().minusSeconds(86_400));

        Typed typed = demonstrated();

        assertThat(typed.err()).doesNotContain("was left before its end").contains("scenario bad-deployment");
    }

    private void left(String scenario, long seed, Instant at) throws Exception {
        Path note = folder.resolve("data/demo/world.json");
        Files.createDirectories(note.getParent());
        new DemoWorld(scenario, seed, at.truncatedTo(ChronoUnit.SECONDS).toString()).leave(note);
    }
}
