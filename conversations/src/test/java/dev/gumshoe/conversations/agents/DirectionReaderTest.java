package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationStopped;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectionReaderTest {

    private final DirectionReader reader = new DirectionReader(new SpokenTime(ZoneOffset.UTC));
    private final Investigation excluded = Cases.after(said(new Direction.Exclude(List.of("forge"))));
    private final Investigation focused = Cases.after(said(new Direction.FocusOn(List.of("forge"))));

    private static SteeringReceived said(Direction direction) {
        return new SteeringReceived(Cases.ALARM, "m-1", "ana", "…", null, direction);
    }

    private Optional<Direction> read(String text, Investigation state) {
        return reader.read(text, true, state, Cases.ALARM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"don't look at forge", "do not check the forge", "stop looking at forge", "no need to look into forge",
        "never mind, it is not forge",
        "leave out forge", "everything but forge", "ignore forge for now"})
    void doesNotLookWhereItIsToldNotTo(String text) {
        assertThat(read(text, Cases.after())).contains(new Direction.Exclude(List.of("forge")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"include forge again", "un-ignore forge", "it could be forge after all", "look at forge as well",
        "also check forge",
        "never mind what I said about forge"})
    void takesBackIntoAccountWhatWasLeftOut(String text) {
        assertThat(read(text.toLowerCase(java.util.Locale.ROOT), excluded)).contains(new Direction.Include(List.of("forge")));
    }

    @Test
    void looksAtMoreWithoutLosingWhatItLooksAt() {
        assertThat(read("look at web as well", focused)).contains(new Direction.Include(List.of("web")));
        assertThat(Cases.after(said(new Direction.FocusOn(List.of("forge"))), said(new Direction.Include(List.of("web")))).scope().focus())
                .containsExactlyInAnyOrder("forge", "web");
        assertThat(Cases.after(said(new Direction.Exclude(List.of("forge"))), said(new Direction.Include(List.of("forge")))).scope()
                .excluded()).isEmpty();
    }

    @Test
    void saysThatItLooksAtItAlready() {
        assertThat(read("also look at forge", Cases.after())).contains(new Direction.NotUnderstood("forge is looked at already"));
        assertThat(reader.read("could be forge", false, Cases.after(), Cases.ALARM)).as("guesses among people").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"undo that", "start over", "forget the focus", "look again", "look at everything", "never mind"})
    void takesDirectionsBack(String text) {
        assertThat(read(text, focused)).contains(new Direction.Widen());
    }

    @ParameterizedTest
    @ValueSource(strings = {"go on", "resume", "please continue", "keep going", "carry on"})
    void goesOnWhenItWasStopped(String text) {
        Investigation stopped = Cases.after(new InvestigationStopped(Cases.ALARM, "stopped by ana"));

        assertThat(reader.read(text, false, stopped, Cases.ALARM)).contains(new Direction.Investigate());
        assertThat(reader.read(text, false, Cases.after(), Cases.ALARM)).as("among people").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"between 14:00 and 14:10, 14:00, 14:10", "from 2 to 2:10 pm, 14:00, 14:10", "from 14:00 to 14:10, 14:00, 14:10",
        "for the last 20 minutes, 13:50, 14:10", "only the last half hour, 13:40, 14:10", "it began between 13:50 and 14:00, 13:50, 14:00",
        "look only at 13:50 - 14:00, 13:50, 14:00", "please focus on the last 5 min, 14:05, 14:10",
        "it must have happened somewhere between 13:50 and 13:55, 13:50, 13:55"})
    void looksForWhatBeganInTheStretchThatIsNamed(String text, String from, String to) {
        assertThat(read(text, Cases.after())).contains(new Direction.Between(Instant.parse("2026-03-02T" + from + ":00Z"),
                Instant.parse("2026-03-02T" + to + ":00Z")));
    }

    @Test
    void saysThatAStretchIsNotInWhatItLooksAt() {
        assertThat(read("only yesterday between 14:00 and 14:10", Cases.after())).get().asInstanceOf(type(Direction.NotUnderstood.class))
                .extracting(Direction.NotUnderstood::why).asString()
                .startsWith("I look at 2 Mar 2026, 13:10 UTC to 2 Mar 2026, 14:10 UTC, and 1 Mar 2026, 14:00 UTC is not in that");
    }

    @Test
    void aMomentIsWhenItBegan() {
        assertThat(read("around 14:05", Cases.after())).contains(new Direction.Since(Instant.parse("2026-03-02T14:05:00Z")));
        assertThat(read("at 14:05", Cases.after())).contains(new Direction.Since(Instant.parse("2026-03-02T14:05:00Z")));
    }

    @Test
    void afterAQuestionABareTimeAsksTheSameOfAnotherTime() {
        Investigation asked = Cases.after(new QuestionAsked(Cases.ALARM, "q-1", "ana", "logs of forge?", null));

        assertThat(read("between 14:00 and 14:05", asked)).isEmpty();
        assertThat(read("look only at 14:00 to 14:05", asked)).get().isInstanceOf(Direction.Between.class);
    }

    @Test
    void readsFullHours() {
        assertThat(read("it started at 2pm", Cases.after())).contains(new Direction.Since(Instant.parse("2026-03-02T14:00:00Z")));
    }
}
