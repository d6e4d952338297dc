package dev.gumshoe.bot.discord;

import static dev.gumshoe.bot.discord.StandInDiscord.ALERTS;
import static dev.gumshoe.bot.discord.StandInDiscord.ALICE;
import static dev.gumshoe.bot.discord.StandInDiscord.BOB;
import static dev.gumshoe.bot.discord.StandInDiscord.GENERAL;
import static dev.gumshoe.bot.discord.StandInDiscord.ON_CALL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gumshoe.conversations.conversation.Roles;
import dev.gumshoe.conversations.investigation.GapAnswer;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What commands, buttons, menus and forms do in Discord. */
class DiscordButtonsTest extends InDiscord {
    @Test
    void offersQuietlyToInvestigateWhatMayBeAnAlarm() {
        String post = discord.alarm(ALERTS, "someone", "maybe the disk is full");
        untilSaid(ALERTS, "may be an alert");
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
        assertThat(state.scope().since()).as("where it looks from the start").isNotNull();
        assertThat(state.scope().since().atOffset(ZoneOffset.UTC).toLocalTime()).isEqualTo(LocalTime.of(14, 5));
        assertThat(state.steering()).isEmpty();
    }

    @Test
    void asksBackToThePersonAloneForATimeThatCannotBe() {
        StandInInteraction asked = discord.command(ALICE, GENERAL, "investigate", null, Map.of("text", "checkout fails", "since", "soon"));

        await().until(() -> asked.answer().toString().contains("cannot read the time"));
        assertThat(asked.answer().at("/data/flags").asInt() & 64).as("ephemeral").isEqualTo(64);
        assertThat(desk.index.open()).isEmpty();
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
    void investigatesAMessageFromItsMenu() {
        String post = discord.post(BOB, GENERAL, "checkout answers with errors");

        StandInInteraction chosen = discord.messageCommand(ALICE, GENERAL, "Investigate", post);

        await().until(() -> !desk.index.open().isEmpty());
        assertThat(desk.state(desk.onlyCase()).places()).containsExactly("discord/" + GENERAL + "/" + post);
        await().until(() -> chosen.alone().contains(desk.onlyCase()));
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
