package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Signal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogsExaminationTest {

    private static final int ONSET = 3_000;
    private static String thrown(int robot) {
        return "move of rb-" + robot + " failed\ncom.raas.UnreadableException: no field, password=geheim99"
                + "\n\tat com.raas.forge.RobotCache.get(RobotCache.java:88)";
    }

    private final GivenEvidence given = new GivenEvidence();

    private void anHourOfOrdinaryLines(String... resources) {
        for (int second = 0; second < 3_600; second += 2) {
            for (String resource : resources) {
                given.log(second, resource, "INFO", "request " + second + " done in " + (second % 17) + " ms");
            }
        }
    }

    private void forgeThrows() {
        for (int second = ONSET; second < 3_600; second += 5) {
            given.log(second, "forge", "ERROR", thrown(second));
        }
    }

    private Findings look() throws InterruptedException {
        return given.look(Look.LOGS, new LogsExamination());
    }

    @Test
    void namesTheExceptionTheLineOfCodeAndWhenItBegan() throws InterruptedException {
        anHourOfOrdinaryLines("forge", "bot");
        forgeThrows();

        Findings findings = look();

        Observation first = findings.observations().getFirst();
        assertThat(first.stance()).isEqualTo(Stance.FOR);
        assertThat(first.resource()).isEqualTo("forge");
        assertThat(first.text()).contains("UnreadableException", "RobotCache.java:88", "13:50:00 UTC", "never in");
        assertThat(first.evidence().getFirst().query()).startsWith("logs ").contains("resource=forge");
        Signal signal = findings.signals().stream().filter(s -> s.kind().equals(SignalKinds.LOG_ERROR)).findFirst().orElseThrow();
        assertThat(signal.observation()).isEqualTo(first.id());
        assertThat(signal.figures()).containsEntry("quiet", 0.0).containsEntry("incident", 120.0);
        assertThat(Duration.between(GivenEvidence.START.plusSeconds(ONSET), signal.onset()).abs()).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void letsNoSecretOutOfALine() throws InterruptedException {
        anHourOfOrdinaryLines("forge");
        forgeThrows();

        Findings findings = look();

        assertThat(findings.toString()).doesNotContain("geheim99");
    }

    @Test
    void seesALineThatStopped() throws InterruptedException {
        anHourOfOrdinaryLines("schedule", "bot");
        for (int second = 0; second < ONSET; second += 10) {
            given.log(second, "schedule", "INFO", "refreshed plan " + second);
        }

        Findings findings = look();

        assertThat(findings.signals()).anySatisfy(s -> {
            assertThat(s.kind()).isEqualTo(SignalKinds.LOG_TEMPLATE_STOPPED);
            assertThat(s.resource()).isEqualTo("schedule");
        });
        assertThat(findings.observations()).anySatisfy(o -> assertThat(o.text()).contains("refreshed plan", "stopped"));
    }

    @Test
    void rulesOutWhatWarnsALotButAlwaysDid() throws InterruptedException {
        anHourOfOrdinaryLines("forge", "action");
        forgeThrows();
        for (int second = 0; second < 3_600; second += 3) {
            given.log(second, "action", "WARN", "slow consumer " + second);
        }

        Findings findings = look();

        assertThat(findings.observations())
                .filteredOn(o -> o.stance() == Stance.RULED_OUT)
                .singleElement()
                .satisfies(o -> assertThat(o.text()).contains("warnings of action are no news"));
    }

    @Test
    void oldComplaintsAreRuledOutAlsoOfWhoComplainsOfSomethingNewBesides() throws InterruptedException {
        anHourOfOrdinaryLines("forge", "bot", "action");
        forgeThrows();
        for (int second = 0; second < 3_600; second += 3) {
            given.log(second, "forge", "WARN", "slow consumer " + second);
            given.log(second, "action", "WARN", "usage report not accepted, attempt " + second);
        }

        Findings findings = look();

        assertThat(findings.observations())
                .filteredOn(o -> o.stance() == Stance.RULED_OUT)
                .singleElement()
                .satisfies(o -> assertThat(o.text()).contains("warnings of", "forge", "action", "are no news"));
        assertThat(findings.observations()).anyMatch(o -> o.stance() == Stance.FOR && o.text().startsWith("forge throws"));
    }

    @Test
    void saysNothingOfAnHourThatIsAllTheSame() throws InterruptedException {
        anHourOfOrdinaryLines("forge", "bot");

        Findings findings = look();

        assertThat(findings.observations()).isEmpty();
        assertThat(findings.summary()).contains("no break");
    }

    @Test
    void aSourceThatFailsIsAGapAndNotAnAbsenceOfErrors() throws InterruptedException {
        given.failure = "the store did not answer within 30 s";

        Findings findings = look();

        assertThat(findings.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.id()).isEqualTo("L1.g1");
            assertThat(gap.why()).contains("timeout", "30 s");
        });
        assertThat(findings.observations()).isEmpty();
        assertThat(findings.summary()).contains("not known");
    }

    @Test
    void anEmptyAnswerIsNoGap() throws InterruptedException {
        Findings findings = look();

        assertThat(findings.gaps()).isEmpty();
        assertThat(findings.summary()).contains("holds no log line");
    }

    @Test
    void otherNamesGiveTheSameRanks() throws InterruptedException {
        anHourOfOrdinaryLines("forge", "bot");
        forgeThrows();
        GivenEvidence renamed = new GivenEvidence();
        given.lines.forEach(l -> renamed.lines.add(new dev.gumshoe.conversations.evidence.LogLine(l.timestamp(),
                l.resource().equals("forge") ? "aaa" : "zzz", l.severity(), l.body(), null, l.attributes())));

        List<Double> before = look().signals().stream().map(Signal::strength).toList();
        List<Double> after = renamed.look(Look.LOGS, new LogsExamination()).signals().stream().map(Signal::strength).toList();

        assertThat(before).isNotEmpty().isEqualTo(after);
    }

    @Test
    void looksOnlyAtWhatPeoplePointedTo() throws InterruptedException {
        anHourOfOrdinaryLines("forge", "bot");
        forgeThrows();
        given.scope = new dev.gumshoe.conversations.investigation.Scope(given.scope.window(), null, java.util.Set.of(),
                java.util.Set.of("forge"), false);

        assertThat(look().signals()).noneMatch(s -> s.resource().equals("forge"));
    }

    @Test
    void whoThrowsBecauseACallFailedIsAVictimStackTraceOrNot() throws InterruptedException {
        anHourOfOrdinaryLines("forge", "svc/cart:1", "bot");
        for (int second = ONSET; second < 3_600; second += 5) {
            given.log(second, "bot", "ERROR", "cannot go on: com.raas.CallFailedException: call to svc/cart:1 failed: status 500"
                    + "\n\tat com.raas.bot.Client.call(Client.java:31)");
        }

        Findings findings = look();

        assertThat(findings.signals()).filteredOn(s -> s.resource().equals("bot")).isNotEmpty()
                .allSatisfy(s -> assertThat(s.figures()).containsKey("symptom"));
        assertThat(findings.signals()).filteredOn(s -> s.resource().equals("svc/cart:1"))
                .anySatisfy(s -> assertThat(s.figures()).containsKey("named"));
        assertThat(findings.observations()).filteredOn(o -> o.text().contains("CallFailedException"))
                .allSatisfy(o -> assertThat(o.stance()).isEqualTo(Stance.CONTEXT));
    }

    @Test
    void anExceptionIsToldAsItIsThrownNow() throws InterruptedException {
        anHourOfOrdinaryLines("forge");
        given.log(10, "forge", "ERROR", "x\ncom.raas.OddException: once long ago\n\tat com.raas.forge.Cache.get(Cache.java:8)");
        for (int second = ONSET; second < 3_600; second += 5) {
            given.log(second, "forge", "ERROR", "x\ncom.raas.OddException: out of ink\n\tat com.raas.forge.Cache.get(Cache.java:8)");
        }

        Findings findings = look();

        assertThat(findings.observations().getFirst().text()).contains("out of ink").doesNotContain("long ago");
    }

    private Signal told(String body) throws InterruptedException {
        anHourOfOrdinaryLines("forge", "bot");
        forgeThrows();
        for (int second = ONSET; second < 3_600; second += 5) {
            given.log(second, "forge", "INFO", body);
        }
        return look().signals().stream().filter(s -> s.kind().equals(SignalKinds.LOG_TEMPLATE_NEW)).findFirst().orElseThrow();
    }

    @Test
    void aProgramsOwnWordCountsForMoreThanTheMarkOfWhatCollectsIt() throws InterruptedException {
        Signal signal = told("2026-03-01 11:55:00 ERROR [main] no seat is left on the 9:40");

        assertThat(signal.figures()).containsEntry("severe", 1.0).doesNotContainKey(LogFindings.ROUTINE);
    }

    @Test
    void whatIsMarkedAsOrdinaryAndSpeaksOfNoFailureIsRoutine() throws InterruptedException {
        assertThat(told("starting forge 2.21.2").figures()).containsEntry("severe", 0.0).containsEntry(LogFindings.ROUTINE, 1.0);
    }

    @Test
    void whatSpeaksOfAFailureIsNoRoutineHoweverItIsMarked() throws InterruptedException {
        assertThat(told("call to schedule failed, trying again").figures()).doesNotContainKey(LogFindings.ROUTINE);
    }
}
