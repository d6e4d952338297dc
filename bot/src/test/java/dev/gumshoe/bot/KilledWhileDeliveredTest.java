package dev.gumshoe.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.investigation.Recorded;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program is killed with SIGKILL while senders deliver: what was answered with 200 is in a journal, and what is delivered again is there once. */
@Timeout(180)
class KilledWhileDeliveredTest {

    private static final int DELIVERIES = 12;
    private static final String TOKEN = "a-token-of-this-test";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningProgram program;

    @BeforeEach
    void open() throws IOException {
        program = new RunningProgram(folder, "webhooks:\n- {name: agent, type: aws_devops_agent, token: " + TOKEN + "}\n");
    }

    @AfterEach
    void close() {
        program.close();
        http.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void losesNothingThatItAcceptedAndTakesWhatIsDeliveredAgainOnce(int accepted) throws Exception {
        Set<String> taken = deliveredUntilKilledAfter(accepted, program.start());
        program.gone();
        URI again = program.start();

        for (String incident : incidents()) {
            assertThat(status(again, incident)).as("delivered again").isEqualTo(200);
        }

        List<String> told = told(program.ended());
        assertThat(taken).hasSizeGreaterThanOrEqualTo(accepted);
        assertThat(told).as("alerts that are in a journal").doesNotHaveDuplicates().containsAll(taken)
                .containsExactlyInAnyOrderElementsOf(incidents());
    }

    private static List<String> incidents() {
        return IntStream.range(0, DELIVERIES).mapToObj("INC-K-%02d"::formatted).toList();
    }

    /** Senders deliver side by side; the program dies as soon as so many were told that theirs is taken. */
    private Set<String> deliveredUntilKilledAfter(int accepted, URI pages) {
        Set<String> taken = new ConcurrentSkipListSet<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            incidents().forEach(incident -> senders.execute(() -> {
                if (status(pages, incident) == 200) {
                    taken.add(incident);
                    if (taken.size() >= accepted) {
                        program.kill();
                    }
                }
            }));
        }
        return taken;
    }

    private int status(URI pages, String incident) {
        String body = """
                {"eventType":"incident","incidentId":"%s","action":"created","priority":"HIGH","title":"%s fails","service":"service-%s",
                 "timestamp":"2026-03-02T14:09:00.000Z"}""".formatted(incident, incident, incident);
        try {
            return http.send(HttpRequest.newBuilder(pages.resolve("/webhooks/agent")).timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + TOKEN).header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            return -1;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The alerts that any case tells of: opened with, joined, or kept until others fit them. */
    private static List<String> told(Map<String, List<Recorded>> journals) {
        List<String> told = new ArrayList<>();
        for (Recorded recorded : journals.values().stream().flatMap(List::stream).toList()) {
            String entry = recorded.entry().toString();
            if (entry.startsWith("InvestigationOpened") || entry.startsWith("AlertJoined") || entry.startsWith("AlertHeld")) {
                incidents().stream().filter(incident -> entry.contains("title=" + incident)).forEach(told::add);
            }
        }
        return told;
    }
}
