package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {

    private static final int CASES = 200;

    private static Investigation observing(String text, String excerpt) {
        Observation observation = new Observation(
                "M1.1", Look.METRICS, Stance.FOR, "forge", text, Instant.parse("2026-03-02T14:02:15Z"),
                List.of(new Evidence("metrics", "errors{service=\"forge\"}", Cases.WINDOW, excerpt)), null);
        return Cases.after(new JournalEntry.ObservationMade(Cases.ALARM, "M1", observation));
    }

    private static final Investigation ERRORS = observing(
            "forge fails 31 % of its calls, 1,240 of 4,000, since 14:02:15 UTC; p99 rose from 120 ms to 1,834 ms on i-0ab3; deployment d-77 shipped 9ee69b9efe",
            "java.lang.IllegalStateException: unknown field stamp\nheap 812 MiB of 1024 MiB");

    @ParameterizedTest
    @ValueSource(strings = {
        "forge fails 31 % of its calls since 14:02:15",
        "forge fails 0.31 of its calls",
        "Nearly a third, about 30 %, of the calls of forge fail",
        "forge fails since 14:02",
        "The p99 of forge rose to 1.8 s",
        "The p99 of forge rose 15×, from 0.12 s",
        "The p99 of forge is 1,714 ms higher than before",
        "1,240 calls of forge failed",
        "Some 1,200 calls of forge failed",
        "forge fails since 15:02:15 CET",
        "forge fails since 09:02 EST",
        "forge fails since 19:32 UTC+5:30, 10:02:15 UTC-4",
        "The alarm fired 7 min after forge began to fail",
        "Deployment d-77 on i-0ab3 did it",
        "forge throws “unknown field stamp”",
        "The heap of forge holds 0.79 GiB",
        "Commit 9ee69b9 of forge did it",
        "forge began to fail at 14:02:15, 7 min before the alarm fired",
        "shop calls forge, which fails"})
    void letsPassWhatIsRoundedConvertedOrDerived(String text) {
        assertThat(Claims.refusal(Statement.of(text, "M1.1"), ERRORS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "forge fails 41 % of its calls since 14:02:15",
        "forge fails since 14:05",
        "forge fails since 14:02:15 CET",
        "forge fails since 14:02 UTC+2",
        "forge fails from 14:02 UTC-14:05",
        "forge fails since 14:02:51",
        "The p99 of forge rose to 2.8 s",
        "The p99 of forge rose 25×",
        "1,420 calls of forge failed",
        "The alarm fired 25 min after forge began to fail",
        "Deployment d-78 did it",
        "Deployment d-7 did it",
        "forge fails since 14:0",
        "i-0ab fails",
        "forge began to fail at 14:02:15, 60 min before the alarm fired",
        "i-0ab4 fails",
        "forge throws “NullPointerException in stamp”",
        "The heap of forge holds 912 MiB",
        "bot-2 fails",
        "The p99 of forge fell from 1,834 ms to 120 ms",
        "The p99 of forge rose from 1,834 ms to 120 ms"})
    void refusesWhatItsCitationDoesNotHold(String text) {
        assertThat(Claims.refusal(Statement.of(text, "M1.1"), ERRORS)).isPresent();
    }

    @Test
    void refusesWhatCitesNothingOrNobodysObservation() {
        assertThat(Claims.refusal(Statement.of("forge fails"), ERRORS)).contains("it cites no observation");
        assertThat(Claims.refusal(Statement.of("forge fails", "X9.9"), ERRORS).orElseThrow()).contains("nobody observed");
    }

    @Test
    void refusesToReadErrorsAsNone() {
        Investigation state = observing("forge logged an error 12 times", "12 lines");

        assertThat(Claims.refusal(Statement.of("There were no errors in forge", "M1.1"), state)).isPresent();
        assertThat(Claims.refusal(Statement.of("There were no errors in forge", "M1.1"), observing("No error lines in forge", "none")))
                .isEmpty();
    }

    @Test
    void refusesACauseThatEverythingCitedSpeaksAgainst() {
        Observation ruledOut = new Observation(
                "M1.1", Look.METRICS, Stance.RULED_OUT, "forge", "forge was busy because it had just started", null,
                List.of(new Evidence("metrics", "cpu", Cases.WINDOW, "90")), null);
        Investigation state = Cases.after(new JournalEntry.ObservationMade(Cases.ALARM, "M1", ruledOut));
        RootCause cause = new RootCause(
                "forge", Mechanism.RESOURCE_SATURATION, null, Statement.of("forge was busy", "M1.1"), List.of(), 0.9);

        assertThat(Claims.refusal(cause, state, null).orElseThrow()).contains("speaks against it");
    }

    @Test
    void checksAgainstWhatToolsReturnedLineByLine() {
        List<String> results = List.of("resource  before  after\nforge  0.2 %  31.4 %\nshop  0.1 %  8.7 %");

        assertThat(Claims.misquote("Errors of forge went up to 31 %, 157× as many", results, Topology.empty())).isEmpty();
        assertThat(Claims.misquote("Errors of shop went up to 9 %", results, Topology.empty())).isEmpty();
        assertThat(Claims.misquote("Errors of forge went up to 87 %", results, Topology.empty())).isPresent();
    }

    private static Observation about(String id, Look look, String resource, String text, String at) {
        return new Observation(
                id, look, Stance.FOR, resource, text, Instant.parse("2026-03-02T" + at + "Z"),
                List.of(new Evidence("metrics", "a query", Cases.WINDOW, "a table")), null);
    }

    /** Two resources of which different things are known; shop calls forge. */
    private static final Investigation TWO = Cases.after(
            new JournalEntry.ObservationMade(Cases.ALARM, "M1", about("M1.1", Look.METRICS, "forge",
                    "forge fails 31 % of its calls since 14:02:15 UTC, 0.2 % before; its p99 rose to 1,834 ms", "14:02:15")),
            new JournalEntry.ObservationMade(Cases.ALARM, "M1", about("M1.2", Look.METRICS, "shop",
                    "Error rate of shop rose to 8 % at 14:04:40 UTC; its queue fell to 12", "14:04:40")),
            new JournalEntry.ObservationMade(Cases.ALARM, "L1", about("L1.1", Look.LOGS, "forge",
                    "forge throws “unknown field stamp” at RecordCodec.java:55", "14:02:16")),
            new JournalEntry.ObservationMade(Cases.ALARM, "C1", about("C1.1", Look.CHANGES, "forge",
                    "14:01:50 UTC: bruno deployed 2.12.1 to forge (d-77)", "14:01:50")));

    private static final Instant ONSET = Instant.parse("2026-03-02T14:02:15Z");

    @ParameterizedTest
    @ValueSource(strings = {
        "forge fails 31 % of its calls, and shop 8 %",
        "shop calls forge, which fails 31 % of its calls since 14:02:15",
        "Errors of shop rose to 8 %, while forge fails 31 % since 14:02",
        "shop depends on forge",
        "forge is called by shop",
        "web, which depends on forge, suffers since 14:02:15",
        "forge fails 31 % of the calls from shop",
        "forge throws “unknown field stamp”, hurting shop since 14:04:40",
        "forge fails more than 30 % of its calls",
        "forge fails less than a third, under 32 %, of its calls",
        "bruno deployed 2.12.1 to forge before the trouble began",
        "Users are hurt: 31 % of calls fail"})
    void letsPassWhatIsSaidOfWhomItWasSeenAt(String text) {
        assertThat(Claims.refusal(Statement.of(text, "M1.1", "M1.2", "L1.1", "C1.1"), TWO, ONSET)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "shop fails 31 % of its calls",
        "forge fails 8 % of its calls, and shop 31 %",
        "The p99 of shop rose to 1,834 ms",
        "shop suffers from 14:02:15 on, and forge fails since 14:04:40",
        "shop throws “unknown field stamp”",
        "2.12.1 was deployed to shop",
        "forge calls shop",
        "shop is called by forge",
        "forge depends on shop",
        "forge is a caller of shop",
        "shop is a dependency of forge",
        "Error rate of shop fell to 8 %, while forge rose",
        "Error rate of forge rose to 31 %, and the queue of shop rose to 12",
        "forge fails 31 % of its calls, 0.2 % after",
        "forge fails more than 33 % of its calls",
        "forge fails less than 30 % of its calls"})
    void refusesWhatWasSeenElsewhereOrTheOtherWayRound(String text) {
        assertThat(Claims.refusal(Statement.of(text, "M1.1", "M1.2", "L1.1", "C1.1"), TWO, ONSET)).isPresent();
    }

    @Test
    void refusesThatAChangeCameAfterWhatItCameBefore() {
        assertThat(Claims.refusal(Statement.of("2.12.1 came to forge after the trouble began", "C1.1"), TWO, ONSET))
                .contains("what it cites came before that");
    }

    @Test
    void tellsOfWhomANumberIsNotSaid() {
        assertThat(Claims.refusal(Statement.of("shop fails 31 % of its calls", "M1.1", "M1.2"), TWO, ONSET))
                .contains("what it cites does not say 31 % of shop");
    }

    @Test
    void catchesAChangedNumberAndLetsTheTrueOnePass() {
        GivenConclusions given = new GivenConclusions(20_261_127);
        List<String> wronglyRefused = new ArrayList<>();
        List<String> overlooked = new ArrayList<>();

        for (int i = 0; i < CASES; i++) {
            GivenConclusions.Given truth = given.next(i);
            Claims.refusal(truth.statement(), truth.state())
                    .ifPresent(why -> wronglyRefused.add(truth.statement().text() + ": " + why));
            Statement mutated = given.mutated(truth.statement());
            if (Claims.holds(mutated, truth.state())) {
                overlooked.add(truth.statement().text() + " -> " + mutated.text());
            }
        }

        assertThat(wronglyRefused).as("true conclusions refused, at most 2 %").hasSizeLessThanOrEqualTo(CASES * 2 / 100);
        assertThat(overlooked).as("changed numbers overlooked, at most 5 %").hasSizeLessThanOrEqualTo(CASES * 5 / 100);
    }
}
