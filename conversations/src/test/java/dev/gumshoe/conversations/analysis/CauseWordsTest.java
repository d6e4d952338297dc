package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.Change.Kind;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CauseWordsTest {

    private static final Instant AT = Instant.parse("2026-03-01T14:02:15Z");

    private static Observation seen(Look look, String text) {
        TimeWindow window = TimeWindow.endingAt(AT, Duration.ofHours(1));
        return new Observation(look.letter() + "1.1", look, Stance.FOR, null, text, AT, List.of(new Evidence("s", "q", window, "")), null);
    }

    private static Change change(Kind kind, @Nullable String resource, String actor, String title) {
        return new Change("x-1", AT, kind, resource, actor, title, List.of(), null, Map.of());
    }

    @Test
    void namesWhoDidWhatWhenAndWhatItDid() {
        Observation session = seen(Look.CHANGES, ChangeWords.tell(change(Kind.SESSION, "i-7", "ana", "StartSession on i-7")));
        Observation thrown = seen(Look.LOGS,
                "front throws “LookupException: no such table” at Lookup.java:47: 1,480 times (148/min) since 14:03:50 UTC, never before.");

        String headline = CauseWords.headline("i-7", "i-7 (front)", Mechanism.MANUAL_CHANGE, session, "x-1", thrown);

        assertThat(headline).isEqualTo("ana opened a session on i-7 (front) at 14:02:15 UTC, which damaged it:"
                + " front throws “LookupException: no such table” at Lookup.java:47 since 14:03:50 UTC.");
    }

    @Test
    void namesTheSuspectWhereTheChangeWasMadeToSomethingElse() {
        Observation change = seen(Look.CHANGES, ChangeWords.tell(change(Kind.CONFIG, "front-asg", "ana", "Apply settings: fewer")));

        String headline = CauseWords.headline("front", "front", Mechanism.CONNECTIONS_EXHAUSTED, change, "x-1", null);

        assertThat(headline).isEqualTo("ana changed the configuration of front-asg (“Apply settings: fewer”) at 14:02:15 UTC,"
                + " which left front without free connections.");
    }

    @Test
    void saysHowAResourceStandsWhereNoChangeExplainsIt() {
        Observation slow = seen(Look.TRACES, "forge itself takes longer, in move: 414 ms on average since 14:02:15 UTC, 5.4 ms before.");

        String headline = CauseWords.headline("forge", "forge", Mechanism.SLOW_DEPENDENCY, null, null, slow);

        assertThat(headline).isEqualTo("forge answers slowly, and who calls it waits:"
                + " forge itself takes longer, in move: 414 ms on average since 14:02:15 UTC.");
    }

    @Test
    void cutsWhatWouldFillAPhone() {
        String effect = CauseWords.effect("front throws “" + "x".repeat(400) + "”: 3 times (1/min) since 14:02:15 UTC, never before.");

        assertThat(effect).hasSizeLessThan(190).startsWith("front throws “xxx").endsWith("x…” since 14:02:15 UTC");
    }

    @Test
    void hasASentenceForEveryMechanism() {
        for (Mechanism mechanism : Mechanism.values()) {
            assertThat(CauseWords.headline("forge", "forge", mechanism, null, null, null)).contains("forge").endsWith(".");
        }
    }

    @Test
    void readsChangesTheWayPeopleSayThem() {
        assertThat(ChangeWords.clause(change(Kind.DEPLOYMENT, "forge", "pipeline/release", "Deploy forge 2.16.1")))
                .isEqualTo("pipeline/release deployed 2.16.1 to forge");
        assertThat(ChangeWords.clause(change(Kind.CONFIG, "plan", "dora", "UpdateTags plan: cost centre")))
                .isEqualTo("dora changed tags of plan (“cost centre”)");
        assertThat(ChangeWords.clause(change(Kind.CONFIG, "plan", "dora", "PutRolePolicy plan-role: narrow it")))
                .isEqualTo("dora changed role policy plan-role of plan (“narrow it”)");
        assertThat(ChangeWords.clause(change(Kind.SESSION, "i-7", "dora", "rm -rf /var/cache on i-7")))
                .isEqualTo("dora opened a session on i-7 (“rm -rf /var/cache”)");
        assertThat(ChangeWords.clause(change(Kind.COMMIT, null, "", "Merge into main")))
                .isEqualTo("somebody committed (“Merge into main”)");
        assertThat(ChangeWords.tell(change(Kind.CONFIG, "plan", "dora", "UpdateTags plan: cost centre")))
                .isEqualTo("14:02:15 UTC: dora changed tags of plan (“cost centre”, x-1).");
    }

    @Test
    void readsMetricsInTheirUnits() {
        assertThat(Wording.spoken("cpu_utilization_percent")).isEqualTo("CPU");
        assertThat(Wording.spoken("latency_p99_ms")).isEqualTo("p99 latency");
        assertThat(Wording.spoken("http_5xx_count")).isEqualTo("HTTP 5xx count");
        assertThat(Wording.value("latency_p99_ms", 1929)).isEqualTo("1.9 s");
        assertThat(Wording.value("cpu_utilization_percent", 93.1)).isEqualTo("93 %");
        assertThat(LogMask.readable("slow request: <*> for rb-<num> took <num> ms")).isEqualTo("slow request: … for rb-… took … ms");
    }
}
