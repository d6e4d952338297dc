package dev.gumshoe.adapters.robots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.adapters.catalogue.CatalogueFile;
import dev.gumshoe.conversations.agents.MitigationPlanner;
import dev.gumshoe.conversations.agents.MitigationPlanner.Planned;
import dev.gumshoe.conversations.agents.MitigationRuns;
import dev.gumshoe.conversations.agents.MitigationSettings;
import dev.gumshoe.conversations.agents.Mitigator;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Mitigation;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.MitigationPlan.Phase;
import dev.gumshoe.conversations.investigation.MitigationPlan.Step;
import dev.gumshoe.conversations.investigation.Outcome;
import dev.gumshoe.conversations.investigation.Overtaken;
import dev.gumshoe.conversations.investigation.PreValidation.Checked;
import dev.gumshoe.conversations.investigation.PreValidation.Holds;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import dev.gumshoe.conversations.investigation.Task;
import dev.gumshoe.conversations.runbook.RunbookLibrary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is planned against the world's faults, whether it is seen that a person mended one, and what becomes of the trouble then. */
class MendingTest {

    private static final Instant ALERT_AT = Look.ALERT_AT;
    private static final Duration LATER = Duration.ofMinutes(12);
    private static final Duration AFTER = Duration.ofMinutes(4);
    private static final List<Long> SEEDS = List.of(11L, 23L);

    private static Stream<Arguments> faults() {
        return Stream.of(Scenario.values()).filter(scenario -> scenario != Scenario.NO_FAULT)
                .flatMap(scenario -> SEEDS.stream().map(seed -> Arguments.of(scenario, seed)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void plansWithTheWorldsRealNamesAndNothingLeftOpen(Scenario scenario, long seed) {
        RobotWorld world = RobotWorld.of(scenario, seed, ALERT_AT);
        Told told = new Told(world);

        MitigationPlan plan = told.plan(at(world, Duration.ofMinutes(2)));

        assertThat(plan.open()).isEmpty();
        assertThat(Arrays.asList(Phase.values())).allSatisfy(phase -> assertThat(plan.steps(phase)).isNotEmpty());
        String commands = plan.steps().stream().map(Step::how).collect(Collectors.joining("\n"));
        assertThat(named(world)).anyMatch(commands::contains);
        assertThat(commands).doesNotContain("aws:");
        assertThat(plan.why().observations()).isNotEmpty();
    }

    /** The names that only this world has. */
    private static List<String> named(RobotWorld world) {
        String resource = String.valueOf(world.truth().resource());
        return List.of(resource + "-asg", "gateway-asg", resource + "-service-role", "--instance-id " + resource,
                "--table-name " + resource, "Revert " + world.truth().change(),
                "https://" + resource + "/", "--replication-group-id " + resource, "Pipeline of " + resource);
    }

    @ParameterizedTest
    @CsvSource({"BAD_DEPLOYMENT, 3", "BAD_DEPLOYMENT, 8", "MANUAL_CHANGE, 3", "MANUAL_CHANGE, 8"})
    void goesBackToTheLastGoodVersionAndReplacesADamagedHostThroughItsGroup(Scenario scenario, long seed) {
        RobotWorld world = RobotWorld.of(scenario, seed, ALERT_AT);

        MitigationPlan plan = new Told(world).plan(at(world, Duration.ofMinutes(2)));

        String apply = plan.steps(Phase.APPLY).getFirst().how();
        if (scenario == Scenario.BAD_DEPLOYMENT) {
            assertThat(plan.title()).contains(Ids.version(world.setting().seed(), 0)).contains(Ids.version(world.setting().seed(), 1));
            assertThat(apply).contains("start-instance-refresh").contains(world.truth().resource() + "-asg");
        } else {
            assertThat(apply).isEqualTo("aws autoscaling terminate-instance-in-auto-scaling-group --instance-id " + world.truth().resource()
                    + " --no-should-decrement-desired-capacity");
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsThePlanHoldingWhileNobodyMendedItAndDoneOnceSomebodyDid(Scenario scenario, long seed) throws InterruptedException {
        RobotWorld world = RobotWorld.of(scenario, seed, ALERT_AT);
        RobotWorld mended = world.mended(at(world, Duration.ofMinutes(1)));

        List<Checked> before = new Told(world).validated(at(world, Duration.ofMinutes(2)), world);
        List<Checked> after = new Told(world).validated(at(world, LATER), mended);

        assertThat(before).isNotEmpty().extracting(Checked::holds).containsOnly(Holds.YES);
        assertThat(after).extracting(Checked::holds).contains(Holds.DONE);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void seesRecoveryWhereTheWorldWasMendedAndNoneWhereItWasNot(Scenario scenario, long seed) throws InterruptedException {
        RobotWorld world = RobotWorld.of(scenario, seed, ALERT_AT);
        Instant applied = at(world, Duration.ofMinutes(1));

        JournalEntry.RecoverySeen well = new Told(world).recovery(applied, applied.plus(LATER), world.mended(applied));
        JournalEntry.RecoverySeen ill = new Told(world).recovery(applied, applied.plus(LATER), world);

        assertThat(well.outcome()).isEqualTo(Outcome.RECOVERED);
        assertThat(well.chart()).isNotNull();
        assertThat(ill.outcome()).isNotEqualTo(Outcome.RECOVERED);
    }

    @ParameterizedTest
    @EnumSource(value = Scenario.class, names = {"BAD_DEPLOYMENT", "HEALTH_CHECK_FAILURE", "TRAFFIC_SURGE"})
    void isTheSameWorldToTheLastDigitUntilItIsMended(Scenario scenario) {
        RobotWorld world = RobotWorld.of(scenario, 7, ALERT_AT);
        Instant when = at(world, AFTER);
        TimeWindow before = new TimeWindow(world.span().from(), when);

        assertThat(series(world.mended(when), before, when)).isEqualTo(series(world, before, when));
    }

    private static List<MetricSeries> series(RobotWorld world, TimeWindow window, Instant now) {
        List<MetricSeries> all = new ArrayList<>();
        sources(world, now).answering(MetricSource.class).getFirst().read(MetricQuery.all(window), all::add);
        return all.stream().sorted(java.util.Comparator.comparing(MetricSeries::toString)).toList();
    }

    private static Instant at(RobotWorld world, Duration after) {
        return world.alert().startedAt().plus(after);
    }

    private static EvidenceSources sources(RobotWorld world, Instant now) {
        return world.sources(Clock.fixed(now, ZoneOffset.UTC));
    }

    /** A case whose conclusion is what really happened. */
    private static final class Told {

        private final RobotWorld world;
        private final InMemoryJournal journal = new InMemoryJournal();
        private final Investigation state;

        Told(RobotWorld world) {
            this.world = world;
            Instant now = world.alert().startedAt();
            TimeWindow window = TimeWindow.endingAt(now, Duration.ofMinutes(90));
            var inventory = sources(world, now).answering(ResourceSource.class).getFirst().inventory(window).dataOrNull();
            write(new JournalEntry.InvestigationOpened(now, "case", world.alert(), Scope.of(window), null, null),
                    new JournalEntry.LeadTaken(now, "me"), new JournalEntry.TopologySeen(now, java.util.Objects.requireNonNull(inventory)),
                    new JournalEntry.TaskOpened(now,
                            new Task("M1", dev.gumshoe.conversations.investigation.Look.METRICS, "?", Scope.of(window), null)),
                    new JournalEntry.TaskFinished(now, "M1", "", signals(now)), new JournalEntry.RootCauseConcluded(now, conclusion()));
            this.state = new Investigation("case").after(journal.read("case", 0));
        }

        private void write(JournalEntry... entries) {
            try {
                journal.append("case", journal.read("case", 0).size(), List.of(entries));
            } catch (Overtaken e) {
                throw new AssertionError(e);
            }
        }

        private List<Signal> signals(Instant now) {
            List<Signal> signals = new ArrayList<>();
            sources(world, now).answering(MetricSource.class).getFirst()
                    .read(new MetricQuery(Set.of("robots-lb", "gateway"), Set.of(), TimeWindow.endingAt(now, Duration.ofMinutes(90))),
                            series -> {
                                double quiet = mean(series, 0, series.size() / 2);
                                double level = mean(series, series.size() - 12, series.size());
                                if (level > quiet * 1.3) {
                                    signals.add(new Signal(series.resource(), series.metric().contains("error") ? "error-rate" : "latency",
                                            series.metric(),
                                            level / quiet, now, Map.of("quiet", quiet, "level", level), null));
                                }
                            });
            return signals;
        }

        private static double mean(MetricSeries series, int from, int to) {
            return Arrays.stream(series.values(), Math.max(0, from), to).average().orElse(0);
        }

        private Conclusion conclusion() {
            Truth truth = world.truth();
            String resource = String.valueOf(truth.resource());
            Mechanism mechanism = Mechanism.valueOf(String.valueOf(truth.mechanism()).toUpperCase(Locale.ROOT).replace('-', '_'));
            RootCause cause = new RootCause(resource, mechanism, truth.change(), Statement.of(resource + " did it", "M1.1"), List.of(),
                    0.9);
            return new Conclusion(List.of(cause), List.of(new Suspect(resource, 0.9, List.of("M1.1"), List.of())), List.of(), mechanism,
                    truth.onset(),
                    0.9, true, Impact.unknown(), List.of(), List.of(), "");
        }

        MitigationPlan plan(Instant now) {
            Planned planned = planner(world, now).plan(state, now);
            assertThat(planned).isInstanceOf(Planned.Plan.class);
            return ((Planned.Plan) planned).plan();
        }

        private static MitigationPlanner planner(RobotWorld seen, Instant now) {
            return new MitigationPlanner(CatalogueFile.ours(), sources(seen, now), new RunbookLibrary(List.of()));
        }

        /** What is found when it is looked at the world as it is then. */
        List<Checked> validated(Instant now, RobotWorld then) throws InterruptedException {
            Instant first = at(world, Duration.ofMinutes(1));
            write(new JournalEntry.MitigationAsked(first, "m1", "ada", "fix", null),
                    new JournalEntry.MitigationPlanned(first, "m1", plan(first)));
            Mitigator mitigator = mitigator(now, then);
            MitigationRuns.next(mitigator, journal, "case", "me");
            Mitigation latest = folded().mitigations().latest().orElseThrow();
            return latest.latestLook().orElseThrow().validation().checks();
        }

        JournalEntry.RecoverySeen recovery(Instant applied, Instant now, RobotWorld then) throws InterruptedException {
            write(new JournalEntry.MitigationAsked(applied, "m1", "ada", "fix", null),
                    new JournalEntry.MitigationPlanned(applied, "m1", plan(at(world, Duration.ZERO))),
                    new JournalEntry.MitigationApplied(applied, "plan-1", "m2", "ada", null, "done"));
            MitigationRuns.next(mitigator(now, then), journal, "case", "me");
            return java.util.Objects.requireNonNull(folded().mitigations().latest().orElseThrow().seen());
        }

        private Investigation folded() {
            List<Recorded> all = journal.read("case", 0);
            return new Investigation("case").after(all);
        }

        private static Mitigator mitigator(Instant now, RobotWorld then) {
            return new Mitigator(planner(then, now), sources(then, now), new InMemoryLocker(), () -> now,
                    new MitigationSettings(Duration.ofMillis(20), Duration.ofMinutes(10), Duration.ofMinutes(2), Set.of()));
        }
    }
}
