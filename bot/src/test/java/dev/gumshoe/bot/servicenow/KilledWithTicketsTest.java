package dev.gumshoe.bot.servicenow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.bot.RunningProgram;
import dev.gumshoe.bot.servicenow.StandInServiceNow.Entry;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program is killed with SIGKILL right after one of its entries came into a ticket: it goes on where it was, and says nothing twice. */
@Timeout(240)
class KilledWithTicketsTest {

    private static final int COMMENTS = 8;

    @TempDir
    private Path folder;

    private StandInServiceNow instance;
    private RunningProgram program;

    @BeforeEach
    void open() throws IOException {
        instance = new StandInServiceNow();
        program = new RunningProgram(folder, """
                servicenow: {url: "%s", clientId: %s, clientSecret: %s, user: %s, filter: "active=true^priorityIN1,2", poll: 200ms}
                """.formatted(instance.url(), StandInServiceNow.CLIENT, StandInServiceNow.SECRET, StandInServiceNow.USER));
    }

    @AfterEach
    void close() {
        program.close();
        instance.close();
    }

    /** Its first word in the ticket, and answers in the midst of the comments. */
    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void answersEveryCommentOnceThoughItWasKilledWithItsEntryOnTheWay(int entry) throws Exception {
        AtomicInteger writes = new AtomicInteger();
        instance.onWrite(() -> {
            if (writes.incrementAndGet() == entry) {
                program.kill();
            }
        });
        program.start();
        String incident = instance.incident("Checkout answers with errors", "1", "checkout");
        comments().forEach(text -> instance.write(incident, "work_notes", "beth.anglin", text));
        program.gone();

        program.start();
        Awaitility.await().atMost(Duration.ofSeconds(90))
                .until(() -> comments().stream().allMatch(text -> !answers(incident, text).isEmpty()));

        Map<String, List<Recorded>> journals = program.ended();
        assertThat(journals).hasSize(1);
        assertThat(journals.values().iterator().next()).extracting(Recorded::entry)
                .filteredOn(JournalEntry.QuestionAsked.class::isInstance).as("each heard once").hasSize(COMMENTS);
        assertThat(comments()).allSatisfy(text -> assertThat(answers(incident, text)).as(text).hasSize(1));
        assertThat(ours(incident)).as("nothing twice").doesNotHaveDuplicates();
        assertThat(instance.violations()).isEmpty();
    }

    private static List<String> comments() {
        return IntStream.rangeClosed(1, COMMENTS).mapToObj("when did it start, asked as number %03d?"::formatted).toList();
    }

    private List<String> ours(String incident) {
        return instance.entries(incident).stream().filter(entry -> entry.author().equals(StandInServiceNow.USER)).map(Entry::text).toList();
    }

    private List<String> answers(String incident, String text) {
        return ours(incident).stream().filter(said -> said.startsWith("“" + text + "” (")).toList();
    }
}
