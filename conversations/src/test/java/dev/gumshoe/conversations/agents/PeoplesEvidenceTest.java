package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.investigation.Attachment;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.GapAnswer;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.EvidenceOffered;
import dev.gumshoe.conversations.investigation.JournalEntry.GapAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.GapFound;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskOpened;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeoplesEvidenceTest {

    private static final Instant AT = Cases.ALARM.plusSeconds(30);
    private static final GapFound GAP = new GapFound(AT,
            new Gap("L1.g1", Look.LOGS, "The logs of orders-table were not read", "answered 403.", "Grant logs:read."));

    private final GapAnswers answers = new GapAnswers(InstantSource.fixed(AT));

    private static EvidenceOffered offered(String text, Attachment... shown) {
        return new EvidenceOffered(AT, "m-1", "@ana", text, "slack/C1/1.0", null, "orders-table", Stance.AGAINST, List.of(shown));
    }

    @Test
    void quotesAndAttributesWhatSomebodySaid() {
        Observation said = PeoplesEvidence.observation(offered("I looked at the database, it is fine, password=hunter22"), "P1.1",
                Cases.WINDOW);

        assertThat(said.text()).isEqualTo("@ana reports: “I looked at the database, it is fine, password=[secret]”");
        assertThat(said.stance()).isEqualTo(Stance.AGAINST);
        assertThat(said.resource()).isEqualTo("orders-table");
        assertThat(said.evidence().getFirst().query()).isEqualTo("message m-1 in slack/C1/1.0");
    }

    @Test
    void keepsWhatSomebodyShowedAsEvidenceToLookAtAgain() {
        URI link = URI.create("https://files.example/cpu.png");
        Observation shown = PeoplesEvidence.observation(offered("", new Attachment(Attachment.Kind.IMAGE, "cpu.png", link, "")), "P1.1",
                Cases.WINDOW);

        assertThat(shown.text()).isEqualTo("@ana shows a picture, cpu.png");
        assertThat(shown.evidence()).hasSize(2).last().satisfies(e -> {
            assertThat(e.link()).isEqualTo(link);
            assertThat(e.excerpt()).isEqualTo("cpu.png");
        });
    }

    @Test
    void quotesWhoLookedWhereItCouldNot() {
        List<JournalEntry> next = answers.next(Cases.after(GAP, answer(GapAnswer.NORMAL)));

        assertThat(next).singleElement().isInstanceOfSatisfying(ObservationMade.class, made -> {
            assertThat(made.observation().stance()).isEqualTo(Stance.AGAINST);
            assertThat(made.observation().resource()).isEqualTo("orders-table");
            assertThat(made.observation().text()).startsWith("@ana looked where I could not and reports: normal");
        });
        assertThat(answers.next(Cases.after(GAP, answer(GapAnswer.NORMAL), next.getFirst()))).isEmpty();
    }

    @Test
    void looksAgainOnceWhereAccessWasGranted() {
        List<JournalEntry> next = answers.next(Cases.after(GAP, answer(GapAnswer.GRANTED)));

        assertThat(next).singleElement().isInstanceOfSatisfying(TaskOpened.class, opened -> {
            assertThat(opened.task().look()).isEqualTo(Look.LOGS);
            assertThat(opened.task().question()).contains("now that access was granted (L1.g1)");
        });
        Investigation after = Cases.after(GAP, answer(GapAnswer.GRANTED), next.getFirst());
        assertThat(answers.next(after)).isEmpty();
    }

    @Test
    void doesNothingAboutWhatDoesNotMatter() {
        assertThat(answers.next(Cases.after(GAP, answer(GapAnswer.NOT_RELEVANT)))).isEmpty();
    }

    private static GapAnswered answer(GapAnswer answer) {
        return new GapAnswered(AT, "p-1", "@ana", "slack/C1/1.0", "L1.g1", answer);
    }
}
