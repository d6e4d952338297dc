package dev.gumshoe.bot.discord;

import static dev.gumshoe.bot.discord.StandInDiscord.ALERTS;
import static dev.gumshoe.bot.discord.StandInDiscord.ALICE;
import static dev.gumshoe.bot.discord.StandInDiscord.BOB;
import static dev.gumshoe.bot.discord.StandInDiscord.DIRECT;
import static dev.gumshoe.bot.discord.StandInDiscord.GENERAL;
import static dev.gumshoe.bot.discord.StandInDiscord.GUMSHOE;
import static dev.gumshoe.bot.discord.StandInDiscord.ON_CALL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gumshoe.conversations.conversation.Followers;
import dev.gumshoe.conversations.conversation.Roles;
import dev.gumshoe.conversations.investigation.GapAnswer;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringAccounted;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Statement;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a conversation in Discord is like. */
@Timeout(120)
class DiscordConversationTest {

    private static final String ALARM = "[FIRING:1] HighErrorRate gateway (critical)";
    private static final Duration LEASE = Duration.ofMillis(900);

    private final Desk desk = new Desk();
    private StandInDiscord discord;
    private DiscordThread thread;
    private Followers followers;
    private DiscordSurface surface;

    @BeforeEach
    void open() throws IOException {
        discord = new StandInDiscord();
        thread = new DiscordThread(discord.settings(), Desk.NARRATION, Desk.PICTURES, desk.front::placed, Duration.ZERO);
        followers = desk.follow(thread);
        surface = desk.surface(discord.settings(), "one", LEASE);
        surface.start();
        discord.untilConnected();
    }

    @AfterEach
    void close() {
        surface.close();
        followers.close();
        thread.close();
        discord.close();
        assertThat(discord.violations()).isEmpty();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(Integer.getInteger("patience", 60))).pollInterval(Duration.ofMillis(20));
    }

    private void again(DiscordSettings settings) {
        surface.close();
        await().until(() -> discord.gateway.connected() == 0);
        surface = desk.surface(settings, "two", LEASE);
        surface.start();
        await().until(() -> discord.gateway.connected() == 1 && discord.gateway.identified.get() == 2);
    }

    private DiscordSettings told(Roles roles, @Nullable String expert) {
        return new DiscordSettings(StandInDiscord.TOKEN, discord.rest.address(), URI.create(discord.gateway.address()), List.of(ALERTS),
                null,
                null, roles, expert, null);
    }

    /** An alarm's thread, once there is one with a status in it. */
    private String opened() {
        String alarm = discord.alarm(ALERTS, "alertmanager", ALARM);
        await().until(() -> !discord.said(alarm).isEmpty());
        return alarm;
    }

    private void untilSaid(String channel, String words) {
        await().until(() -> discord.said(channel), said -> said.stream().anyMatch(text -> text.contains(words)));
    }

    @Test
    void goesFromTheAlarmToTheReportInAThreadOnTheAlarm() {
        String alarm = opened();
        String caseId = desk.onlyCase();
        assertThat(discord.channel(alarm).get("name").asText()).isEqualTo("[FIRING:1] HighErrorRate gateway (critical)");
        assertThat(discord.said(alarm).getFirst()).contains("HighErrorRate gateway").endsWith(caseId + " · status");
        await().until(() -> discord.reacted(ALERTS, alarm, "👀"));

        desk.write(caseId, Desk.seen("M1.1", "Errors of forge rose from 0.1/s to 14/s at 13:55.", Stance.FOR, Desk.CHART), Desk.looked());
        untilSaid(alarm, "Errors of forge rose");

        String steering = discord.post(ALICE, alarm, "focus on forge");
        untilSaid(alarm, "Focusing on forge");
        await().until(() -> discord.reacted(alarm, steering, "👀"));
        assertThat(desk.state(caseId).steering()).hasSize(1).first().satisfies(s -> {
            assertThat(s.received().message()).isEqualTo(DiscordIds.message(alarm, steering));
            assertThat(s.received().author()).isEqualTo("@Alice");
        });
        desk.write(caseId, new SteeringAccounted(Desk.NOW, DiscordIds.message(alarm, steering), true, "M2 looked at forge alone"));
        untilSaid(alarm, "M2 looked at forge alone");
        await().until(() -> discord.reacted(alarm, steering, "🛠️"));

        String question = discord.post(ALICE, alarm, "when did it start?");
        await().until(() -> desk.state(caseId).openQuestions().size() == 1);
        desk.write(caseId, new QuestionAnswered(Desk.NOW, DiscordIds.message(alarm, question), List.of(Statement.of("At 13:55.", "M1.1"))));
        untilSaid(alarm, "At 13:55.");
        assertThat(discord.messages(alarm)).filteredOn(m -> StandInDiscord.shown(m).contains("At 13:55.")).first()
                .satisfies(m -> assertThat(m.at("/message_reference/message_id").asText()).isEqualTo(question));

        desk.write(caseId, Desk.concluded("M1.1"));
        untilSaid(alarm, "made cached records unreadable");
        await().until(() -> discord.said(alarm).getFirst().contains("Root cause found"));
        assertThat(discord.messages(alarm)).filteredOn(m -> !m.get("attachments").isEmpty()).as("charts").hasSize(1).first()
                .satisfies(m -> assertThat(m.at("/attachments/0/description").asText()).contains("Errors of forge in errors/s"));
        assertThat(discord.said(alarm)).filteredOn(said -> said.contains("focus on forge”")).as("acknowledged and accounted for in one")
                .hasSize(1);
        assertThat(discord.said(ALERTS)).as("nothing is said outside the thread").isEmpty();
    }

    @Test
    void readsTheEmbedsOfAnAlertAndNotesItsEndInTheCase() {
        ObjectNode embed = JsonNodeFactory.instance.objectNode().put("title", "[FIRING:1] DiskFull db-1")
                .put("url", "https://grafana.example/a")
                .put("description", "**Disk** is 98 % full").put("color", 0xff0000);
        embed.putArray("fields").addObject().put("name", "severity").put("value", "critical").put("inline", true);
        String alarm = discord.alarm(ALERTS, "Grafana", "", embed);
        await().until(() -> !desk.index.open().isEmpty());
        Investigation state = desk.state(desk.onlyCase());
        assertThat(state.alert().title()).isEqualTo("[FIRING:1] DiskFull db-1");
        assertThat(state.alert().description()).contains("Disk is 98 % full", "severity: critical");
        assertThat(state.alert().link()).isEqualTo(URI.create("https://grafana.example/a"));

        discord.edit(ALERTS, alarm, "[RESOLVED] DiskFull db-1");
        ((com.fasterxml.jackson.databind.node.ArrayNode) discord.message(ALERTS, alarm).get("embeds")).removeAll();
        discord.edit(ALERTS, alarm, "[RESOLVED] DiskFull db-1");

        await().until(() -> desk.state(desk.onlyCase()).resolvedAlerts().size() == 1);
    }

    @Test
    void offersQuietlyToInvestigateWhatMayBeAnAlarm() {
        String post = discord.alarm(ALERTS, "someone", "maybe the disk is full");
        untilSaid(ALERTS, "may be an alarm");
        assertThat(desk.index.open()).isEmpty();

        discord.press(ALICE, ALERTS, "Investigate");

        await().until(() -> !desk.index.open().isEmpty());
        assertThat(desk.state(desk.onlyCase()).opening().askedBy()).isEqualTo("@Alice");
        assertThat(desk.state(desk.onlyCase()).places()).containsExactly("discord/" + ALERTS + "/" + post);
    }

    @Test
    void opensACaseInAThreadOnTheAnswerToTheSlashCommand() {
        StandInInteraction asked = discord.command(ALICE, GENERAL, "investigate", null,
                Map.of("text", "checkout *fails* @everyone", "service", "checkout", "since", "14:05"));

        assertThat(asked.took()).isLessThan(Duration.ofSeconds(3));
        assertThat(asked.answer().get("type").asInt()).as("deferred").isEqualTo(5);
        await().until(() -> !desk.index.open().isEmpty());
        ObjectNode root = discord.messages(GENERAL).getFirst();
        assertThat(root.get("content").asText())
                .isEqualTo("<@" + ALICE + "> asked: checkout \\*fails\\* \\@everyone (checkout) since 14:05");
        Investigation state = desk.state(desk.onlyCase());
        assertThat(state.places()).containsExactly("discord/" + GENERAL + "/" + root.get("id").asText());
        assertThat(state.opening().askedBy()).isEqualTo("@Alice");
        assertThat(state.alert().resource()).isEqualTo("checkout");
        await().until(() -> desk.state(desk.onlyCase()).steering().size() == 1);
        untilSaid(root.get("id").asText(), "as the beginning");
    }

    @Test
    void proposesRunningCasesAndStopsTheOneThatIsChosen() {
        String alarm = opened();
        String caseId = desk.onlyCase();

        assertThat(discord.typed(ALICE, GENERAL, "gumshoe", "stop", "case", "high"))
                .containsExactly(caseId + " [FIRING:1] HighErrorRate gateway (critical)");
        assertThat(discord.typed(ALICE, GENERAL, "gumshoe", "stop", "case", "nothing like it")).isEmpty();
        StandInInteraction stop = discord.command(ALICE, GENERAL, "gumshoe", "stop", Map.of("case", caseId));

        await().until(() -> desk.state(caseId).steering().size() == 1);
        assertThat(stop.ephemeral).isTrue();
        await().until(() -> stop.alone().contains("Stopping `" + caseId));
        untilSaid(alarm, "Stopping.");
    }

    @Test
    void listsCasesAndRunbooksAndTeachesToThePersonAlone() {
        opened();

        StandInInteraction list = discord.command(BOB, GENERAL, "gumshoe", "list", Map.of());
        StandInInteraction runbooks = discord.command(BOB, GENERAL, "gumshoe", "runbooks", Map.of());
        StandInInteraction help = discord.command(BOB, GENERAL, "gumshoe", "help", Map.of());

        await().until(() -> list.alone().contains(desk.onlyCase()));
        await().until(() -> runbooks.alone().contains("errors-after-a-deployment"));
        assertThat(help.answer().at("/data/content").asText()).contains("/investigate");
        assertThat(help.ephemeral).isTrue();
    }

    @Test
    void steersByAFormAndAsksAgainBeforeItStops() {
        String alarm = opened();
        String caseId = desk.onlyCase();

        StandInInteraction form = discord.press(ALICE, alarm, "Steer…");
        assertThat(form.answer().get("type").asInt()).isEqualTo(9);
        discord.submit(ALICE, alarm, form, "focus on forge");
        untilSaid(alarm, "Focusing on forge");
        assertThat(desk.state(caseId).steering().getFirst().received().place()).isEqualTo("discord/" + ALERTS + "/" + alarm);

        StandInInteraction stop = discord.press(ALICE, alarm, "Stop");
        assertThat(stop.answer().at("/data/content").asText()).contains("Stop this investigation?");
        assertThat(stop.ephemeral).isTrue();
        assertThat(desk.state(caseId).steering()).hasSize(1);
        discord.confirm(stop, "Stop it");
        untilSaid(alarm, "Stopping.");
        assertThat(desk.state(caseId).steering()).hasSize(2);
    }

    @Test
    void settlesWhatIsMissingWithButtonsAndWithAMenuWhereThereAreTooMany() {
        String alarm = opened();
        String caseId = desk.onlyCase();
        desk.write(caseId, Desk.missing("G1"), Desk.missing("G2"));
        untilSaid(alarm, "2 things could not be looked at");

        discord.press(ALICE, alarm, "2 · I looked: normal");
        await().until(() -> desk.state(caseId).gapAnswer("G2").isPresent());
        assertThat(desk.state(caseId).gapAnswer("G2").get().answer()).isEqualTo(GapAnswer.NORMAL);
        assertThat(desk.state(caseId).gapAnswer("G2").get().author()).isEqualTo("@Alice");

        StandInInteraction grant = discord.press(ALICE, alarm, "Grant access…");
        assertThat(grant.answer().at("/data/content").asText()).contains("Whoever runs tempo");
        discord.confirm(grant, "It is granted");
        await().until(() -> desk.state(caseId).gapAnswer("G1").isPresent());
        untilSaid(alarm, "Everything that was missing is settled");

        desk.write(caseId, Desk.missing("G3"), Desk.missing("G4"), Desk.missing("G5"), Desk.missing("G6"), Desk.missing("G7"),
                Desk.missing("G8"));
        untilSaid(alarm, "6 things could not be looked at");
        discord.choose(ALICE, alarm, "6 · Not relevant");
        await().until(() -> desk.state(caseId).gapAnswer("G8").isPresent());
    }

    @Test
    void showsEverythingSeenToThePersonAlone() {
        String alarm = opened();
        String caseId = desk.onlyCase();
        desk.write(caseId, Desk.seen("M1.1", "Errors of forge rose.", Stance.FOR, null), Desk.looked());
        await().until(() -> StandInDiscord.button(discord.messages(alarm).getFirst(), "Everything seen (1)") != null);

        StandInInteraction all = discord.press(ALICE, alarm, "Everything seen (1)");

        await().until(() -> all.whispered.size() == 2);
        assertThat(StandInDiscord.shown(all.whispered.getLast())).contains("Errors of forge rose.");
    }

    @Test
    void refusesToThePersonAloneWhoMayNotDoIt() {
        String alarm = opened();
        again(told(new Roles(null, null, List.of(ON_CALL), null, false), null));

        StandInInteraction command = discord.command(BOB, GENERAL, "investigate", null, Map.of("text", "checkout fails"));
        StandInInteraction button = discord.press(BOB, alarm, "Steer…");
        String words = discord.post(BOB, alarm, "focus on forge");

        assertThat(command.answer().at("/data/content").asText()).contains("may start, steer or stop");
        assertThat(command.ephemeral).isTrue();
        assertThat(button.answer().at("/data/content").asText()).contains("may start, steer or stop");
        assertThat(button.ephemeral).isTrue();
        await().until(() -> discord.reacted(alarm, words, "🚫"));
        untilSaid(StandInDiscord.DIRECT_BOB, "may start, steer or stop");
        assertThat(desk.state(desk.onlyCase()).steering()).isEmpty();

        discord.post(ALICE, alarm, "focus on forge");
        untilSaid(alarm, "Focusing on forge");
    }

    @Test
    void callsTheExpertWhoIsNamedAndNobodyElse() {
        String alarm = opened();
        assertThat(discord.messages(alarm)).noneMatch(m -> StandInDiscord.button(m, "Bring in an expert") != null);
        String caseId = desk.onlyCase();
        DiscordSettings settings = told(Roles.OPEN, ON_CALL);
        followers.close();
        thread.close();
        thread = new DiscordThread(settings, Desk.NARRATION, Desk.PICTURES, desk.front::placed, Duration.ZERO);
        followers = desk.follow(thread);
        discord.allowCallsOf(ON_CALL);
        desk.write(caseId, Desk.seen("M1.1", "Errors of forge rose. @everyone look", Stance.FOR, null), Desk.looked());
        await().until(() -> discord.messages(alarm).stream().anyMatch(m -> StandInDiscord.button(m, "Bring in an expert") != null));

        discord.press(ALICE, alarm, "Bring in an expert");

        untilSaid(alarm, "<@&" + ON_CALL + ">");
        untilSaid(alarm, "asks for you");
    }

    @Test
    void talksInDirectMessagesInAnswerToWhatWasSaid() {
        String asked = discord.post(ALICE, DIRECT, "investigate: checkout fails");
        await().until(() -> !desk.index.open().isEmpty());
        untilSaid(DIRECT, "checkout fails");
        String status = discord.messages(DIRECT).getLast().get("id").asText();
        assertThat(discord.message(DIRECT, status).at("/message_reference/message_id").asText()).isEqualTo(asked);

        discord.reply(ALICE, DIRECT, status, "focus on forge");

        untilSaid(DIRECT, "Focusing on forge");
        assertThat(desk.state(desk.onlyCase()).places()).containsExactly("discord/" + DIRECT + "/" + asked);
    }

    @Test
    void takesAMentionOutsideTheThreadAsAboutTheChannelsCaseAndAnswersWhereItWasAsked() {
        opened();
        String caseId = desk.onlyCase();

        String question = discord.post(ALICE, ALERTS, "<@" + GUMSHOE + "> who is affected?");
        await().until(() -> desk.state(caseId).openQuestions().size() == 1);
        assertThat(desk.state(caseId).openQuestions().getFirst().text()).isEqualTo("who is affected?");
        desk.write(caseId, new QuestionAnswered(Desk.NOW, DiscordIds.message(ALERTS, question), List.of(Statement.of("91 robots."))));

        untilSaid(ALERTS, "91 robots.");
        assertThat(discord.messages(ALERTS).getLast().at("/message_reference/message_id").asText()).isEqualTo(question);
        assertThat(discord.channel(question)).as("no thread for an answer").isNull();
    }

    @Test
    void leavesPeoplesTalkAlone() {
        String alarm = opened();

        discord.post(BOB, ALERTS, "good morning everybody");
        discord.post(BOB, alarm, "alice, are you on call today");
        discord.post(BOB, GENERAL, "[FIRING:1] nobody watches this channel");
        String last = discord.post(ALICE, alarm, "focus on forge");

        await().until(() -> discord.reacted(alarm, last, "👀"));
        assertThat(desk.index.open()).hasSize(1);
        assertThat(discord.said(ALERTS)).isEmpty();
        assertThat(discord.said(GENERAL)).isEmpty();
    }

    @Test
    void resumesAConnectionThatBrokeAndMissesNothing() {
        String alarm = opened();

        discord.gateway.drop();
        discord.post(ALICE, alarm, "focus on forge");

        untilSaid(alarm, "Focusing on forge");
        assertThat(discord.gateway.resumed.get()).isPositive();
        assertThat(discord.gateway.identified.get()).as("sessions").isOne();
        assertThat(desk.state(desk.onlyCase()).steering()).hasSize(1);
    }

    @Test
    void beginsAnewWhenItsSessionDoesNotCountAnyMore() {
        String alarm = opened();

        discord.gateway.invalidate();
        discord.post(ALICE, alarm, "focus on forge");

        untilSaid(alarm, "Focusing on forge");
        assertThat(discord.gateway.identified.get()).as("sessions").isEqualTo(2);
        assertThat(desk.state(desk.onlyCase()).steering()).as("told of twice, taken once").hasSize(1);
    }

    @Test
    void leavesTheGatewayToOneProcessAndTakesOverWithWhatWasMissed() {
        String alarm = opened();
        DiscordSurface second = desk.surface(discord.settings(), "two", LEASE);
        second.start();
        desk.write(desk.onlyCase(), Desk.seen("M1.1", "Errors of forge rose.", Stance.FOR, null), Desk.looked());
        untilSaid(alarm, "Errors of forge rose.");
        assertThat(discord.gateway.identified.get()).as("sessions while one holds the lease").isOne();

        surface.close();
        surface = second;
        discord.post(ALICE, alarm, "focus on forge");

        untilSaid(alarm, "Focusing on forge");
        assertThat(discord.gateway.identified.get()).isEqualTo(2);
        assertThat(discord.gateway.mostAtOnce.get()).as("sessions at once").isOne();
        assertThat(desk.state(desk.onlyCase()).steering()).hasSize(1);
    }

    @Test
    void investigatesAMessageFromItsMenu() {
        String post = discord.post(BOB, GENERAL, "checkout answers with errors");

        StandInInteraction chosen = discord.messageCommand(ALICE, GENERAL, "Investigate", post);

        await().until(() -> !desk.index.open().isEmpty());
        assertThat(desk.state(desk.onlyCase()).places()).containsExactly("discord/" + GENERAL + "/" + post);
        await().until(() -> chosen.alone().contains(desk.onlyCase()));
    }

    @Test
    void takesAScreenshotAsEvidence() {
        String alarm = opened();

        discord.show(ALICE, alarm, "the database looks fine", "dashboard.png", "image/png");

        await().until(() -> desk.state(desk.onlyCase()).offered().size() == 1);
        assertThat(desk.state(desk.onlyCase()).offered().getFirst().attachments()).hasSize(1).first()
                .satisfies(shown -> assertThat(shown.name()).isEqualTo("dashboard.png"));
    }

    @Test
    void registersItsCommands() {
        List<String> names = discord.commands.findValuesAsText("name");

        assertThat(names).contains("investigate", "gumshoe", "list", "stop", "runbooks", "help", "Investigate");
        JsonNode service = discord.commands.get(0).get("options").get(2);
        assertThat(service.get("autocomplete").asBoolean()).isTrue();
        assertThat(Instant.now()).isAfter(Desk.NOW.minusSeconds(1));
    }
}
