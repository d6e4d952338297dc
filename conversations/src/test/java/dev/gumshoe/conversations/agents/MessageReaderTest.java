package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.RootCauseConcluded;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Truth;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    private final Investigation state = Cases.after();
    private final MessageReader reader = new MessageReader(
            new SpokenTime(ZoneOffset.UTC), InstantSource.fixed(Instant.parse("2026-03-02T14:20:00Z")));

    private Utterance read(String text) {
        return reader.read(text, false, state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs of bot from 2 to 3 am", "error rate of gateway since 14:05", "errors of forge since 14:00",
        "what changed since 14:00", "logs of forge between 14:00 and 14:05"})
    void whatIsLookedUpForATimeIsNoDirection(String text) {
        assertThat(reader.read(text, true, Cases.after())).isEqualTo(new Utterance.Question());
    }

    @ParameterizedTest
    @ValueSource(strings = {"is it only one host", "did it happen in one region", "are we only slow", "was it just forge",
        "how do i focus on forge"})
    void aQuestionWithoutItsMarkDirectsNothing(String text) {
        assertThat(read(text)).isEqualTo(new Utterance.Question());
    }

    @ParameterizedTest
    @ValueSource(strings = {"when did we see this before", "has this happened before", "what fixed it last time",
        "how did we fix this last time",
        "have we had this already", "did we see this last week"})
    void whoAsksAboutThePastTellsNothing(String text) {
        assertThat(read(text)).isEqualTo(new Utterance.Question());
    }

    @ParameterizedTest
    @ValueSource(strings = {"focus on forge", "Focus on the forge, please", "zoom in on forge", "look at forge.", "only forge"})
    void readsWhereToLook(String text) {
        assertThat(read(text)).isEqualTo(new Utterance.Steering(new Direction.FocusOn(List.of("forge"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"it is not the database", "It's not the table", "rule out the db", "this isn't orders-table"})
    void readsWhereNotToLook(String text) {
        assertThat(read(text)).isEqualTo(new Utterance.Steering(new Direction.Exclude(List.of("orders-table"))));
    }

    @ParameterizedTest
    @CsvSource({
        "since 14:05, 2026-03-02T14:05:00Z",
        "it started at 14:05:30, 2026-03-02T14:05:30Z",
        "from 2:05 pm on, 2026-03-02T14:05:00Z",
        "since 10 minutes ago, 2026-03-02T14:10:00Z",
        "since 23:50, 2026-03-01T23:50:00Z",
        "since 2026-03-02T13:00Z, 2026-03-02T13:00:00Z"
    })
    void readsSinceWhen(String text, Instant onset) {
        assertThat(read(text)).isEqualTo(new Utterance.Steering(new Direction.Since(onset)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"only the last wave", "just the most recent wave, the earlier deployments are too far away"})
    void readsThatOnlyTheLastWaveIsMeant(String text) {
        assertThat(read(text)).isEqualTo(new Utterance.Steering(new Direction.LastWave()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "Stop!", "please stop the investigation", "abort"})
    void readsThatItIsToStop(String text) {
        assertThat(read(text)).isEqualTo(new Utterance.Steering(new Direction.Stop()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"when did it start?", "which alarms fired?", "who was affected and how many?", "what changed",
        "show me the timeline"})
    void readsQuestions(String text) {
        assertThat(read(text)).isEqualTo(new Utterance.Question());
    }

    @Test
    void readsEvidenceWithItsTimeAndResource() {
        assertThat(read("I restarted bot-2 at 14:12"))
                .isEqualTo(new Utterance.Evidence(Instant.parse("2026-03-02T14:12:00Z"), "bot-2"));
    }

    @Test
    void doesNotTakeAColleaguesLookForADirection() {
        assertThat(read("I looked at the database, it is fine")).isInstanceOf(Utterance.Evidence.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"good morning everyone", "on my way", "thanks!", "only kidding", "not again"})
    void leavesPeoplesTalkAlone(String text) {
        assertThat(read(text)).isEqualTo(new Utterance.Talk());
    }

    @Test
    void saysWhatItKnowsWhenAResourceIsMisspelt() {
        assertThat(read("focus on froge"))
                .isEqualTo(new Utterance.Steering(new Direction.NotUnderstood(
                        "no resource is called 'froge'; did you mean forge?")));
    }

    @Test
    void answersWhateverItIsAskedByName() {
        assertThat(reader.read("status", true, state)).isEqualTo(new Utterance.Question());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "I looked at the orders-table, it is fine | AGAINST",
        "we checked orders-table, no errors there | AGAINST",
        "I checked orders-table, it is throttling and slow | FOR",
        "I restarted orders-table | CONTEXT",
    })
    void weighsWhatPeopleReportOfAResource(String text, Stance stance) {
        assertThat(read(text)).isEqualTo(new Utterance.Evidence(null, "orders-table", stance == Stance.CONTEXT ? null : stance));
    }

    @Test
    void takesPastedLinesAsEvidence() {
        assertThat(read("2026-03-02T14:02:11Z ERROR timeout\n2026-03-02T14:02:12Z ERROR timeout")).isInstanceOf(Utterance.Evidence.class);
        assertThat(read("look:\n```\njava.lang.IllegalStateException: no\n```")).isInstanceOf(Utterance.Evidence.class);
        assertThat(read("good morning\nhow was the weekend")).isNotInstanceOf(Utterance.Evidence.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ERROR RecordCodec: cannot decode cached record at RecordCodec.java:91 (pasted by me)",
        "2026-03-02T14:02:11Z checkout ERROR upstream timed out",
        "2026-03-02 14:02:11,123 [main] WARN c.e.Pool - no connection left",
        "we got a NullPointerException at Basket.java:40"})
    void takesOneLineThatCanOnlyBeALogsAsEvidence(String line) {
        assertThat(reader.read(line, true, state)).isInstanceOf(Utterance.Evidence.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "show me the ERROR lines: all of them",
        "find RecordCodec.java:91 in the logs",
        "which errors came at 14:02:11",
        "ERROR rate of gateway"})
    void takesAWishForLinesForAQuestion(String text) {
        assertThat(reader.read(text, true, state)).isInstanceOf(Utterance.Question.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "that was right | RIGHT |",
        "you were right, thanks | RIGHT | thanks",
        "That's wrong, it was the certificate | WRONG | it was the certificate",
        "it was not right: DNS | WRONG | DNS",
        "that is partly right, the cache too | PARTLY | the cache too",
    })
    void readsHowRightPeopleSayItWas(String text, Truth truth, String words) {
        Investigation concluded = concluded();

        assertThat(reader.read(text, false, concluded)).isEqualTo(new Utterance.Judgement(truth, words == null ? "" : words));
        assertThat(reader.read(text, false, state)).as("before there is a conclusion").isNotInstanceOf(Utterance.Judgement.class);
    }

    @Test
    void doesNotTakeAFillerForAJudgement() {
        assertThat(reader.read("right, I will have a look", false, concluded())).isEqualTo(new Utterance.Talk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"is it safe to roll back?", "should we revert?", "can I restart forge?", "what's the fix?",
        "what should we do now?"})
    void takesAQuestionWhatToDoForAWishForAPlan(String text) {
        assertThat(reader.read(text, false, concluded())).isEqualTo(new Utterance.Mend());
    }

    private static Investigation concluded() {
        return Cases.after(new RootCauseConcluded(Cases.ALARM, new Conclusion(List.of(), List.of(), List.of(), Mechanism.NONE, null, 0.1,
                false, Impact.unknown(), List.of(), List.of(), "nothing")));
    }
}
