package dev.gumshoe.conversations.investigation;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small entries for tests that need some entry, whatever it says. */
public final class Entries {

    /** When everything in these tests happens. */
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** The hour before noon. */
    public static final Scope SCOPE = Scope.of(TimeWindow.endingAt(NOON, Duration.ofHours(1)));

    private Entries() {}

    /** An alert of that id. */
    public static Alert alert(String id) {
        return new Alert(id, "print-" + id, "checkout errors", "", Severity.HIGH, NOON, "checkout", "errors", "test", null, Map.of());
    }

    /** A case opened for alert {@code a1}, with a thread at the place. */
    public static JournalEntry opened(String caseId, @Nullable String place) {
        return new JournalEntry.InvestigationOpened(NOON, caseId, alert("a1"), SCOPE, place, null);
    }

    /** A refused claim: the shortest fact there is. */
    public static JournalEntry fact(String text) {
        return new JournalEntry.ClaimRefused(NOON, text, "nobody saw it");
    }

    /** A direction a person gave. */
    public static JournalEntry.SteeringReceived steering(String message, Direction direction) {
        return new JournalEntry.SteeringReceived(NOON, message, "ann", "said", "slack/C1/1", direction);
    }

    /** A question a person asked. */
    public static JournalEntry.QuestionAsked question(String message) {
        return new JournalEntry.QuestionAsked(NOON, message, "ann", "when did it start?", null);
    }

    /** An errand of that id. */
    public static Task task(String id) {
        return new Task(id, Look.METRICS, "what rose?", SCOPE, null);
    }

    /** Something seen. */
    public static Observation observation(String id, String text) {
        Evidence evidence = new Evidence("metrics", "errors{service=checkout}", SCOPE.window(), "12 of 100");
        return new Observation(id, Look.METRICS, Observation.Stance.FOR, "checkout", text, NOON, List.of(evidence), null);
    }
}
