package dev.gumshoe.bot.slack;

import static dev.gumshoe.bot.slack.LocalSlack.ALERTS;
import static dev.gumshoe.bot.slack.LocalSlack.GENERAL;
import static dev.gumshoe.bot.slack.LocalSlack.GUMSHOE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.GapFound;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringAccounted;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a conversation in Slack is like, whichever way its events come in. */
interface SlackConversation {

    String ALARM = "[FIRING:1] HighErrorRate gateway (critical)\nError rate of gateway is 12 %";

    LocalSlack slack();

    Office office();

    @Test
    default void goesFromTheAlarmToTheReportInTheAlarmsOwnThread() {
        String alarm = slack().post(ALERTS, ALARM);
        await().until(() -> !office().index.open().isEmpty());
        String caseId = office().onlyCase();
        await().until(() -> slack().said(ALERTS, alarm).size() == 1);
        assertThat(slack().said(ALERTS, alarm).getFirst()).contains("HighErrorRate gateway");

        office().write(caseId, Office.seen("M1.1", "Errors of forge rose from 0.1/s to 14/s at 13:55.", Stance.FOR, Office.chart()),
                Office.lookedAtMetrics());
        await().until(() -> said(alarm, "Errors of forge rose"));

        String steering = slack().post(ALERTS, alarm, "focus on forge");
        await().until(() -> said(alarm, "Focusing on forge"));
        await().until(() -> hasReaction(steering, "eyes"));
        String id = SlackIds.message(ALERTS, steering);
        assertThat(office().state(caseId).steering()).hasSize(1).first().satisfies(s -> {
            assertThat(s.received().message()).isEqualTo(id);
            assertThat(s.received().author()).isEqualTo("@alice");
        });
        office().write(caseId, new SteeringAccounted(Office.NOW, id, true, "M2 looked at forge alone"));
        await().until(() -> said(alarm, "M2 looked at forge alone"));

        String question = slack().post(ALERTS, alarm, "when did it start?");
        await().until(() -> office().state(caseId).openQuestions().size() == 1);
        office().write(caseId,
                new QuestionAnswered(Office.NOW, SlackIds.message(ALERTS, question), List.of(Statement.of("At 13:55.", "M1.1"))));
        await().until(() -> said(alarm, "At 13:55."));

        office().write(caseId, Office.concluded("M1.1"));
        await().until(() -> said(alarm, "made cached records unreadable"));
        await().until(() -> slack().said(ALERTS, alarm).getFirst().contains("Root cause found"));
        await().until(() -> pictures(alarm) == 1);
        assertThat(slack().replies(ALERTS, alarm)).filteredOn(m -> m.has("edited")).as("the status, and what became of the direction")
                .hasSize(2);
        assertThat(slack().messages(ALERTS)).filteredOn(m -> !m.has("thread_ts")).as("messages outside threads").hasSize(1);
    }

    @Test
    default void opensACaseInAThreadOfItsOwnForTheSlashCommand() {
        slack().command(GENERAL, "/investigate", "checkout <fails> since 14:05");

        await().until(() -> !office().index.open().isEmpty());
        JsonObject root = slack().messages(GENERAL).getFirst();
        assertThat(root.get("user").getAsString()).isEqualTo(GUMSHOE);
        assertThat(root.get("text").getAsString()).isEqualTo("<@U0ALICE> asked: checkout &lt;fails&gt; since 14:05");
        Investigation state = office().state(office().onlyCase());
        assertThat(state.places()).containsExactly("slack/" + GENERAL + "/" + root.get("ts").getAsString());
        assertThat(state.opening().askedBy()).isEqualTo("@alice");
        assertThat(state.alert().title()).isEqualTo("checkout <fails> since 14:05");
        await().until(() -> slack().said(GENERAL, root.get("ts").getAsString()).size() == 1);
    }

    @Test
    default void teachesTheSlashCommandToWhoGivesItAlone() {
        slack().command(GENERAL, "/investigate", "  ");

        await().until(() -> slack().messages(GENERAL).size() == 1);
        JsonObject taught = slack().messages(GENERAL).getFirst();
        assertThat(taught.get("ephemeral_to").getAsString()).isEqualTo(LocalSlack.ALICE);
        assertThat(taught.get("text").getAsString()).contains("/investigate checkout answers with errors");
        assertThat(office().index.open()).isEmpty();
    }

    @Test
    default void saysOnlyToWhoAskedWhyNothingCanBeDone() {
        slack().post(GENERAL, "<@U0GUMSHOE> focus on forge");

        await().until(() -> slack().messages(GENERAL).size() == 2);
        JsonObject refusal = slack().messages(GENERAL).getLast();
        assertThat(refusal.has("ephemeral_to")).as("%s", slack().messages(GENERAL)).isTrue();
        assertThat(refusal.get("ephemeral_to").getAsString()).isEqualTo(LocalSlack.ALICE);
        assertThat(refusal.get("text").getAsString()).contains("no open investigation in this channel");
    }

    @Test
    default void doesWhatTheButtonsSay() {
        String alarm = slack().post(ALERTS, ALARM);
        await().until(() -> slack().said(ALERTS, alarm).size() == 1);
        String caseId = office().onlyCase();
        office().write(caseId,
                new GapFound(Office.NOW, new Gap("L1.g1", Look.LOGS, "The logs of forge", "answered 403.", "Grant logs:read.")));
        await().until(() -> said(alarm, "One thing could not be looked at"));

        slack().pressIn(ALERTS, alarm, "One thing could not be looked at", "gumshoe:normal");
        await().until(() -> said(alarm, "Everything that was missing is settled"));
        assertThat(office().state(caseId).gapAnswers()).singleElement().satisfies(a -> assertThat(a.author()).isEqualTo("@alice"));

        slack().pressIn(ALERTS, alarm, "HighErrorRate", "gumshoe:stop");
        await().until(() -> office().state(caseId).steering().size() == 1);
        assertThat(office().state(caseId).steering().getFirst().received().direction()).isEqualTo(new Direction.Stop());
        assertThat(slack().said(ALERTS, alarm).getFirst()).as("the card is not written over").contains("HighErrorRate");
    }

    @Test
    default void opensWindowsForWordsAndForReading() {
        String alarm = slack().post(ALERTS, ALARM);
        await().until(() -> slack().said(ALERTS, alarm).size() == 1);
        office().write(office().onlyCase(), Office.seen("M1.1", "Errors of forge rose.", Stance.FOR, null));
        await().until(() -> slack().replies(ALERTS, alarm).getFirst().toString().contains("Everything seen (1)"));

        slack().pressIn(ALERTS, alarm, "HighErrorRate", "gumshoe:steer");
        await().until(() -> slack().calls("views.open") == 1);
        slack().pressIn(ALERTS, alarm, "HighErrorRate", "gumshoe:show-more");
        await().until(() -> slack().calls("views.open") == 2);
        assertThat(slack().failures()).isEmpty();
    }

    @Test
    default void listsAndStopsWithTheSlashCommand() {
        String alarm = slack().post(ALERTS, ALARM);
        await().until(() -> slack().said(ALERTS, alarm).size() == 1);
        String caseId = office().onlyCase();

        slack().command(ALERTS, "/investigate", "list");
        await().until(() -> slack().messages(ALERTS).stream().anyMatch(m -> m.get("text").getAsString().contains("`" + caseId + "`")));
        slack().command(ALERTS, "/investigate", "runbooks");
        await().until(() -> slack().messages(ALERTS).stream().anyMatch(m -> m.get("text").getAsString().contains("There are no runbooks")));
        slack().command(ALERTS, "/investigate", "stop " + caseId);
        await().until(() -> office().state(caseId).steering().size() == 1);

        assertThat(office().index.open()).as("no case was opened for these words").hasSize(1);
    }

    @Test
    default void doesForAMentionOutsideTheThreadWhatTheSlashCommandDoes() {
        String alarm = slack().post(ALERTS, ALARM);
        await().until(() -> slack().said(ALERTS, alarm).size() == 1);
        String caseId = office().onlyCase();

        slack().post(GENERAL, "<@U0GUMSHOE> status of " + caseId);
        await().until(() -> whispered(GENERAL, "HighErrorRate gateway"));
        slack().post(ALERTS, "<@U0GUMSHOE> list");
        await().until(() -> whispered(ALERTS, "`" + caseId + "`"));
        slack().post(GENERAL, "<@U0GUMSHOE> help");
        await().until(() -> whispered(GENERAL, "/investigate checkout answers with errors"));
        slack().post(GENERAL, "<@U0GUMSHOE> stop inv-00000000");
        await().until(() -> whispered(GENERAL, "There is no open case `inv-00000000`"));
        assertThat(office().state(caseId).steering()).isEmpty();
        slack().post(GENERAL, "<@U0GUMSHOE> stop " + caseId);
        await().until(() -> whispered(GENERAL, "Stopping `" + caseId + "`"));

        assertThat(office().state(caseId).steering().getFirst().received().direction()).isEqualTo(new Direction.Stop());
        assertThat(office().index.recent(10)).as("nothing was taken as a question").hasSize(1);
    }

    private boolean whispered(String channel, String words) {
        return slack().messages(channel).stream().filter(m -> m.has("ephemeral_to"))
                .anyMatch(m -> m.get("text").getAsString().contains(words));
    }

    @Test
    default void looksFromTheTimeAndAtTheServiceThatThePersonNames() {
        slack().command(GENERAL, "/investigate", "robots are slow since 14:05 UTC service: forge-7");

        await().until(() -> !office().index.open().isEmpty() && office().state(office().onlyCase()).exists());
        Investigation state = office().state(office().onlyCase());
        assertThat(state.scope().since()).isNotNull().isBefore(Instant.now());
        assertThat(state.scope().since().atOffset(ZoneOffset.UTC).toLocalTime()).isEqualTo(LocalTime.of(14, 5));
        assertThat(state.scope().window().from()).isEqualTo(state.scope().since().minus(Duration.ofHours(2)));
        assertThat(state.alert().resource()).isEqualTo("forge-7");
        assertThat(state.alert().title()).contains("robots are slow");
    }

    @Test
    default void asksBackForATimeThatCannotBe() {
        slack().command(GENERAL, "/investigate", "robots are slow since 14:75");

        await().until(() -> slack().messages(GENERAL).stream().anyMatch(m -> m.get("text").getAsString().contains("cannot read the time")));
        assertThat(office().index.recent(10)).isEmpty();
        assertThat(slack().calls("chat.postMessage")).isZero();
    }

    @Test
    default void listsNoCaseOfAChannelThatTheAskerIsNotIn() {
        office().frontDesk
                .receive(new Alert("a-1", "f-1", "Secret of the board", "", Severity.HIGH, Instant.now(), null, null, "test", null,
                        Map.of()), SlackIds.place(LocalSlack.BOARD, "1763906700.000100"), null);
        slack().post(ALERTS, ALARM);
        await().until(() -> office().index.open().size() == 2);

        slack().command(GENERAL, "/investigate", "list");

        await().until(
                () -> slack().messages(GENERAL).stream().anyMatch(m -> m.get("text").getAsString().contains("The latest investigations")));
        assertThat(slack().messages(GENERAL).toString()).contains("HighErrorRate").doesNotContain("Secret of the board");
        slack().openHome();
        await().until(() -> slack().calls("views.publish") == 1);
        assertThat(slack().published()).contains("HighErrorRate").doesNotContain("Secret of the board");
    }

    @Test
    default void showsWhatItWorksOnOnItsHomePage() {
        slack().post(ALERTS, ALARM);
        await().until(() -> !office().index.open().isEmpty());

        slack().openHome();

        await().until(() -> slack().calls("views.publish") == 1);
        assertThat(slack().failures()).isEmpty();
    }

    @Test
    default void takesAMentionOutsideTheThreadAsAboutTheChannelsCaseAndAnswersWhereItWasAsked() {
        slack().post(ALERTS, ALARM);
        await().until(() -> !office().index.open().isEmpty());
        String caseId = office().onlyCase();

        String question = slack().post(ALERTS, "<@U0GUMSHOE> who is affected?");
        await().until(() -> office().state(caseId).openQuestions().size() == 1);
        assertThat(office().state(caseId).openQuestions().getFirst().text()).isEqualTo("who is affected?");
        office().write(caseId, new QuestionAnswered(Office.NOW, SlackIds.message(ALERTS, question), List.of(Statement.of("91 robots."))));

        await().until(() -> slack().said(ALERTS, question).stream().anyMatch(text -> text.contains("91 robots.")));
        assertThat(office().state(caseId).questions()).as("the mention and the message are one").hasSize(1);
    }

    @Test
    default void leavesPeoplesTalkAlone() {
        String alarm = slack().post(ALERTS, ALARM);
        await().until(() -> slack().said(ALERTS, alarm).size() == 1);

        slack().post(ALERTS, "good morning everybody");
        slack().post(ALERTS, alarm, "bob, are you on call today");
        slack().post(GENERAL, "[FIRING:1] nobody watches this channel");
        String last = slack().post(ALERTS, alarm, "focus on forge");

        await().until(() -> hasReaction(last, "eyes"));
        assertThat(office().index.open()).hasSize(1);
        assertThat(slack().messages(ALERTS)).filteredOn(m -> m.has("reactions")).extracting(m -> m.get("ts").getAsString())
                .containsExactly(alarm, last);
    }

    @Test
    default void offersToLookIntoWhatMayBeAnAlertAndDoesSoWhenSomebodyPresses() {
        String report = slack().post(ALERTS, "checkout is down for some of us");
        await().until(() -> slack().said(ALERTS, report).size() == 1);
        assertThat(slack().said(ALERTS, report).getFirst()).contains("may be an alert");
        assertThat(office().index.open()).isEmpty();
        String offer = slack().replies(ALERTS, report).getFirst().get("ts").getAsString();

        slack().pressIn(ALERTS, report, "may be an alert", "gumshoe:investigate");

        await().until(() -> !office().index.open().isEmpty());
        Investigation state = office().state(office().onlyCase());
        assertThat(state.opening().askedBy()).isEqualTo("@alice");
        assertThat(state.alert().title()).isEqualTo("checkout is down for some of us");
        assertThat(state.places()).containsExactly("slack/" + ALERTS + "/" + report);
        await().until(() -> slack().said(ALERTS, report).getFirst().contains("as @alice asked"));
        assertThat(slack().message(ALERTS, offer).toString()).doesNotContain("gumshoe:investigate");
    }

    private boolean said(String thread, String words) {
        return slack().said(ALERTS, thread).stream().anyMatch(text -> text.contains(words));
    }

    private boolean hasReaction(String ts, String emoji) {
        JsonObject message = slack().message(ALERTS, ts);
        return message.has("reactions") && message.get("reactions").toString().contains(emoji);
    }

    private long pictures(String thread) {
        return slack().replies(ALERTS, thread).stream().filter(m -> m.has("files")).count();
    }
}
