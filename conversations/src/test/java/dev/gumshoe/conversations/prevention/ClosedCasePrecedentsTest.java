package dev.gumshoe.conversations.prevention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.Cases;
import dev.gumshoe.conversations.agents.EvidenceReasoner;
import dev.gumshoe.conversations.agents.LeadInvestigator;
import dev.gumshoe.conversations.agents.LeadSettings;
import dev.gumshoe.conversations.agents.Mitigator;
import dev.gumshoe.conversations.agents.Notebook;
import dev.gumshoe.conversations.agents.Precedents;
import dev.gumshoe.conversations.agents.RunbookAdvice;
import dev.gumshoe.conversations.agents.ScriptedReasoner;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.InMemoryLeases;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.EvidenceOffered;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.RootCauseConcluded;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Outcome;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Truth;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people ask of the past, and what a conclusion tells of it. */
class ClosedCasePrecedentsTest {

    private static final PreventionCatalogue CATALOGUE = new PreventionCatalogue(List.of(), List.of());
    private static final Instant NOW = Cases.ALARM.plusSeconds(120);

    private final InMemoryClosedCases closed = new InMemoryClosedCases();
    private final Precedents precedents = new ClosedCasePrecedents(closed, CATALOGUE, (old, _) -> !old.channels().contains("slack/SECRET"),
            id -> Optional.of(URI.create("https://gumshoe.example/investigations/" + id)));
    private final List<Observation> observed = new ArrayList<>();
    private final List<Gap> missing = new ArrayList<>();
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

    /** A case of some days ago. */
    private record Old(String id, int days, String alarm, Mechanism mechanism, @Nullable String resource, String said) {

        ClosedCase kept(@Nullable String mitigation, @Nullable Outcome outcome, @Nullable Truth truth, List<String> deeds,
                String... channels) {
            Instant at = Cases.ALARM.minus(Duration.ofDays(days));
            return new ClosedCase(id, "Checkout errors above 5 %", alarm, "high", List.of(channels), at, at.plusSeconds(900), at,
                    at.minusSeconds(120), at, true, 0.93, mechanism, resource, resource, "service", null, "deployment", said,
                    Set.of("shop"),
                    List.of(), List.of(), List.of(), 90, 0, mitigation, outcome, truth, "", List.of("IllegalStateException"), deeds);
        }
    }

    private static Old same(String id, int days) {
        return new Old(id, days, "errors-a-1", Mechanism.BAD_DEPLOYMENT, "forge", "forge fails since its deployment");
    }

    private static final JournalEntry CONCLUDED = new RootCauseConcluded(Cases.ALARM, new Conclusion(
            List.of(new RootCause("forge", Mechanism.BAD_DEPLOYMENT, "d-2", Statement.of("forge fails since d-2", "M1.1"), List.of(),
                    0.93)),
            List.of(), List.of("d-2"), Mechanism.BAD_DEPLOYMENT, Cases.ALARM.minusSeconds(300), 0.93, true,
            new Impact(null, null, Map.of(), Map.of(), List.of(), List.of()), List.of(), List.of(), ""));

    private List<String> ask(String question, JournalEntry... before) {
        QuestionAsked asked = new QuestionAsked(NOW, "m-1", "ana", question, null);
        return answer(asked, Cases.after(Stream.concat(Stream.of(before), Stream.of(asked)).toArray(JournalEntry[]::new)));
    }

    private List<String> answer(QuestionAsked asked, Investigation state) {
        observed.clear();
        EvidenceReasoner reasoner = new EvidenceReasoner(EvidenceSources.of(), new InMemoryLocker(), InstantSource.fixed(NOW),
                ZoneOffset.UTC,
                precedents);
        List<Statement> said = reasoner.answer(asked, state, notebook);
        assertThat(said).allSatisfy(s -> assertThat(observed).extracting(Observation::id).containsAll(s.observations()));
        return said.stream().map(Statement::text).toList();
    }

    @Test
    void namesThePrecedentsWithDateCauseMendAndWhatIsAlike() {
        closed.keep(same("inv-old", 9).kept("Roll forge back to 2.3.1", Outcome.RECOVERED, null, List.of()));
        closed.keep(new Old("inv-else", 5, "other", Mechanism.SLOW_DEPENDENCY, "cache", "cache is slow").kept(null, null, null, List.of()));

        List<String> said = ask("has this happened before?", CONCLUDED);

        assertThat(said).containsExactly(
                "Yes: the same once among 2 closed cases since 21 Feb 2026, last 9 days ago.",
                "21 Feb 2026, 14:08 UTC, inv-old “Checkout errors above 5 %”. Cause: forge fails since its deployment. "
                        + "Mended by: Roll forge back to 2.3.1. Alike: same cause (forge, bad deployment), same alarm.");
        assertThat(observed.getLast().evidence().getFirst().query()).isEqualTo("closed case inv-old");
        assertThat(observed.getLast().evidence().getFirst().link()).hasToString("https://gumshoe.example/investigations/inv-old");
    }

    @Test
    void saysHonestlyThatNothingIsAlike() {
        closed.keep(new Old("inv-else", 5, "other", Mechanism.SLOW_DEPENDENCY, "cache", "cache is slow").kept(null, null, null, List.of()));

        assertThat(ask("seen this before?", CONCLUDED)).containsExactly("Nothing alike among 1 closed case since 25 Feb 2026.");
    }

    @Test
    void saysThatThereIsNothingToCompareWith() {
        assertThat(ask("has this happened before", CONCLUDED)).containsExactly("There is no closed case yet to compare with.");
    }

    @Test
    void tellsWhatMendedItTheLastTimeFirst() {
        closed.keep(same("inv-first", 20).kept("Roll forge back to 2.2", Outcome.RECOVERED, null, List.of()));
        closed.keep(same("inv-second", 3).kept(null, null, null, List.of("ben: we rolled forge back")));

        List<String> said = ask("what fixed it last time?", CONCLUDED);

        assertThat(said).hasSize(2);
        assertThat(said.getFirst()).contains("2 times").contains("last 3 days ago");
        assertThat(said.getLast()).contains("inv-second").contains("”. What was done: ben: we rolled forge back. Cause:");
    }

    @Test
    void whatDidNotHelpIsNotSaidToHaveMendedIt() {
        closed.keep(same("inv-first", 20).kept("Roll forge back to 2.2", Outcome.NOT_RECOVERED, null, List.of()));

        assertThat(ask("what fixed it last time?", CONCLUDED).getLast()).contains("Tried: Roll forge back to 2.2; not recovered.")
                .doesNotContain("Mended");
    }

    @Test
    void comparesByTheAlarmWhileTheCauseIsNotKnown() {
        closed.keep(same("inv-old", 9).kept(null, null, null, List.of()));

        List<String> said = ask("did we have this already?");

        assertThat(said.getFirst()).isEqualTo(
                "Similar once among 1 closed case since 21 Feb 2026, last 9 days ago; its own cause is not known yet.");
        assertThat(said.getLast()).contains("How it was mended is not recorded.").endsWith("Alike: same alarm.");
    }

    @Test
    void theSameAlarmForAnotherCauseIsNotTheSame() {
        closed.keep(new Old("inv-other", 4, "errors-a-1", Mechanism.SLOW_DEPENDENCY, "cache", "cache is slow").kept(null, null, null,
                List.of()));

        List<String> said = ask("is this the same as last time?", CONCLUDED);

        assertThat(said.getFirst()).startsWith("Not the same, but similar once");
        assertThat(said.getLast()).endsWith("Alike: same alarm, another cause.");
    }

    @Test
    void whatPeopleJudgedWrongIsNoPrecedentOfTheCause() {
        closed.keep(same("inv-wrong", 4).kept(null, null, Truth.WRONG, List.of()));

        List<String> said = ask("has this happened before?", CONCLUDED);

        assertThat(said.getFirst()).startsWith("Not the same");
        assertThat(said.getLast()).contains("what was concluded was judged wrong").doesNotContain("same cause");
    }

    @Test
    void asksAboutAResourceAndAboutATime() {
        closed.keep(same("inv-forge", 9).kept(null, null, null, List.of()));
        closed.keep(new Old("inv-cache", 5, "other", Mechanism.SLOW_DEPENDENCY, "session-cache", "it is slow").kept(null, null, null,
                List.of()));

        assertThat(ask("when did session-cache last fail?").getLast()).contains("inv-cache");
        assertThat(ask("did we have this before, in the last 3 days?", CONCLUDED)).singleElement().asString()
                .startsWith("There is no closed case from 27 Feb 2026, 14:12 UTC to ");
        assertThat(ask("is this the same as last week's?", CONCLUDED).getFirst())
                .contains("Nothing alike among 1 closed case from 23 Feb 2026");
    }

    @Test
    void listsEarlierCasesWhereNothingIsInvestigated() {
        closed.keep(same("inv-forge", 9).kept(null, null, null, List.of()));
        QuestionAsked asked = new QuestionAsked(NOW, "m-1", "ana", "any similar incidents recently?", null);
        InvestigationOpened opened = new InvestigationOpened(Cases.ALARM, "inv-1", Cases.alert("q-1"), Scope.of(Cases.WINDOW),
                "slack/C1/1.0", "ana", true);

        List<String> said = answer(asked, new Investigation("inv-1").after(List.of(new Recorded(1, opened), new Recorded(2, asked))));

        assertThat(said.getFirst()).isEqualTo("1 closed case since 21 Feb 2026, last 9 days ago.");
        assertThat(said.getLast()).contains("inv-forge");
    }

    @Test
    void whatWasWorkedOnBehindClosedDoorsIsNotTold() {
        closed.keep(same("inv-secret", 9).kept(null, null, null, List.of(), "slack/SECRET"));

        assertThat(ask("has this happened before?", CONCLUDED)).containsExactly("There is no closed case yet to compare with.");
    }

    @Test
    void aStoreThatFailsIsNotTakenForNothing() {
        Precedents broken = new ClosedCasePrecedents(new Broken(), CATALOGUE, (_, _) -> true, _ -> Optional.empty());
        QuestionAsked asked = new QuestionAsked(NOW, "m-1", "ana", "has this happened before?", null);

        List<Statement> said = new EvidenceReasoner(EvidenceSources.of(), new InMemoryLocker(), InstantSource.fixed(NOW), ZoneOffset.UTC,
                broken)
                .answer(asked, Cases.after(asked), notebook);

        assertThat(said).extracting(Statement::text).singleElement().asString().contains("I could not ask closed cases")
                .contains("connection refused");
        assertThat(missing).hasSize(1);
    }

    /** A store that is down. */
    private static final class Broken implements ClosedCases {

        @Override
        public void keep(ClosedCase one) {
            throw new IllegalStateException("connection refused");
        }

        @Override
        public Optional<ClosedCase> named(String id) {
            throw new IllegalStateException("connection refused");
        }

        @Override
        public List<ClosedCase> opened(Instant from, Instant to) {
            throw new IllegalStateException("connection refused");
        }
    }

    @Test
    void filesWhatPeopleDidAndNotWhatTheyMerelySaw() {
        Investigation state = Cases.after(
                new EvidenceOffered(NOW, "m-1", "ben", "I looked at the cache, it is fine", null, null, "session-cache"),
                new EvidenceOffered(NOW, "m-2", "ben", "we rolled forge back with password=hunter2222", null, null, "forge"));

        assertThat(Filing.of(state, CATALOGUE).deeds()).singleElement().asString().startsWith("ben: we rolled forge back")
                .doesNotContain("hunter2222");
    }

    private Investigation led(Precedents before) throws Exception {
        InMemoryJournal journal = new InMemoryJournal();
        journal.append("inv-1", 0, List.of(Cases.opened("inv-1")));
        InstantSource clock = InstantSource.fixed(NOW);
        new LeadInvestigator(journal, new InMemoryLeases(InstantSource.system()), new ScriptedReasoner(), RunbookAdvice.none(), clock,
                LeadSettings.replay(), "a", Mitigator.none(clock), before).lead("inv-1");
        return new Casebook(journal, "inv-1").read();
    }

    @Test
    void aConclusionIsToldWithItsPrecedentInOneQuietLine() throws Exception {
        Conclusion conclusion = led(Precedents.NONE).conclusion().orElseThrow();
        RootCause cause = conclusion.causes().getFirst();
        closed.keep(new Old("inv-old", 9, "x", cause.mechanism(), cause.resource(), "it broke").kept("Roll it back", Outcome.RECOVERED,
                null, List.of()));

        Investigation state = led(precedents);

        String line = "Happened before: once, last on 21 Feb 2026 (inv-old). Mended by: Roll it back.";
        assertThat(state.observation("H1.1")).map(Observation::text).contains(line);
        assertThat(state.observation("H1.1")).map(Observation::look).contains(Look.HISTORY);
        Note report = new Narration(ZoneOffset.UTC).report(state);
        assertThat(report.sections()).filteredOn(section -> section.lines().contains(line + " [H1.1]")).hasSize(1);
    }

    @Test
    void whatIsMerelySimilarAddsNoLine() throws Exception {
        closed.keep(new Old("inv-other", 4, "errors-a-1", Mechanism.SLOW_DEPENDENCY, "cache", "cache is slow").kept(null, null, null,
                List.of()));

        assertThat(led(precedents).observations()).noneMatch(seen -> seen.look() == Look.HISTORY);
    }

    @Test
    void theOutOfDateLineOfAnotherCauseIsNotTold() {
        Investigation state = Cases.after(
                new ObservationMade(NOW, "H1", new Observation("H1.1", Look.HISTORY, Observation.Stance.CONTEXT, "shop",
                        "Happened before: once", NOW, Cases.observation("M1.1").evidence(), null)),
                CONCLUDED);

        Note report = new Narration(ZoneOffset.UTC).report(state);

        assertThat(report.sections()).noneMatch(section -> section.lines().toString().contains("Happened before"));
    }
}
