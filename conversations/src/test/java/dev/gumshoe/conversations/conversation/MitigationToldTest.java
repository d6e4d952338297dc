package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gumshoe.conversations.conversation.TicketNarration.Event;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationUnplanned;
import dev.gumshoe.conversations.investigation.JournalEntry.PreValidated;
import dev.gumshoe.conversations.investigation.PreValidation;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people asked to be planned, and what came of it, where a case is read afterwards: in its tickets and in its report. */
class MitigationToldTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final String WHY = "There is no cause yet that a plan could be for.";

    private static List<Recorded> journal() {
        Alert alert = new Alert("a", "a", "Errors", "", Severity.HIGH, AT, "cart", null, "test", null, Map.of());
        List<JournalEntry> entries = List.of(
                new InvestigationOpened(AT, "c", alert, Scope.of(TimeWindow.endingAt(AT, Duration.ofHours(1))), null, null),
                new MitigationAsked(AT.plusSeconds(60), "m1", "ana", "what should we do?", "slack/C1/1.1"),
                new MitigationUnplanned(AT.plusSeconds(61), "m1", WHY),
                new MitigationAsked(AT.plusSeconds(90), "m2", null, "by rule", null),
                new PreValidated(AT.plusSeconds(120), "P1", new PreValidation(List.of())));
        return IntStream.range(0, entries.size()).mapToObj(i -> new Recorded(i + 1, entries.get(i))).toList();
    }

    private static Stream<TicketNarration.Told> told() {
        TicketNarration tickets = new TicketNarration(new Narration(ZoneOffset.UTC));
        return journal().stream().flatMap(recorded -> tickets
                .of(recorded, new Investigation("c").after(journal().subList(0, (int) recorded.position()))).stream());
    }

    @Test
    void standsInTheTicket() {
        assertThat(told()).extracting(TicketNarration.Told::event, said -> said.note().headline()).contains(
                tuple(Event.CONVERSATION, "ana in Slack: “what should we do?”"),
                tuple(Event.MITIGATION, WHY));
        assertThat(told()).extracting(said -> said.note().headline()).noneMatch(line -> line.contains("by rule"));
    }

    @Test
    void standsInTheTimelineOfTheReport() {
        Report report = new IncidentReport(ZoneOffset.UTC).of("c", journal());

        assertThat(report.parts()).filteredOn(Report.Table.class::isInstance).flatExtracting(part -> ((Report.Table) part).rows())
                .extracting(row -> row.get(1).text())
                .containsExactly("Alarm: Errors", "ana asked for a plan: “what should we do?”", "No plan was made: " + WHY,
                        "The plan was checked: nothing of it could be looked at");
    }
}
