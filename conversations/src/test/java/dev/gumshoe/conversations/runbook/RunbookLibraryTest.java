package dev.gumshoe.conversations.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which runbooks are chosen for what is told, and when none is. */
class RunbookLibraryTest {

    private static final Runbook DISK = runbook("disk-full", "A volume has no space left and writes stop", "disk full", "no space left");
    private static final Runbook DNS = runbook("name-resolution", "Host names cannot be resolved", "unknown host", "NXDOMAIN");
    private static final Runbook QUEUE = runbook("queue-backlog", "Consumers fall behind and a queue of messages grows");

    private final RunbookLibrary library = new RunbookLibrary(List.of(DISK, DNS, QUEUE));

    @Test
    void findsTheOneWhoseKeywordStandsInTheAlertWhateverItsCase() {
        var fits = library.fitting("Write failed: No Space Left on device /var");

        assertThat(fits).extracting(fit -> fit.runbook().name()).containsExactly("disk-full");
        assertThat(fits.getFirst().why()).isEqualTo("it is written for \"no space left\", which stands in what was told");
    }

    @Test
    void takesAPhraseOnlyWhenItsWordsStandSideBySide() {
        assertThat(library.fitting("unknown error on host 7")).isEmpty();
    }

    @Test
    void findsOneWithoutKeywordsByTwoOfItsWords() {
        assertThat(library.fitting("the queue holds 30000 message")).extracting(RunbookLibrary.Fit::runbook).containsExactly(QUEUE);
        assertThat(library.fitting("a message")).isEmpty();
    }

    @Test
    void findsNoneForEverydayWordsAlone() {
        assertThat(library.fitting("CRITICAL alert: service error rate is high")).isEmpty();
        assertThat(library.fitting("")).isEmpty();
        assertThat(new RunbookLibrary(List.of()).fitting("disk full")).isEmpty();
    }

    @Test
    void putsTheBetterFitFirstAndLeavesOutWhatIsFarBehind() {
        var fits = library.fitting("disk full, no space left on the volume, writes stop; later one unknown host");

        assertThat(fits).extracting(RunbookLibrary.Fit::runbook).containsExactly(DISK);
    }

    @Test
    void readsTitleDescriptionResourceAndMetricOfAnAlert() {
        var alert = new Alert("a", "a", "Trouble", "", Severity.HIGH, Instant.EPOCH, "queue", "MessageBacklog", "case", null, Map.of());

        assertThat(library.fitting(alert)).extracting(RunbookLibrary.Fit::runbook).containsExactly(QUEUE);
    }

    @Test
    void lendsNoBodyBeforeItIsWanted() {
        var unread = new Runbook("unread", "disk full", List.of(), Map.of(), () -> {
            throw new AssertionError("read before it was wanted");
        });

        assertThat(new RunbookLibrary(List.of(unread)).fitting("disk full")).hasSize(1);
    }

    @Test
    void takesTheLaterOfTwoWithOneName() {
        var newer = runbook("disk-full", "newer");

        assertThat(new RunbookLibrary(List.of(DISK, DNS, newer)).named("disk-full")).contains(newer);
    }

    @Test
    void refusesARunbookWithoutADescription() {
        assertThatThrownBy(() -> runbook("x", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Runbook runbook(String name, String description, String... keywords) {
        return new Runbook(name, description, List.of(keywords), Map.of(), () -> "text");
    }
}
