package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gumshoe.bot.ScriptedCase;
import dev.gumshoe.bot.charts.Charts;
import dev.gumshoe.bot.reports.Reports;
import dev.gumshoe.conversations.conversation.JournalFollower;
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
import dev.gumshoe.conversations.peers.Peers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files a case's thread is given, all through one connection: the report at its end, and a plan's documents. */
class SlackFilesTest {

    private static final Instant AT = ScriptedCase.FIRED.plusSeconds(900);

    @TempDir
    private Path folder;

    private LocalSlack slack;
    private SlackApi api;
    private String thread;
    private final InMemoryJournal journal = ScriptedCase.journal();

    @BeforeEach
    void open() throws IOException {
        slack = LocalSlack.withSocket(folder);
        api = new SlackApi(slack.socketSettings(null));
        thread = slack.post(LocalSlack.GENERAL, "checkout fails");
        ScriptedCase.append(journal, List.of(new PlaceJoined(AT, "slack/" + LocalSlack.GENERAL + "/" + thread)));
    }

    @AfterEach
    void close() throws Exception {
        Peers.close(api, slack);
    }

    /** Delivers the entry, and once more as after a crash. */
    private void deliverTwice(JournalFollower follower, JournalEntry entry) throws Exception {
        ScriptedCase.append(journal, List.of(entry));
        List<Recorded> all = journal.read(ScriptedCase.ID, 0);
        Investigation after = new Investigation(ScriptedCase.ID).after(all);
        follower.deliver(all.getLast(), after, false);
        follower.deliver(all.getLast(), after, true);
    }

    private List<String> files() {
        List<JsonObject> handed = slack.replies(LocalSlack.GENERAL, thread).stream().filter(message -> message.has("files")).toList();
        assertThat(handed).as("one message with all files, whatever happens").hasSize(1);
        return StreamSupport.stream(handed.getFirst().getAsJsonArray("files").spliterator(), false).map(JsonElement::getAsJsonObject)
                .map(file -> file.get("name").getAsString()).toList();
    }

    @Test
    void handsOverTheReportOnceWhenTheCaseIsClosed() throws Exception {
        Reports reports = new Reports(journal, new Charts(ScriptedCase.locker()), ZoneOffset.UTC);

        deliverTwice(new SlackReports(api, reports::of), new InvestigationClosed(AT, "it is over"));

        assertThat(files()).containsExactly("report-" + ScriptedCase.ID + ".pdf", "report-" + ScriptedCase.ID + ".md");
        assertThat(slack.failures()).isEmpty();
    }

    @Test
    void handsOverAPlansDocumentsOnceWhenItWasChecked() throws Exception {
        MitigationPlan plan = new MitigationPlan("plan-1", "r", "Roll forge back to 1.4", "forge", Mechanism.BAD_DEPLOYMENT, "d-1",
                Statement.of("It began with 1.5"), "Errors fall", Risk.MEDIUM, "Less capacity.", List.of("shop"),
                List.of(new Step(Phase.APPLY, "Undo it", "kubectl rollout undo deployment/forge", true, "rolled back", Risk.MEDIUM,
                        "forge")),
                List.of(), null, List.of(), List.of());
        ScriptedCase.append(journal, List.of(new MitigationAsked(AT, "m1", "ana", "how do we mend it?", null),
                new MitigationPlanned(AT, "m1", plan)));

        deliverTwice(new SlackDocuments(api), new PreValidated(AT, "plan-1", new PreValidation(List.of())));

        assertThat(files()).hasSize(2).allMatch(name -> name.endsWith(".md"));
        assertThat(slack.failures()).isEmpty();
    }
}
