package dev.gumshoe.bot.slack;

import static dev.gumshoe.bot.slack.LocalSlack.ALERTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.slack.api.model.assistant.AssistantThread;
import dev.gumshoe.bot.Integrations;
import dev.gumshoe.conversations.conversation.Followers;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Roles;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.JournalEntry.ExpertCalled;
import dev.gumshoe.conversations.investigation.JournalEntry.GapFound;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAnswered;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.peers.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Gumshoe sends to Slack, held against Slack's published description and, where that is too old, against its client's request types. */
@Timeout(300)
class SlackRequestsTest {

    /** The name Slack's pages give the description of a picture; its client calls it otherwise. The token stands in every request. */
    private static final List<String> OUTSIDE = List.of("alt_txt", "token");

    @TempDir
    private Path folder;

    @Test
    void sendsOnlyWhatSlacksDescriptionAllows() throws Exception {
        Path description = description();
        Path types = Peers.npmPackage("@slack/web-api").resolve("dist/types/request");
        try (LocalSlack slack = LocalSlack.withSocket(folder);
                ValidatingRelay relay = new ValidatingRelay(description, slack.page().resolve("api/"), folder)) {
            Office office = new Office();
            try (SlackSurface surface = new SlackSurface(settings(relay), office.frontDesk, Integrations.alerts());
                    SlackThread thread = thread(relay, office);
                    Followers _ = office.follow(thread)) {
                surface.start();
                await().until(slack::connected);
                everythingOnce(slack, office);
            }
            try (SlackApi api = new SlackApi(settings(relay))) {
                assertThat(api.link(ALERTS, slack.messages(ALERTS).getFirst().get("ts").getAsString())).startsWith("http");
            }

            assertThat(relay.violations).isEmpty();
            assertThat(relay.known).contains("chat.postMessage", "chat.update", "chat.postEphemeral", "reactions.add",
                    "conversations.replies",
                    "conversations.info", "chat.getPermalink", "users.info", "views.open", "views.publish", "auth.test");
            assertThat(relay.unknown.keySet()).as("what came after 2021").isSubsetOf("files.getUploadURLExternal",
                    "files.completeUploadExternal", "apps.connections.open");
            String known = types(types);
            relay.unknown.forEach((method, fields) -> assertThat(fields).as(method)
                    .allSatisfy(field -> assertThat(OUTSIDE.contains(field) || known.contains(field)).as(field).isTrue()));
        }
    }

    /** No server at hand knows these; Slack's client for Node has their request types, generated from Slack's own description. */
    @Test
    void sendsWhatCameLaterAsSlacksClientForNodeHasIt() throws Exception {
        String known = types(Peers.npmPackage("@slack/web-api").resolve("dist/types/request"));
        AssistantThread begun = new AssistantThread();
        begun.setChannelId("D1");
        begun.setThreadTs("17.1");
        Note answer = Note.of(Note.Kind.ANSWER, "It began at 13:55.", List.of(new Note.Section("Because", List.of("errors rose"))),
                List.of(), null);
        try (StubSlack stub = new StubSlack();
                SlackApi api = new SlackApi(new SlackSettings("xoxb-1", "xapp-1", null, stub.address(), null, null, null, null))) {
            SlackAssistant assistant = new SlackAssistant(api);
            assistant.begun(begun, true);
            assistant.working(new SlackPost("D1", "17.2", "17.1", "U1", null, null, "why?", List.of(), List.of(), true));
            stub.next("{\"ok\":true,\"ts\":\"17.2\"}");
            new SlackStream(api).write(answer, SlackIds.place("D1", "17.1"), SlackCards.cards(answer, "inv-1", "7").getFirst(),
                    "g:inv-1:7:0");

            assertThat(stub.requests).extracting(request -> request.substring(0, request.indexOf(' '))).containsExactly(
                    "assistant.threads.setSuggestedPrompts", "assistant.threads.setStatus", "chat.startStream", "chat.appendStream",
                    "chat.stopStream");
            assertThat(stub.requests).allSatisfy(request -> assertThat(fields(request)).as(request).isNotEmpty()
                    .allSatisfy(field -> assertThat(OUTSIDE.contains(field) || known.contains(field)).as(field).isTrue()));
        }
    }

    private static List<String> fields(String request) {
        return Pattern.compile("[ &]([a-z_]+)=").matcher(request).results().map(found -> found.group(1)).toList();
    }

    private static Path description() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            for (Path at : List.of(folder.resolve("shared/specs/slack.json"), folder.resolve("../shared/specs/slack.json"))) {
                if (Files.isRegularFile(at)) {
                    return at.normalize();
                }
            }
            folder = folder.getParent();
        }
        String variable = System.getenv("GUMSHOE_SPECS");
        Path set = variable == null ? Path.of("slack.json") : Path.of(variable, "slack.json");
        if (!Files.isRegularFile(set)) {
            System.err.println("SKIPPED: no Slack description (set GUMSHOE_SPECS to the folder that holds slack.json)");
        }
        assumeThat(set).as("Slack's description").isRegularFile();
        return set;
    }

    private static String types(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(f -> f.toString().endsWith(".d.ts")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SlackSettings settings(ValidatingRelay relay) {
        return new SlackSettings("xoxb-local", "xapp-local", null, relay.api(), SlackSettings.Mode.SOCKET, List.of("#alerts"), null, null,
                "U0ALICE", new Roles(List.of("#alerts"), null, null, null, false), null, null);
    }

    private static SlackThread thread(ValidatingRelay relay, Office office) {
        return new SlackThread(settings(relay), new Narration(java.time.ZoneOffset.UTC), _ -> Optional.of(Pictures.PNG),
                office.frontDesk::placed, Duration.ZERO);
    }

    /** Every sort of thing that is said, each once. */
    private static void everythingOnce(LocalSlack slack, Office office) {
        String alarm = slack.post(ALERTS, SlackConversation.ALARM);
        await().until(() -> slack.said(ALERTS, alarm).size() == 1);
        String caseId = office.onlyCase();
        office.write(caseId, Office.seen("M1.1", "Errors of forge rose from 0.1/s to 14/s.", Stance.FOR, Office.chart()),
                Office.lookedAtMetrics(),
                new GapFound(Office.NOW, new Gap("L1.g1", Look.LOGS, "The logs of forge", "answered 403.", "Grant logs:read.")),
                new ExpertCalled(Office.NOW, "e-1", "@alice", "slack/" + ALERTS + "/" + alarm));
        await().until(() -> said(slack, alarm, "Errors of forge rose") && said(slack, alarm, "One thing could not be looked at"));
        await().until(() -> said(slack, alarm, "asks for you"));
        slack.pressIn(ALERTS, alarm, "HighErrorRate", "gumshoe:steer");
        slack.pressIn(ALERTS, alarm, "One thing could not", "gumshoe:grant");
        slack.pressIn(ALERTS, alarm, "HighErrorRate", "gumshoe:show-more");
        await().until(() -> slack.calls("views.open") == 3);
        slack.pressIn(ALERTS, alarm, "One thing could not", "gumshoe:not-relevant");
        String question = slack.post(ALERTS, alarm, "when did it start?");
        await().until(() -> office.state(caseId).openQuestions().size() == 1);
        office.write(caseId,
                new QuestionAnswered(Office.NOW, SlackIds.message(ALERTS, question), List.of(Statement.of("At 13:55.", "M1.1"))),
                Office.concluded("M1.1"));
        await().until(() -> said(slack, alarm, "made cached records unreadable"));
        slack.pressIn(ALERTS, alarm, "made cached records unreadable", "gumshoe:why-not");
        await().until(() -> slack.calls("views.open") == 4);
        slack.openHome();
        slack.command(ALERTS, "/investigate", "list");
        slack.command(LocalSlack.GENERAL, "/investigate", "robots are slow");
        slack.post(LocalSlack.GENERAL, "<@U0GUMSHOE> what is going on?");
        await().until(() -> slack.calls("views.publish") == 1 && slack.calls("chat.postEphemeral") == 1);
    }

    private static boolean said(LocalSlack slack, String thread, String words) {
        return slack.said(ALERTS, thread).stream().anyMatch(text -> text.contains(words));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }
}
