package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.RootCauseConcluded;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class IsItTest {

    private static final ObservationMade SEEN = new ObservationMade(Cases.ALARM, "M1", Cases.observation("M1.1"));

    private final RecordAnswers answers = new RecordAnswers(ZoneOffset.UTC);

    private static Investigation concluded(boolean named) {
        RootCause cause = new RootCause("forge", Mechanism.BAD_DEPLOYMENT, "d-1", Statement.of("Version 2.1 broke forge", "M1.1"),
                List.of(), 0.9);
        return Cases.after(SEEN, new RootCauseConcluded(Cases.ALARM, new Conclusion(named ? List.of(cause) : List.of(),
                List.of(new Suspect("forge", 0.6, List.of("M1.1"), List.of())), List.of(),
                named ? Mechanism.BAD_DEPLOYMENT : Mechanism.OTHER, null, 0.9,
                named, Impact.unknown(), List.of(), List.of(), "nothing certain")));
    }

    private String ask(String question, Investigation state) {
        return answers.answer(question, state).getFirst().text();
    }

    @Test
    void saysYesToTheCauseAndToTheWayItDidIt() {
        assertThat(ask("is it forge?", concluded(true))).isEqualTo("Yes: Version 2.1 broke forge");
        assertThat(ask("was it the deployment?", concluded(true))).startsWith("Yes: ");
        assertThat(ask("did the release break it?", concluded(true))).startsWith("Yes: ");
    }

    @Test
    void saysNoToWhatIsNotTheCauseAndWhatWasSeenThere() {
        assertThat(answers.answer("is it the database?", concluded(true))).extracting(Statement::text).containsExactly(
                "No, as far as I can see: Version 2.1 broke forge",
                "Nothing unusual was seen at orders-table; nothing proves that it is well either.");
        assertThat(ask("is it the network?", concluded(true))).startsWith("No, as far as I can see");
    }

    @Test
    void cannotTellWhereNoCauseIsCertain() {
        assertThat(ask("is it the database?", concluded(false)))
                .isEqualTo("I cannot tell: no cause is certain; most suspected is forge, with 60 %.");
        assertThat(ask("is it the database?", Cases.after(SEEN))).isEqualTo("I cannot tell yet; I am still looking.");
    }
}
