package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.topology.Atlas;
import dev.gumshoe.conversations.topology.Survey;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LookAnswersTest {

    private final List<Observation> observed = new ArrayList<>();
    private final List<Gap> missing = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<LogLine> lines = new ArrayList<>();
    private boolean broken;

    private final Notebook notebook = new Notebook() {

        @Override
        public void observed(Observation observation) {
            observed.add(observation);
        }

        @Override
        public void missing(Gap gap) {
            missing.add(gap);
        }
    };

    /** Changes and logs that a test gives. */
    private final class Given implements ChangeSource, LogSource {

        @Override
        public String name() {
            return "given";
        }

        @Override
        public Health health() {
            return Health.good("given");
        }

        @Override
        public ToolResult<List<Change>> changes(ChangeQuery query) {
            if (broken) {
                return new ToolResult.Failed<>("given", "changes", "503", "It is down; ask again later.");
            }
            List<Change> within = changes.stream().filter(change -> query.window().contains(change.timestamp())).toList();
            Evidence evidence = new Evidence("given", "changes in " + query.window(), query.window(), "…");
            return within.isEmpty() ? new ToolResult.NothingFound<>(evidence) : new ToolResult.Found<>(within, evidence);
        }

        @Override
        public ToolResult<Tally> read(LogQuery query, Consumer<? super LogLine> each) {
            lines.stream().filter(line -> query.window().contains(line.timestamp())).forEach(each);
            return new ToolResult.Found<>(new Tally(lines.size(), List.of()), new Evidence("given", "logs", query.window(), "…"));
        }
    }

    private List<Statement> ask(String question) {
        InvestigationOpened opened = new InvestigationOpened(
                Cases.ALARM, "inv-1", Cases.alert("q-1"), Scope.of(Cases.WINDOW), "slack/C1/1.0", "ana", true);
        QuestionAsked asked = new QuestionAsked(Cases.ALARM, "m-1", "ana", question, null);
        Investigation state = new Investigation("inv-1").after(List.of(new Recorded(1, opened), new Recorded(2, asked)));
        return reasoner().answer(asked, state, notebook);
    }

    private EvidenceReasoner reasoner() {
        return new EvidenceReasoner(
                EvidenceSources.of(new Given()), new InMemoryLocker(), InstantSource.fixed(Cases.ALARM), ZoneOffset.UTC);
    }

    private void change(String time, String title) {
        changes.add(new Change(
                title, Instant.parse("2026-03-02T" + time + "Z"), Change.Kind.OTHER, "forge", "asg", title, List.of(), null, Map.of()));
    }

    @Test
    void saysWhichInstancesWereReplacedInTheTimeThatWasAskedAbout() {
        change("13:20:00", "Terminated i-0aa1");
        change("13:50:00", "Terminated i-0aa2");
        change("13:51:00", "Launched i-0aa3");
        change("13:52:00", "Feature flag dark-mode switched on");

        List<Statement> answer = ask("which instances were replaced in the last half hour?");

        assertThat(answer).extracting(Statement::text).containsExactly(
                "2 changes between 13:40:00 and 14:10:00 UTC: 1 launched, 1 terminated.",
                "13:51:00 UTC: Launched i-0aa3 on forge by asg",
                "13:50:00 UTC: Terminated i-0aa2 on forge by asg");
        assertThat(answer).allSatisfy(s -> assertThat(observed).extracting(Observation::id).containsAll(s.observations()));
    }

    @Test
    void offersToInvestigateWhatIsOutOfTheOrdinary() {
        for (int i = 10; i < 40; i++) {
            change("13:" + i + ":00", "Terminated i-0b" + i);
        }

        List<Statement> answer = ask("which instances went away in the last hour?");

        assertThat(answer.getFirst().text()).startsWith("30 changes");
        assertThat(answer.getLast()).isEqualTo(RecordAnswers.OFFER);
    }

    @Test
    void saysWhereItLookedWhenThereIsNothing() {
        assertThat(ask("what was deployed in the last 20 minutes?")).extracting(Statement::text)
                .containsExactly("Nothing was changed between 13:50:00 and 14:10:00 UTC, says given.");
    }

    @Test
    void neverTakesASourceThatFailedForNothing() {
        broken = true;

        assertThat(ask("what changed since 13:30?")).extracting(Statement::text)
                .containsExactly("I could not ask given, so what it would have shown is not known: It is down; ask again later.");

        assertThat(missing).extracting(Gap::id, Gap::what, Gap::why, Gap::mend)
                .containsExactly(tuple("Q1.m1", "given did not answer changes", "503.", "It is down; ask again later."));
    }

    @Test
    void countsTheErrorsOfTheTimeByWhatTheySay() {
        for (int i = 0; i < 5; i++) {
            lines.add(new LogLine(
                    Instant.parse("2026-03-02T14:0" + i + ":00Z"), "forge", "ERROR", "request " + i + " failed: no route", null, Map.of()));
        }
        lines.add(new LogLine(Instant.parse("2026-03-02T14:01:00Z"), "forge", "INFO", "all good", null, Map.of()));

        assertThat(ask("any errors in the last 15 minutes?")).extracting(Statement::text).containsExactly(
                "5 error lines between 13:55:00 and 14:10:00 UTC.",
                "forge logged 5 times since 14:00:00 UTC: “request 0 failed: no route”",
                RecordAnswers.OFFER.text());
    }

    @Test
    void looksAnewWhereTheQuestionIsOfATimeOrOfInstancesAlsoInACase() {
        change("13:50:00", "Terminated i-0aa2");
        QuestionAsked asked = new QuestionAsked(Cases.ALARM, "m-1", "ana", "which instances were replaced?", null);

        List<Statement> answer = reasoner().answer(asked, Cases.after(asked), notebook);

        assertThat(answer).extracting(Statement::text).contains("13:50:00 UTC: Terminated i-0aa2 on forge by asg");
    }

    @Test
    void countsAnErrorOfSeveralInstancesOnceWithWhatWasThrown() {
        for (String instance : List.of("i-1", "i-2", "i-2", "i-3")) {
            lines.add(new LogLine(Instant.parse("2026-03-02T14:01:00Z"), instance, "ERROR",
                    "move for rb-17 failed\njava.lang.IllegalStateException: no route\n\tat a.B.c(B.java:7)", null, Map.of()));
        }

        assertThat(ask("any errors in the last 15 minutes?")).extracting(Statement::text).contains(
                "i-2, i-1 and 1 more logged 4 times since 14:01:00 UTC: “move for rb-17 failed — java.lang.IllegalStateException: no route”");
    }

    @Test
    void saysWhatHangsOnAResource() {
        QuestionAsked asked = new QuestionAsked(Cases.ALARM, "m-1", "ana", "what depends on forge?", null);

        List<Statement> answer = reasoner().answer(asked, Cases.after(asked), notebook);

        assertThat(answer).extracting(Statement::text).containsExactly(
                "forge calls nothing that is known; it is called by shop; trouble there also reaches web.");
        assertThat(observed).extracting(Observation::id).containsExactlyElementsOf(answer.getFirst().observations());
    }

    @Test
    void citesWhoToldWhatHangsOnAResource() {
        Instant told = Instant.parse("2026-03-02T13:50:00Z");
        Atlas atlas = new Atlas(List.of("inventory", "spans"), Duration.ofHours(1), 100, () -> told);
        atlas.take(
                List.of(Survey.told("inventory", new Inventory(List.of(new Resource("forge", "service", Map.of(), told)), List.of()), told),
                        Survey.told("spans",
                                new Inventory(List.of(), List.of(new Relation("shop", "forge", RelationKind.CALLS, "spans", told))),
                                told)));

        List<Evidence> evidence = new Tellers(EvidenceSources.of(atlas), Cases.WINDOW).of("forge", Topology.empty());

        assertThat(evidence).extracting(Evidence::source).containsExactly("spans");
        assertThat(evidence.getFirst().query()).isEqualTo("relations of forge, as told at 2026-03-02T13:50:00Z");
        assertThat(evidence.getFirst().excerpt()).isEqualTo("shop calls forge (spans, as of 2026-03-02T13:50:00Z)");
    }
}
