package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskFinished;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.TopologySeen;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.investigation.Suspect;
import dev.gumshoe.conversations.investigation.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final Instant FIRED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant ONSET = FIRED.minusSeconds(300);

    /**
     * One line a thing: {@code a -> b} calls, {@code a = b} consists of, {@code a metric quiet level strength kind} measured.
     */
    private static Conclusion concluded(String world, String alerted, UnaryOperator<String> name, Scope scope) {
        List<Relation> relations = new ArrayList<>();
        List<Signal> signals = new ArrayList<>();
        for (String line : world.strip().split("\n")) {
            String[] words = line.strip().split("\\s+");
            if (words.length == 3) {
                RelationKind kind = words[1].equals("=") ? RelationKind.CONSISTS_OF : RelationKind.CALLS;
                relations.add(new Relation(name.apply(words[0]), name.apply(words[2]), kind, "declared", ONSET));
            } else {
                signals.add(measured(name.apply(words[0]), words));
            }
        }
        return Conclusions.conclude(state(relations, signals, name.apply(alerted), scope));
    }

    private static Signal measured(String resource, String[] words) {
        Map<String, Double> figures = Map.of(Measured.QUIET, Double.valueOf(words[2]), Measured.LEVEL, Double.valueOf(words[3]),
                Measured.SCORE, 20.0, Measured.CALLER_SIDE, 0.0);
        String[] kind = words[5].split(":");
        long seconds = kind.length == 1 ? 0 : Long.parseLong(kind[1]);
        return switch (kind[0]) {
            case SignalKinds.CHANGE ->
                new Signal(resource, kind[0], words[1], 1, ONSET.minusSeconds(seconds), Map.of("kind-deployment", 1.0),
                        null);
            default -> new Signal(resource, kind[0], words[1], Double.parseDouble(words[4]), ONSET, figures, null);
        };
    }

    private static Investigation state(List<Relation> relations, List<Signal> signals, String alerted, Scope scope) {
        Set<String> ids = new TreeSet<>();
        relations.forEach(r -> ids.addAll(List.of(r.from(), r.to())));
        List<Resource> resources = ids.stream().map(id -> new Resource(id, "service", Map.of(), ONSET)).toList();
        Alert alert = new Alert("a", "f", "latency is high", "", Severity.HIGH, FIRED, alerted, "latency", "test", null, Map.of());
        Task task = new Task("M1", Look.METRICS, "?", scope, null);
        List<JournalEntry> entries = List.of(
                new InvestigationOpened(FIRED, "c", alert, scope, null, null),
                new TopologySeen(FIRED, new Inventory(resources, relations)),
                new TaskOpened(FIRED, task),
                new TaskFinished(FIRED, "M1", "looked", signals));
        Investigation state = new Investigation("c");
        for (int i = 0; i < entries.size(); i++) {
            state = state.after(new Recorded(i + 1, entries.get(i)));
        }
        return state;
    }

    private static Scope everything() {
        return Scope.of(TimeWindow.endingAt(FIRED, Duration.ofHours(1)));
    }

    private static List<String> ranked(Conclusion conclusion) {
        return conclusion.ranked().stream().map(Suspect::resource).toList();
    }

    private static final String SLOW_BELOW = """
            gateway -> bot
            gateway -> schedule
            bot -> forge
            forge -> table
            gateway  latency 100 900 2.2 latency
            bot      latency  60 850 2.5 latency
            forge    latency  40 800 2.9 latency
            table    latency   2   3 0.4 latency
            schedule latency  10  11 0.1 latency
            """;

    @Test
    void callersOfABrokenCalleeAreItsVictims() {
        Conclusion conclusion = concluded(SLOW_BELOW, "gateway", UnaryOperator.identity(), everything());

        assertThat(ranked(conclusion)).startsWith("forge");
        assertThat(conclusion.mechanism()).isEqualTo(Mechanism.SLOW_DEPENDENCY);
    }

    @Test
    void namesDecideNothing() {
        Conclusion asNamed = concluded(SLOW_BELOW, "gateway", UnaryOperator.identity(), everything());
        UnaryOperator<String> other = id -> "r" + Integer.toHexString(id.hashCode() * 31);

        Conclusion renamed = concluded(SLOW_BELOW, "gateway", other, everything());

        assertThat(ranked(renamed)).isEqualTo(ranked(asNamed).stream().map(other).toList());
        assertThat(renamed.confidence()).isEqualTo(asNamed.confidence());
    }

    @Test
    void onePartInTroubleIsBlamedAndNotItsWhole() {
        Conclusion conclusion = concluded("""
                gateway -> bot
                bot = bot-1
                bot = bot-2
                bot = bot-3
                gateway errors 0 50 3.0 error-rate
                bot     errors 0 50 3.0 error-rate
                bot-2   errors 0 50 3.0 error-rate
                """, "gateway", UnaryOperator.identity(), everything());

        assertThat(ranked(conclusion)).startsWith("bot-2");
    }

    @Test
    void allPartsInTroubleAreTheirWholesTrouble() {
        Conclusion conclusion = concluded("""
                gateway -> bot
                bot = bot-1
                bot = bot-2
                gateway errors 0 50 3.0 error-rate
                bot     errors 0 50 3.0 error-rate
                bot-1   errors 0 24 3.0 error-rate
                bot-2   errors 0 26 3.0 error-rate
                """, "gateway", UnaryOperator.identity(), everything());

        assertThat(ranked(conclusion)).startsWith("bot");
    }

    @Test
    void aBurningProcessorOutweighsItsSymptoms() {
        Conclusion conclusion = concluded("""
                front -> cart
                front -> ads
                front latency 100 300 1.1 latency
                cart  latency  20 220 2.3 latency
                cart  cpu       5  98 2.9 cpu
                ads   latency  10  20 0.5 latency
                """, "front", UnaryOperator.identity(), everything());

        assertThat(ranked(conclusion)).startsWith("cart");
        assertThat(conclusion.mechanism()).isEqualTo(Mechanism.RESOURCE_SATURATION);
    }

    @Test
    void aProcessorWithRoomLeftIsNoCeiling() {
        Conclusion conclusion = concluded("""
                front -> cart
                front latency         100 300 1.1 latency
                cart  latency          20 120 1.6 latency
                cart  cpu_utilization  32  48 2.9 cpu
                """, "front", UnaryOperator.identity(), everything());

        assertThat(ranked(conclusion)).startsWith("cart");
        assertThat(conclusion.mechanism()).isNotEqualTo(Mechanism.RESOURCE_SATURATION);
    }

    @Test
    void aCalleeThatIsSlowButNoSlowerThanBeforeTakesNoShareOfNothing() {
        Conclusion conclusion = concluded("""
                front -> cart
                cart -> table
                front latency 100 900 2.2 latency
                cart  latency  60 800 2.5 latency
                table latency   9   8 0.4 latency
                """, "front", UnaryOperator.identity(), everything());

        assertThat(ranked(conclusion)).startsWith("cart");
        assertThat(conclusion.ranked()).allSatisfy(s -> assertThat(s.share()).isFinite());
    }

    @Test
    void slownessKnownFromSpansAloneIsComparedInTheirUnit() {
        Map<String, Double> spans = Map.of("quietMicros", 1_000.0, "incidentMicros", 9_000.0, "ratio", 9.0, "z", 30.0);
        Signal front = new Signal("front", SignalKinds.LATENCY, "GET /cart", 30, ONSET, spans, null);
        Signal cart = new Signal("cart", SignalKinds.LATENCY, "POST /items", 30, ONSET, spans, null);
        Signal unknown = new Signal("ads", SignalKinds.LATENCY, "GET /ads", 30, ONSET, Map.of("ratio", 3.0, "z", 9.0), null);
        var profiles = Map.of("front", new Profile("front", List.of(front)), "cart", new Profile("cart", List.of(cart)),
                "ads", new Profile("ads", List.of(unknown)));

        assertThat(new Slowness(profiles).explained("front", "cart")).isEqualTo(1);
        assertThat(new Slowness(profiles).explained("ads", "ads")).isZero();
        assertThat(new Slowness(profiles).explained("nobody", "ads")).isEqualTo(1);
    }

    @Test
    void aPartThatIsWellSaysNothingOfTheRest() {
        Scope onAds = new Scope(everything().window(), null, Set.of("ads"), Set.of(), false);

        Conclusion conclusion = concluded("""
                front -> ads
                front errors 0 50 3.0 error-rate
                ads   latency 10 10 0.01 latency
                """, "front", UnaryOperator.identity(), onAds);

        assertThat(conclusion.causes()).isEmpty();
        assertThat(conclusion.summary()).contains("Nothing at ads").contains("look at everything").doesNotContain("noise");
    }

    @Test
    void blamesNobodyWhenNothingDeviates() {
        Conclusion conclusion = concluded("""
                front -> cart
                front latency 100 101 0.02 latency
                """, "front", UnaryOperator.identity(), everything());

        assertThat(conclusion.mechanism()).isEqualTo(Mechanism.NONE);
        assertThat(conclusion.conclusive()).isFalse();
        assertThat(conclusion.causes()).isEmpty();
    }

    @Test
    void leavesOutWhatPeopleRuledOut() {
        Scope scope = new Scope(everything().window(), null, Set.of(), Set.of("forge"), false);

        assertThat(ranked(concluded(SLOW_BELOW, "gateway", UnaryOperator.identity(), scope))).doesNotContain("forge");
    }

    @Test
    void staysWithinTheFocus() {
        Scope scope = new Scope(everything().window(), null, Set.of("schedule"), Set.of(), false);

        assertThat(ranked(concluded(SLOW_BELOW, "gateway", UnaryOperator.identity(), scope))).startsWith("schedule");
    }

    private static final String FEWER_CALLS = """
            front -> cart
            front -> ads
            cart  -> stock
            other -> %s
            front ads   0.55 0.1 1.5 calls-per-request
            front cart  0.9  0.3 1.0 calls-per-request
            %s
            """;

    @Test
    void whoBringsOthersLessWorkForItsRequestsHasEndedEarly() {
        Conclusion conclusion = concluded(FEWER_CALLS.formatted("stock", ""), "front", UnaryOperator.identity(), everything());

        assertThat(ranked(conclusion)).startsWith("front");
        assertThat(conclusion.mechanism()).isEqualTo(Mechanism.OTHER);
    }

    @Test
    void whomAllCallersBringLessWorkIsNotToldByOneOfThem() {
        String one = FEWER_CALLS.formatted("stock", "").replace("front cart  0.9  0.3 1.0", "front cart  0.9  0.9 0.0");
        String all = one.replace("other -> stock", "other -> ads").strip() + "\nother ads 0.5 0.1 1.5 calls-per-request";

        Conclusion byOne = concluded(one, "front", UnaryOperator.identity(), everything());
        Conclusion byAll = concluded(all, "front", UnaryOperator.identity(), everything());

        assertThat(byAll.confidence()).isLessThan(byOne.confidence());
        assertThat(byAll.conclusive()).isFalse();
    }

    private static final String FAILING_CALLER = """
            gateway -> cart
            cart -> stock
            cart -> price
            gateway errors 0.001 0.3 1.5 error-rate
            cart    errors 0.001 0.4 2.0 error-rate
            """;

    @Test
    void aCalleeChangedJustBeforeIsSuspectedBeforeItsFailingCaller() {
        Conclusion conclusion = concluded(FAILING_CALLER + "stock deployed 0 0 1 change:30", "gateway", UnaryOperator.identity(),
                everything());

        assertThat(ranked(conclusion)).startsWith("stock", "cart");
        assertThat(conclusion.changes()).containsExactly("deployed");
    }

    @Test
    void aCalleeChangedLongBeforeIsNot() {
        Conclusion conclusion = concluded(FAILING_CALLER + "stock deployed 0 0 1 change:3600", "gateway", UnaryOperator.identity(),
                everything());

        assertThat(ranked(conclusion)).startsWith("cart");
    }

    @Test
    void whereSomethingIsChangedAllTheTimeAChangeTellsLittle() {
        StringBuilder changes = new StringBuilder();
        for (int second = 30; second < 3_600; second += 30) {
            changes.append("stock deployed").append(second).append(" 0 0 1 change:").append(second).append('\n');
        }

        Conclusion conclusion = concluded(FAILING_CALLER + changes, "gateway", UnaryOperator.identity(), everything());

        assertThat(ranked(conclusion)).startsWith("cart");
    }

    @Test
    void aPartIsNoCalleeThatItsWholeCouldWaitFor() {
        Map<String, Double> longer = Map.of("excessMicros", 600_000.0, "quietMicros", 7_000.0, "incidentMicros", 600_000.0, "ratio", 80.0,
                "z", 40.0, UnseenCallees.UNSEEN, 0.5);
        List<Relation> relations = List.of(
                new Relation("gateway", "forge", RelationKind.CALLS, "declared", ONSET),
                new Relation("forge", "table", RelationKind.CALLS, "declared", ONSET),
                new Relation("forge", "forge-asg", RelationKind.CONSISTS_OF, "declared", ONSET));
        Signal own = new Signal("forge", SignalKinds.TRACE_SELF_TIME, "create", 40, ONSET, longer, null);

        Conclusion conclusion = Conclusions.conclude(state(relations, List.of(own), "gateway", everything()));

        assertThat(ranked(conclusion)).startsWith("table", "forge");
    }

    @Test
    void aPartThatGetsMostOfTheWorkIsNotAloneInTrouble() {
        Conclusion conclusion = concluded("""
                gateway -> forge
                forge = forge-1
                forge = forge-2
                gateway errors 0 50 3.0 error-rate
                forge   errors 0 38 3.0 error-rate
                forge-1 errors 0 31 3.9 error-rate
                forge-2 errors 0  7 3.8 error-rate
                """, "gateway", UnaryOperator.identity(), everything());

        assertThat(ranked(conclusion)).startsWith("forge");
    }

    @Test
    void aPartThatASurgeStrainsMostIsNotItsCause() {
        Conclusion conclusion = concluded("""
                balancer -> bot
                bot = bot-1
                bot = bot-2
                balancer requests 225 680 1.6 traffic
                bot      requests  13  40 1.6 traffic
                bot-1    requests   6  20 1.6 traffic
                bot-2    requests   7  20 1.6 traffic
                bot      latency  10  60 1.7 latency
                bot-1    cpu      30  77 2.9 cpu
                bot-2    cpu      30  70 0.3 cpu
                bot-1    errors    0   4 1.0 error-rate
                """, "balancer", UnaryOperator.identity(), everything());

        assertThat(ranked(conclusion)).startsWith("balancer");
        assertThat(conclusion.mechanism()).isEqualTo(Mechanism.TRAFFIC_SURGE);
    }

    private static final String WITHOUT_NAMES = """
            front -> cart
            front -> ads
            front k1 5 5.2 0.05 other-metric
            cart  k2 5  15 1.10 other-metric
            ads   k1 5   6 0.20 other-metric
            """;

    @Test
    void whereNoSeriesHasANameThatSaysAnythingWhateverLeftItsRangeCounts() {
        Conclusion named = concluded(WITHOUT_NAMES + "front cpu 5 5.1 0.02 cpu\nads cpu 5 5.1 0.02 cpu", "front",
                UnaryOperator.identity(), everything());
        Conclusion nameless = concluded(WITHOUT_NAMES, "front", UnaryOperator.identity(), everything());

        assertThat(ranked(nameless)).startsWith("cart", "ads");
        assertThat(nameless.confidence()).isGreaterThan(named.confidence());
    }
}
