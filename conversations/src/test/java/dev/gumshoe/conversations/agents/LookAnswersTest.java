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
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.RootCauseConcluded;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.RootCause;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LookAnswersTest {

    private final List<Observation> observed = new ArrayList<>();
    private final List<Gap> missing = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<LogLine> lines = new ArrayList<>();
    private final List<MetricSeries> series = new ArrayList<>();
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
    private final class Given implements ChangeSource, LogSource, MetricSource, ResourceSource {

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
        public ToolResult<Tally> read(MetricQuery query, Consumer<? super MetricSeries> each) {
            Evidence evidence = new Evidence("given", "series of " + query.resources(), query.window(), "…");
            series.stream().filter(one -> query.resources().contains(one.resource())).map(one -> one.within(query.window())).forEach(each);
            return broken
                    ? new ToolResult.Failed<>("given", "series", "503", "It is down; ask again later.")
                    : new ToolResult.Found<>(new Tally(series.size(), List.of()), evidence);
        }

        @Override
        public ToolResult<Inventory> inventory(TimeWindow window) {
            Resource forge = new Resource("bot-2", "instance", Map.of("version", "2.1", "state", "running"), Cases.ALARM);
            Resource owned = new Resource("shop", "service", Map.of("owner", "team checkout"), Cases.ALARM);
            return new ToolResult.Found<>(new Inventory(List.of(forge, owned), List.of()), new Evidence("given", "inventory", window, "…"));
        }

        @Override
        public ToolResult<Tally> read(LogQuery query, Consumer<? super LogLine> each) {
            lines.stream().filter(line -> query.window().contains(line.timestamp())).forEach(each);
            return new ToolResult.Found<>(new Tally(lines.size(), List.of()), new Evidence("given", "logs", query.window(), "…"));
        }
    }

    private List<Statement> askInACase(String question, JournalEntry... before) {
        QuestionAsked asked = new QuestionAsked(Cases.ALARM, "m-1", "ana", question, null);
        return reasoner().answer(asked, Cases.after(Stream.concat(Stream.of(before), Stream.of(asked)).toArray(JournalEntry[]::new)),
                notebook);
    }

    /** A point a minute for an hour, from 14:05 on another value. */
    private void measured(String resource, String metric, double before, double since) {
        long[] times = new long[60];
        double[] values = new double[60];
        for (int i = 0; i < 60; i++) {
            Instant at = Instant.parse("2026-03-02T13:10:00Z").plusSeconds(60L * i);
            times[i] = at.toEpochMilli();
            values[i] = at.isBefore(Instant.parse("2026-03-02T14:05:00Z")) ? before : since;
        }
        series.add(new MetricSeries(resource, metric, times, values));
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
    void aNameThatNobodyKnowsIsNotAnsweredWithSomethingElse() {
        assertThat(askInACase("latency of checkout")).extracting(Statement::text).singleElement().asString()
                .startsWith("I know nothing called “checkout”. There are bot-2, forge,");
        assertThat(askInACase("error rate in production")).extracting(Statement::text)
                .noneMatch(text -> text.contains("nothing called “rate”"));
    }

    @Test
    void answersEachOfSeveralQuestions() {
        change("14:01:00", "Deployed 2.3");

        List<Statement> answer = askInACase("when did it start, and was there a deploy in the last half hour? which version runs on bot-2?",
                new ObservationMade(Cases.ALARM, "M1", Cases.observation("M1.1")));

        assertThat(answer).extracting(Statement::text).anyMatch(text -> text.startsWith("The earliest sign so far is of 14:02:15 UTC"))
                .anyMatch(text -> text.startsWith("Nothing was deployed between 13:40:00 and 14:10:00 UTC"))
                .anyMatch(text -> text.startsWith("bot-2 runs 2.1"));
    }

    @Test
    void saysTheDayOfWhatIsNotTodays() {
        assertThat(askInACase("what was deployed yesterday at 14:00?")).extracting(Statement::text)
                .containsExactly("Nothing was deployed between 13:58:00 and 14:02:00 UTC on 1 Mar 2026, says given.");
        assertThat(askInACase("what was deployed since yesterday?")).extracting(Statement::text)
                .containsExactly("Nothing was deployed between 1 Mar 2026, 00:00 and 2 Mar 2026, 14:10 UTC, says given.");
    }

    @Test
    void tellsWhatHappenedInAStretchThatNoLookCovered() {
        change("13:20:00", "Deployed 2.2");
        change("13:26:00", "Deployed 2.3");
        lines.add(new LogLine(Instant.parse("2026-03-02T13:27:00Z"), "forge", "ERROR", "cannot read record", null, Map.of()));
        lines.add(new LogLine(Instant.parse("2026-03-02T13:45:00Z"), "forge", "ERROR", "something else", null, Map.of()));

        List<Statement> answer = askInACase("anything weird between 13:25 and 13:30?");

        assertThat(answer).extracting(Statement::text).containsExactly(
                "1 change between 13:25:00 and 13:30:00 UTC: 1 other.",
                "13:26:00 UTC: Deployed 2.3 on forge by asg",
                "1 error line between 13:25:00 and 13:30:00 UTC, from forge.",
                "ERROR of forge, 1 time, since 13:27:00 UTC: “cannot read record”");
    }

    @Test
    void tellsOfAStretchWhatTheRecordHoldsAndHowMuchElseThereWas() {
        change("14:01:00", "Deployed 2.3");

        List<Statement> answer = askInACase("what happened from 14:00 to 14:05?",
                new ObservationMade(Cases.ALARM, "M1", Cases.observation("M1.1")));

        assertThat(answer).extracting(Statement::text).containsExactly(
                "14:02:15  forge fails 31 % of its calls since 14:02:15",
                "1 change between 14:00:00 and 14:05:00 UTC: 1 other.",
                "Nothing was logged as an error between 14:00:00 and 14:05:00 UTC, says given.");
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
                .containsExactly("Nothing was deployed between 13:50:00 and 14:10:00 UTC, says given.");
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
                "5 error lines between 13:55:00 and 14:10:00 UTC, from forge.",
                "ERROR of forge, 5 times, since 14:00:00 UTC: “request 0 failed: no route”",
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
                "4 error lines between 13:55:00 and 14:10:00 UTC, from i-2, i-1 and 1 more.",
                "ERROR of i-1, 4 times, since 14:01:00 UTC: “move for rb-17 failed — java.lang.IllegalStateException: no route at B.java:7”");
    }

    @Test
    void readsHowMuchOfSomethingThereIsAndWhatIsUsual() {
        measured("forge", "error_rate", 0.01, 0.3);
        measured("forge", "latency_p99_ms", 80, 82);

        assertThat(askInACase("what is the error rate of forge now?")).extracting(Statement::text).containsExactly(
                "Error rate of forge is 0.30 now (14:07:00 to 14:09:00 UTC); usual is 0.010.");
        assertThat(askInACase("p99 of forge")).extracting(Statement::text).containsExactly(
                "P99 latency of forge is 82 ms now (14:07:00 to 14:09:00 UTC), about as usual (80 ms).");
        assertThat(askInACase("error rate of forge between 14:02 and 14:06")).extracting(Statement::text).containsExactly(
                "Error rate of forge was 0.083 between 14:02:00 and 14:05:00 UTC, furthest off 0.30 at 14:05:00; usual is 0.010.");
    }

    @Test
    void looksAtWhatTheAlarmIsAboutWhereNoCauseIsKnown() {
        measured("web", "error_rate", 0.01, 0.3);
        measured("web", "latency_p99_ms", 80, 900);

        assertThat(askInACase("is it still going on?")).extracting(Statement::text).containsExactly(
                "Error rate of web is 0.30 now (14:07:00 to 14:09:00 UTC); usual is 0.010.");
    }

    @Test
    void comparesBeforeWithSince() {
        measured("forge", "error_rate", 0.01, 0.3);
        measured("forge", "request_rate", 20, 20);

        assertThat(askInACase("compare forge before and after")).extracting(Statement::text).containsExactly(
                "forge before 14:05:00 UTC and since: error rate 0.010 → 0.30, request rate 20 → 20.");
    }

    @Test
    void saysWhatIsMeasuredWhereNobodyMeasuresWhatIsAskedFor() {
        measured("forge", "error_rate", 0.01, 0.3);

        assertThat(askInACase("memory of forge?")).extracting(Statement::text).containsExactly(
                "Nobody measures memory of forge at that time; measured are error_rate.");
        assertThat(askInACase("memory of web?")).extracting(Statement::text)
                .containsExactly("No source that I may ask has any series of web.");
    }

    @Test
    void neverTakesAMetricSourceThatFailedForOneThatMeasuresNothing() {
        broken = true;

        assertThat(askInACase("error rate of forge?")).extracting(Statement::text)
                .containsExactly("I could not ask given, so what it would have shown is not known: It is down; ask again later.");
    }

    @Test
    void marksTheDeploymentThatIsHeldResponsible() {
        changes.add(new Change("d-1", Instant.parse("2026-03-02T14:04:00Z"), Change.Kind.DEPLOYMENT, "forge", "ana", "Deploy forge 2.1",
                List.of(), null,
                Map.of()));
        change("14:05:00", "Feature flag dark-mode switched on");
        RootCause cause = new RootCause("forge", Mechanism.BAD_DEPLOYMENT, "d-1", Statement.of("2.1 broke forge", "M1.1"), List.of(), 0.9);
        var concluded = new RootCauseConcluded(Cases.ALARM,
                new Conclusion(List.of(cause), List.of(), List.of("d-1"), Mechanism.BAD_DEPLOYMENT, null, 0.9,
                        true, Impact.unknown(), List.of(), List.of(), ""));

        assertThat(askInACase("what was the last deployment?", concluded)).extracting(Statement::text).containsExactly(
                "1 change between 13:10:00 and 14:10:00 UTC: 1 deployment.",
                "14:04:00 UTC: Deploy forge 2.1 by ana — the one I hold responsible");
    }

    @Test
    void tellsVersionsAndOwnersWhereSomebodyToldThem() {
        assertThat(askInACase("which version runs on bot-2?").getFirst().text()).isEqualTo("bot-2 runs 2.1.");
        assertThat(askInACase("who owns forge?")).extracting(Statement::text).containsExactly(
                "Nobody told me whose forge is, and I read no on-call rota; write “- owner: …” below “## forge” in gumshoe.md.");
    }

    @Test
    void doesNotAnswerWhatItDoesNotUnderstand() {
        assertThat(askInACase("wann hat es angefangen?")).singleElement().satisfies(said -> {
            assertThat(said.text()).startsWith("I do not understand that question: I know nothing called ").contains("“angefangen”",
                    "plain English");
            assertThat(said.observations()).isEmpty();
        });
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
