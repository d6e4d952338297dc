package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Investigation;
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
}
