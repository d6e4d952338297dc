package dev.gumshoe.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gumshoe.adapters.redis.EmbeddedRedis;
import dev.gumshoe.adapters.redis.RedisAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that keep cases in Redis, each on a folder of its own. */
class WithRedisTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void aDemonstrationTellsItsResultBesideTheTruth() throws Exception {
        Path settings = Typed.settings(folder, "");

        Typed typed = Typed.of("demo", "--once", "--json", "--scenario", "bad-deployment", "--seed", 1, "--settings", settings);

        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).hasLineCount(1);
        JsonNode line = JSON.readTree(typed.out());
        assertThat(line.path("scenario").asText()).isEqualTo("bad-deployment");
        assertThat(line.path("seed").asLong()).isEqualTo(1);
        assertThat(line.path("truth").fieldNames()).toIterable().containsExactly("resource", "mechanism", "change");
        assertThat(line.path("ranked").get(0)).isEqualTo(line.path("truth").path("resource"));
        assertThat(typed.err()).contains("Robots-as-a-Service", "What really happened: ");
    }

    @Test
    void oneThatCameToItsEndIsNotShownAgainAndAnotherIsHoweverFewAlertsAreInvestigated() throws Exception {
        Path settings = Typed.settings(folder, "storms: {perChannel: 1, perSender: 1, perHour: 1}\n");

        Typed.of("demo", "--once", "--json", "--scenario", "no-fault", "--settings", settings);
        Typed again = Typed.of("demo", "--once", "--json", "--settings", settings);

        assertThat(again.exit()).isZero();
        assertThat(JSON.readTree(again.out()).path("scenario").asText()).isEqualTo("bad-deployment");
        assertThat(JSON.readTree(again.out()).path("observations")).isNotEmpty();
    }

    @Test
    void refusesASecondGumshoeOnTheSameFolderAndLeavesTheFirstOnesThingsAlone() throws Exception {
        Path settings = Typed.settings(folder, "");
        try (EmbeddedRedis first = EmbeddedRedis.start(folder.resolve("data/demo/redis"))) {
            Typed typed = Typed.of("demo", "--once", "--seed", 1, "--settings", settings);

            assertThat(typed.exit()).isEqualTo(2);
            assertThat(typed.err()).startsWith("gumshoe: Another Gumshoe (process ").hasLineCount(1);
            assertThat(folder.resolve("data/demo/world.json")).doesNotExist();
            assertThat(first.address()).isNotNull();
        }
    }

    @Test
    void refusesATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Typed typed = Typed.of("demo", "--once", "--port", taken.getLocalPort(), "--settings", Typed.settings(folder, ""));

            assertThat(typed.exit()).isEqualTo(2);
            assertThat(typed.err()).startsWith("gumshoe: Port " + taken.getLocalPort() + " at 127.0.0.1 is taken").hasLineCount(1);
            assertThat(folder.resolve("data/demo/world.json")).doesNotExist();
        }
    }

    @Test
    void refusesAFolderThatCannotBeWrittenTo() throws Exception {
        Files.writeString(folder.resolve("data"), "a file stands where the folder should be");

        Typed typed = Typed.of("run", "--settings", Typed.settings(folder, ""));

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err())
                .startsWith("gumshoe: The folder " + folder.resolve("data/redis") + " of the embedded Redis cannot be written to")
                .hasLineCount(1);
    }

    private Path keptAt(String url) throws IOException {
        return Files.writeString(folder.resolve("gumshoe.yaml"), "redis:\n  url: " + url + "\nweb:\n  port: 0\n");
    }

    @Test
    void refusesARedisThatDoesNotAnswerWithoutTellingItsPassword() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        Typed typed = Typed.of("run", "--settings", keptAt("redis://:hunter22@127.0.0.1:" + closed));

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("Redis at 127.0.0.1:" + closed + " does not answer (connection refused)")
                .doesNotContain("hunter22").hasLineCount(1);
    }

    @Test
    void refusesAWrongPasswordWithoutTellingIt() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder.resolve("redis"))) {
            int port = ((RedisAddress.Single) redis.address()).node().port();

            Typed typed = Typed.of("run", "--settings", keptAt("redis://:hunter22@127.0.0.1:" + port));

            assertThat(typed.exit()).isEqualTo(2);
            assertThat(typed.err()).contains("refuses the sign-in").doesNotContain("hunter22").hasLineCount(1);
        }
    }

    @Test
    void theDoctorTellsWhatAnswersAndWhatIsToBeMended() throws Exception {
        Path recorded = Path.of("src/test/resources/cases/checkout-errors").toAbsolutePath();

        Typed well = Typed.of("doctor", "--settings", Typed.settings(folder, "sources:\n- type: case\n  folder: " + recorded + "\n"));
        Typed ill = Typed.of("doctor", "--settings", Typed.settings(folder, ""));

        assertThat(well.out()).contains("redis", " answers", "runbooks", "All is well.").doesNotContain("\u001b");
        assertThat(well.exit()).isZero();
        assertThat(ill.out()).contains("sources", "none is set", "1 to mend.");
        assertThat(ill.exit()).isEqualTo(2);
    }

    @Test
    void theDoctorReadsWhatPeopleWroteDownThoughThereIsNothingElseToLookAt() throws Exception {
        Path written = Typed.settings(folder, "");
        Files.writeString(written.resolveSibling("gumshoe.md"), "## forge\n- colour: red\n");

        Typed typed = Typed.of("doctor", "--settings", written);

        assertThat(typed.out().replaceAll("\\s+", " ")).contains("name sources in gumshoe.yaml", "gumshoe.md line 2 begins with 'colour'");
    }
}
