package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.GapFound;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskFinished;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.TopologySeen;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Suspect;
import dev.gumshoe.conversations.investigation.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** From plan over looks to the conclusion: two waves of errors, an earlier and higher one from {@code ledger}, a later and
 * lower one from {@code mailer}. */
class SteeringTest {

    private static final Instant START = Instant.parse("2026-03-03T12:00:00Z");
    private static final Instant FIRED = Instant.parse("2026-03-03T14:00:00Z");
    private static final Instant FIRST_WAVE = Instant.parse("2026-03-03T13:00:00Z");
    private static final Instant SECOND_WAVE = Instant.parse("2026-03-03T13:50:00Z");
    private static final TimeWindow WINDOW = new TimeWindow(START, FIRED.plusSeconds(1));

    @Test
    void onlyTheLastWaveIsExplainedWhenOnlyThatIsAskedFor() throws InterruptedException {
        Scope scope = new Scope(WINDOW, null, Set.of(), Set.of(), true);

        Conclusion conclusion = investigated(scope);

        assertThat(first(conclusion)).isEqualTo("mailer");
        assertThat(conclusion.onset()).isBetween(SECOND_WAVE.minusSeconds(30), SECOND_WAVE.plusSeconds(60));
        assertThat(conclusion.ranked().getFirst().share()).isGreaterThan(0.6);
    }

    @Test
    void withoutSteeringTheHigherWaveIsExplained() throws InterruptedException {
        Conclusion conclusion = investigated(Scope.of(WINDOW));

        assertThat(conclusion.onset()).isBetween(FIRST_WAVE.minusSeconds(30), FIRST_WAVE.plusSeconds(60));
        assertThat(conclusion.ranked()).extracting(Suspect::resource).first().isEqualTo("ledger");
    }

    @Test
    void whatWasBeforeTheMomentThatAPersonNamesIsQuietTime() throws InterruptedException {
        Scope scope = new Scope(WINDOW, SECOND_WAVE, Set.of(), Set.of(), false);

        Conclusion conclusion = investigated(scope);

        assertThat(first(conclusion)).isEqualTo("mailer");
        assertThat(conclusion.onset()).isEqualTo(SECOND_WAVE);
    }

    @Test
    void onlyWhatBeganInTheStretchThatAPersonNamesIsExplained() throws InterruptedException {
        Conclusion second = investigated(
                new Scope(WINDOW, SECOND_WAVE.minusSeconds(300), Set.of(), Set.of(), false, SECOND_WAVE.plusSeconds(300)));
        Conclusion first = investigated(
                new Scope(WINDOW, FIRST_WAVE.minusSeconds(300), Set.of(), Set.of(), false, FIRST_WAVE.plusSeconds(300)));

        assertThat(first(second)).isEqualTo("mailer");
        assertThat(second.onset()).isBetween(SECOND_WAVE.minusSeconds(30), SECOND_WAVE.plusSeconds(60));
        assertThat(first(first)).isEqualTo("ledger");
        assertThat(first.onset()).isBetween(FIRST_WAVE.minusSeconds(30), FIRST_WAVE.plusSeconds(60));
    }

    @Test
    void onlyWhatIsInFocusAndWhatItDependsOnIsSuspected() throws InterruptedException {
        Scope scope = new Scope(WINDOW, null, Set.of("accounts"), Set.of(), false);

        Conclusion conclusion = investigated(scope);

        assertThat(conclusion.ranked()).extracting(Suspect::resource).containsOnly("accounts", "ledger");
    }

    @Test
    void whatAPersonExcludesIsNotSuspectedAndNeitherAreItsParts() throws InterruptedException {
        Scope scope = new Scope(WINDOW, null, Set.of(), Set.of("mailer"), false);

        Conclusion conclusion = investigated(scope);

        assertThat(conclusion.ranked()).extracting(Suspect::resource).doesNotContain("mailer", "mailer-1").contains("ledger");
    }

    private static String first(Conclusion conclusion) {
        return conclusion.ranked().getFirst().resource();
    }

    private static Conclusion investigated(Scope scope) throws InterruptedException {
        var reasoner = new EvidenceReasoner(
                EvidenceSources.of(new TwoWaves()), new InMemoryLocker(), InstantSource.fixed(FIRED), ZoneOffset.UTC);
        Alert alert = new Alert("a", "f", "shop fails", "requests fail", Severity.HIGH, FIRED, "shop", "error_rate", "test", null,
                Map.of());
        Case told = new Case(new InvestigationOpened(FIRED, "c", alert, scope, null, null));
        Plan plan = reasoner.plan(told.state);
        if (plan.seen() != null) {
            told.tell(new TopologySeen(FIRED, plan.seen()));
        }
        for (Task task : plan.tasks()) {
            told.tell(new TaskOpened(FIRED, task));
            Looked looked = reasoner.look(task, told.state, told);
            told.tell(new TaskFinished(FIRED, task.id(), looked.summary(), looked.signals()));
        }
        return reasoner.conclude(told.state);
    }

    private static final class Case implements Notebook {

        private Investigation state = new Investigation("c");
        private long position = 1;
        private String task = "";

        Case(JournalEntry opened) {
            tell(opened);
        }

        void tell(JournalEntry entry) {
            task = entry instanceof TaskOpened begun ? begun.task().id() : task;
            state = state.after(new Recorded(position++, entry));
        }

        @Override
        public void observed(Observation observation) {
            tell(new ObservationMade(FIRED, task, observation));
        }

        @Override
        public void missing(Gap gap) {
            tell(new GapFound(FIRED, gap));
        }
    }

    private static final class TwoWaves implements MetricSource, ResourceSource {

        @Override
        public ToolResult<Tally> read(MetricQuery query, Consumer<? super MetricSeries> each) {
            List<MetricSeries> all = List.of(
                    errors("shop", 1, true, true), errors("accounts", 2, true, false), errors("ledger", 3, true, false),
                    errors("mailer", 4, false, true), errors("mailer-1", 5, false, false), errors("search", 6, false, false));
            all.forEach(each);
            return new ToolResult.Found<>(new Tally(all.size(), List.of()), new Evidence(name(), "errors", query.window(), ""));
        }

        private static MetricSeries errors(String resource, long seed, boolean inFirst, boolean inSecond) {
            Random noise = new Random(seed);
            int points = (int) (Duration.between(START, FIRED).toSeconds() / 15);
            long[] times = new long[points];
            double[] values = new double[points];
            for (int i = 0; i < points; i++) {
                Instant at = START.plusSeconds(15L * i);
                boolean first = inFirst && !at.isBefore(FIRST_WAVE) && at.isBefore(FIRST_WAVE.plusSeconds(480));
                boolean second = inSecond && !at.isBefore(SECOND_WAVE);
                times[i] = at.toEpochMilli();
                values[i] = 0.01 + 0.004 * noise.nextDouble() + (first ? 0.6 : second ? 0.2 : 0);
            }
            return new MetricSeries(resource, "error_rate", times, values);
        }

        @Override
        public ToolResult<Inventory> inventory(TimeWindow window) {
            List<Resource> resources = List.of("shop", "accounts", "ledger", "mailer", "mailer-1", "search").stream()
                    .map(id -> new Resource(id, "service", Map.of(), START))
                    .toList();
            List<Relation> relations = List.of(
                    relation("shop", "accounts", RelationKind.CALLS), relation("accounts", "ledger", RelationKind.CALLS),
                    relation("shop", "mailer", RelationKind.CALLS), relation("shop", "search", RelationKind.CALLS),
                    relation("mailer", "mailer-1", RelationKind.CONSISTS_OF));
            return new ToolResult.Found<>(new Inventory(resources, relations), new Evidence(name(), "inventory", window, ""));
        }

        private static Relation relation(String from, String to, RelationKind kind) {
            return new Relation(from, to, kind, "declared", START);
        }

        @Override
        public String name() {
            return "waves";
        }

        @Override
        public Health health() {
            return Health.good("in memory");
        }
    }
}
