package dev.gumshoe.bot.slack;

import static dev.gumshoe.bot.slack.LocalSlack.ALERTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.bot.Integrations;
import dev.gumshoe.conversations.conversation.Roles;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Investigation;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What programs post in a watched channel, as far as nothing has to be said back. */
class SlackInboxTest {

    private static final String ALARM = "1763906700.000100";

    private final Office office = new Office();
    private final List<Runnable> saidBack = new ArrayList<>();
    /** Nobody answers there: what is said back is counted and not said. */
    private final SlackSettings settings = new SlackSettings("xoxb-1", null, "secret", URI.create("http://127.0.0.1:1/api/"),
            SlackSettings.Mode.HTTP,
            List.of(ALERTS), null, null);
    private final SlackApi api = new SlackApi(settings);
    private final SlackInbox inbox = inbox();

    private SlackInbox inbox() {
        SlackPeople people = new SlackPeople(api, Roles.OPEN, InstantSource.system());
        SlackRequests requests = new SlackRequests(api, office.frontDesk, settings.command());
        SlackCommands commands = new SlackCommands(settings.command(), requests, office.frontDesk, Office.NARRATION, people,
                new SlackSight(api, people, InstantSource.system()), InstantSource.system(), List.of());
        return new SlackInbox(api, office.frontDesk, requests, commands, people, Integrations.alerts(),
                new WatchedChannels(api, settings.watch()), Office.memory(), saidBack::add);
    }

    @AfterEach
    void close() throws IOException {
        api.close();
    }

    private void posts(String ts, String thread, String text) throws IOException {
        inbox.posted(post(ts, thread, text), LocalSlack.GUMSHOE);
    }

    private static SlackPost post(String ts, String thread, String text) {
        return new SlackPost(ALERTS, ts, thread, null, "B1", "some monitor", text, List.of(), List.of(), false);
    }

    private Investigation onlyCase() {
        return office.state(office.onlyCase());
    }

    @Test
    void takesAProgramsReplyBelowAnAlertForTheEndOfThatAlert() throws IOException {
        posts(ALARM, ALARM, "[FIRING:1] HighErrorRate gateway");

        posts("1763906760.000100", ALARM, "✅ Resolved after 1 min");

        assertThat(onlyCase().lasting()).isEmpty();
        assertThat(onlyCase().resolvedAlerts()).containsExactly(SlackIds.message(ALERTS, ALARM));
    }

    @Test
    void takesAReplyThatNamesAnotherAlarmForThatOnesEnd() throws IOException {
        posts(ALARM, ALARM, "[FIRING:1] HighErrorRate gateway");
        posts("1763906701.000100", "1763906701.000100", "[FIRING:2] HighErrorRate gateway");

        posts("1763906760.000100", ALARM, "[RESOLVED] HighErrorRate gateway");

        assertThat(onlyCase().lasting()).isEmpty();
    }

    @Test
    void followsAMessageThatIsEditedFromItsBeginningToItsEndAndBack() throws IOException {
        posts(ALARM, ALARM, "[FIRING:1] HighErrorRate gateway");

        inbox.edited(post(ALARM, ALARM, "[RESOLVED] HighErrorRate gateway"), LocalSlack.GUMSHOE);
        assertThat(onlyCase().lasting()).isEmpty();
        inbox.edited(post(ALARM, ALARM, "[FIRING:1] HighErrorRate gateway"), LocalSlack.GUMSHOE);

        assertThat(onlyCase().lasting()).extracting(Alert::title).containsExactly("[FIRING:1] HighErrorRate gateway");
        assertThat(office.index.recent(10)).hasSize(1);
    }

    @Test
    void asksOnceAboutWhatABotSaysAgainAndAgain() throws IOException {
        for (int minute = 0; minute < 5; minute++) {
            String ts = (1763906700L + Duration.ofMinutes(minute).toSeconds()) + ".000100";
            posts(ts, ts, "deployment of cart failed");
        }

        assertThat(saidBack).hasSize(1);
        assertThat(office.index.recent(10)).isEmpty();
    }

    @Test
    void doesNothingWithWhatProgramsSayBelowACase() throws IOException {
        posts(ALARM, ALARM, "[FIRING:1] HighErrorRate gateway");

        posts("1763906760.000100", ALARM, "error: critical alert, stop");

        assertThat(onlyCase().lasting()).hasSize(1);
        assertThat(onlyCase().steering()).isEmpty();
        assertThat(onlyCase().questions()).isEmpty();
    }
}
