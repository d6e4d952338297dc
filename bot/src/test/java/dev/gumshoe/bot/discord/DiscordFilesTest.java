package dev.gumshoe.bot.discord;

import static dev.gumshoe.bot.discord.StandInDiscord.ALERTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gumshoe.bot.ScriptedCase;
import dev.gumshoe.bot.charts.Charts;
import dev.gumshoe.bot.reports.Handout;
import dev.gumshoe.bot.reports.Reports;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationClosed;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationPlanned;
import dev.gumshoe.conversations.investigation.JournalEntry.PlaceJoined;
import dev.gumshoe.conversations.investigation.JournalEntry.PreValidated;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.MitigationPlan.Phase;
import dev.gumshoe.conversations.investigation.MitigationPlan.Risk;
import dev.gumshoe.conversations.investigation.MitigationPlan.Step;
import dev.gumshoe.conversations.investigation.PreValidation;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Statement;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The files a case's thread in Discord is given, the same as in Slack. */
@Timeout(120)
class DiscordFilesTest {

    private static final Instant AT = ScriptedCase.FIRED.plusSeconds(900);

    private final InMemoryJournal journal = ScriptedCase.journal();
    private StandInDiscord discord;
    private String thread;

    @BeforeEach
    void open() throws IOException {
        discord = new StandInDiscord();
        thread = discord.alarm(ALERTS, "alertmanager", "[FIRING:1] HighErrorRate gateway");
        ScriptedCase.append(journal, List.of(new PlaceJoined(AT, DiscordIds.place(ALERTS, thread).toString())));
    }

    @AfterEach
    void close() {
        discord.close();
        assertThat(discord.violations()).isEmpty();
    }

    /** Delivers the entry, and once more as another process after a crash. */
    private void deliverTwice(Handout handout, JournalEntry entry) throws IOException {
        ScriptedCase.append(journal, List.of(entry));
        List<Recorded> all = journal.read(ScriptedCase.ID, 0);
        Investigation after = new Investigation(ScriptedCase.ID).after(all);
        try (DiscordFiles first = new DiscordFiles(discord.settings(), handout)) {
            first.deliver(all.getLast(), after, false);
        }
        discord.rest.forgetNonces();
        try (DiscordFiles second = new DiscordFiles(discord.settings(), handout)) {
            second.deliver(all.getLast(), after, true);
        }
    }

    private List<String> files() {
        List<ObjectNode> handed = discord.messages(thread).stream().filter(message -> !message.get("attachments").isEmpty()).toList();
        assertThat(handed).as("one message with all files, whatever happens").hasSize(1);
        return StreamSupport.stream(handed.getFirst().get("attachments").spliterator(), false).map(file -> file.get("filename").asText())
                .toList();
    }

    @Test
    void handsOverTheReportOnceWhenTheCaseIsClosed() throws IOException {
        Reports reports = new Reports(journal, new Charts(ScriptedCase.locker()), ZoneOffset.UTC);

        deliverTwice(Handout.report(reports::of), new InvestigationClosed(AT, "it is over"));

        assertThat(files()).containsExactly("report-" + ScriptedCase.ID + ".pdf", "report-" + ScriptedCase.ID + ".md");
    }

    @Test
    void handsOverAPlansDocumentsOnceWhenItWasChecked() throws IOException {
        MitigationPlan plan = new MitigationPlan("plan-1", "r", "Roll forge back to 1.4", "forge", Mechanism.BAD_DEPLOYMENT, "d-1",
                Statement.of("It began with 1.5"), "Errors fall", Risk.MEDIUM, "Less capacity.", List.of("shop"),
                List.of(new Step(Phase.APPLY, "Undo it", "kubectl rollout undo deployment/forge", true, "rolled back", Risk.MEDIUM,
                        "forge")),
                List.of(), null, List.of(), List.of());
        ScriptedCase.append(journal, List.of(new MitigationAsked(AT, "m1", "ana", "how do we mend it?", null),
                new MitigationPlanned(AT, "m1", plan)));

        deliverTwice(Handout.documents(), new PreValidated(AT, "plan-1", new PreValidation(List.of())));

        assertThat(files()).hasSize(2).allMatch(name -> name.endsWith(".md"));
    }
}
