package dev.gumshoe.bot.discord;

import static dev.gumshoe.bot.discord.StandInDiscord.ALERTS;
import static dev.gumshoe.bot.discord.StandInDiscord.ALICE;
import static dev.gumshoe.bot.discord.StandInDiscord.BOB;
import static dev.gumshoe.bot.discord.StandInDiscord.DIRECT;
import static dev.gumshoe.bot.discord.StandInDiscord.GENERAL;
import static dev.gumshoe.bot.discord.StandInDiscord.GUMSHOE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringAccounted;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Statement;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a conversation in Discord is like. */
class DiscordConversationTest extends InDiscord {
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
    void doesForAMentionOutsideTheThreadWhatItsCommandsDo() {
        opened();
        String caseId = desk.onlyCase();
        String self = "<@" + GUMSHOE + "> ";

        discord.post(ALICE, GENERAL, self + "list");
        untilSaid(GENERAL, "`" + caseId + "` Taking a first look at: HighErrorRate gateway");
        discord.post(ALICE, GENERAL, self + "status of " + caseId);
        untilSaid(GENERAL, "Case " + caseId);
        discord.post(ALICE, GENERAL, self + "help");
        untilSaid(GENERAL, "Tell me what you see");
        discord.post(ALICE, GENERAL, self + "stop inv-00000000");
        untilSaid(GENERAL, "There is no case inv-00000000");
        discord.post(ALICE, GENERAL, self + "stop " + caseId);
        untilSaid(GENERAL, "Stopping `" + caseId + "`");

        assertThat(desk.state(caseId).steering()).hasSize(1);
        assertThat(desk.index.recent(10)).as("nothing was taken as a question").hasSize(1);
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
    void takesAScreenshotAsEvidence() {
        String alarm = opened();

        discord.show(ALICE, alarm, "the database looks fine", "dashboard.png", "image/png");

        await().until(() -> desk.state(desk.onlyCase()).offered().size() == 1);
        assertThat(desk.state(desk.onlyCase()).offered().getFirst().attachments()).hasSize(1).first()
                .satisfies(shown -> assertThat(shown.name()).isEqualTo("dashboard.png"));
    }
}
