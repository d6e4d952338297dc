package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.Cases;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.GapFound;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationApplied;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationPlanned;
import dev.gumshoe.conversations.investigation.JournalEntry.RecoverySeen;
import dev.gumshoe.conversations.investigation.JournalEntry.RootCauseConcluded;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.MitigationPlan.Phase;
import dev.gumshoe.conversations.investigation.MitigationPlan.Risk;
import dev.gumshoe.conversations.investigation.MitigationPlan.Step;
import dev.gumshoe.conversations.investigation.Outcome;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.TimelineItem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the post-incident report makes of a journal. */
class IncidentReportTest {

    private static final Instant AT = Cases.ALARM;
    private static final MitigationPlan PLAN = new MitigationPlan("plan-1", "r", "Roll forge back to 1.4", "forge",
            Mechanism.BAD_DEPLOYMENT,
            "d-1", Statement.of("It began with 1.5"), "Errors fall", Risk.MEDIUM, "Less capacity.", List.of(),
            List.of(new Step(Phase.APPLY, "Undo it", "undo", true, "undone", Risk.MEDIUM, "forge")), List.of(), null,
            List.of(), List.of());

    private static Report report(JournalEntry... entries) {
        List<Recorded> journal = new ArrayList<>();
        journal.add(new Recorded(1, Cases.opened("inv-1")));
        for (JournalEntry entry : entries) {
            journal.add(new Recorded(journal.size() + 1, entry));
        }
        return new IncidentReport(ZoneOffset.UTC).of("inv-1", journal);
    }

    private static RootCauseConcluded concluded(Impact impact) {
        RootCause cause = new RootCause("forge", Mechanism.BAD_DEPLOYMENT, "d-1", Statement.of("d-1 broke forge"), List.of(), 0.9);
        return new RootCauseConcluded(AT, new Conclusion(List.of(cause), List.of(), List.of("d-1"), Mechanism.BAD_DEPLOYMENT,
                AT.minusSeconds(300), 0.9, true, impact,
                List.of(new TimelineItem(AT, Statement.of("alarm: " + Cases.alert("inv-1").title(), "A1.1"))), List.of(), ""));
    }

    private static List<String> points(Report report, String heading) {
        return report.parts().stream().filter(part -> part.heading().startsWith(heading)).map(Report.Points.class::cast)
                .flatMap(part -> part.points().stream()).toList();
    }

    private static List<List<Report.Cell>> rows(Report report, String heading) {
        return report.parts().stream().filter(part -> part.heading().startsWith(heading)).map(Report.Table.class::cast)
                .flatMap(part -> part.rows().stream()).toList();
    }

    @Test
    void countsWhoWasHurtOnce() {
        Impact told = new Impact(null, null, Map.of("robot.id", 814L, "plan.id", 3L), Map.of(), List.of(),
                List.of(Statement.of("Affected: 814 different robot.id")));

        assertThat(points(report(concluded(told)), "Impact")).containsExactly("Affected: 814 different robot.id",
                "3 distinct values of plan.id were hurt.");
    }

    @Test
    void tellsAnAlarmOnceWithWhoSentIt() {
        List<List<Report.Cell>> rows = rows(report(concluded(Impact.unknown())), "Timeline");

        assertThat(rows).filteredOn(row -> row.get(1).text().toLowerCase(java.util.Locale.ROOT).startsWith("alarm")).singleElement()
                .satisfies(row -> assertThat(row.get(1).text()).startsWith("Alarm: "));
    }

    @Test
    void tellsGapsOfOneReasonTogether() {
        Report report = report(new GapFound(AT, new Gap("G1", Look.TRACES, "how requests travelled", "denied: no role", "grant it")),
                new GapFound(AT, new Gap("G2", Look.IMPACT, "who was affected", "denied: no role", "grant it")));

        assertThat(rows(report, "Not looked at")).singleElement().satisfies(row -> assertThat(row).extracting(Report.Cell::text)
                .containsExactly("how requests travelled; who was affected", "denied: no role", "grant it"));
        assertThat(points(report, "Actions")).containsExactly("To do, to see how requests travelled; who was affected: grant it.");
    }

    @Test
    void saysWhatMendedItAndWhenThatWasSeen() {
        Report report = report(concluded(Impact.unknown()), new MitigationAsked(AT, "m1", "ada", "fix it", null),
                new MitigationPlanned(AT, "m1", PLAN), new MitigationApplied(AT.plusSeconds(60), "plan-1", "m2", "ada", null, "done"),
                new RecoverySeen(AT.plusSeconds(180), "plan-1", Outcome.RECOVERED, Statement.of("errors are at 0"), null));

        assertThat(points(report, "Actions")).first().asString()
                .isEqualTo("Done by ada: Roll forge back to 1.4. After that: " + Outcome.RECOVERED.words() + ".");
        assertThat(report.facts()).filteredOn(fact -> fact.name().equals("Recovered")).singleElement()
                .satisfies(fact -> assertThat(fact.value()).endsWith("14:13:00 UTC, 8 min 0 s after it began"));
    }
}
