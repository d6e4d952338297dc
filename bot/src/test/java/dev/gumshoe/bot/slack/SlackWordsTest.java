package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.slack.api.model.event.MessageBotEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.util.json.GsonFactory;
import dev.gumshoe.bot.Integrations;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertReader;
import dev.gumshoe.conversations.incident.AlertReading;
import dev.gumshoe.conversations.incident.AlertWords;
import dev.gumshoe.conversations.incident.Severity;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages in the shapes senders post; the words in them are ours. */
class SlackWordsTest {

    private static final Gson GSON = GsonFactory.createSnakeCase();

    private final AlertReader alerts = Integrations.alerts();

    @Test
    void readsAnAttachmentWithoutAnyText() {
        Alert alert = fired(webhook("""
                {"type":"message","subtype":"bot_message","bot_id":"B1","username":"AlertManager","channel":"C0ALERTS","ts":"1763906700.000100","text":"",
                 "attachments":[{"color":"danger","title":"[FIRING:2] HighErrorRate (gateway prod)","title_link":"https://am.example/#/alerts?receiver=slack",
                   "fallback":"[FIRING:2] HighErrorRate (gateway prod) | https://am.example/#/alerts","text":"5xx is &gt; 5 %\\nsummary: errors",
                   "fields":[{"title":"service","value":"gateway","short":true}]}]}"""));

        assertThat(alert.id()).isEqualTo("slack-C0ALERTS-1763906700.000100");
        assertThat(alert.title()).isEqualTo("[FIRING:2] HighErrorRate (gateway prod)");
        assertThat(alert.description()).isEqualTo("5xx is > 5 %\nsummary: errors\nservice: gateway");
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.startedAt()).isEqualTo(Instant.parse("2025-11-23T14:05:00.000100Z"));
        assertThat(alert.sender()).isEqualTo("alertmanager");
        assertThat(alert.link()).isEqualTo(URI.create("https://am.example/#/alerts?receiver=slack"));
        assertThat(alert.resource()).isEqualTo("gateway");
        assertThat(alert.attributes()).containsEntry("summary", "errors");
    }

    @Test
    void readsSectionsAndKeepsTheIssueTheirIdsName() {
        Alert alert = fired(app("""
                {"type":"message","bot_id":"B2","user":"U0SENTRY","bot_profile":{"name":"Sentry"},"channel":"C0ALERTS","ts":"1763906700.000200",
                 "text":"[forge] NullPointerException","blocks":[
                  {"type":"section","block_id":"{\\"issue\\":4711,\\"rule\\":9}","text":{"type":"mrkdwn","text":":red_circle: *<https://sentry.example/issues/4711|NullPointerException>*"}},
                  {"type":"context","elements":[{"type":"mrkdwn","text":"CacheReader.read"}]},
                  {"type":"section","text":{"type":"mrkdwn","text":"&gt; cannot read record"}},
                  {"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Resolve"},"action_id":"r"}]}]}"""));

        assertThat(alert.title()).isEqualTo(":red_circle: NullPointerException");
        assertThat(alert.description()).isEqualTo("CacheReader.read\ncannot read record");
        assertThat(alert.fingerprint()).isEqualTo("sentry:4711");
        assertThat(alert.link()).isEqualTo(URI.create("https://sentry.example/issues/4711"));
    }

    @Test
    void readsPlainTextOfAnApp() {
        Alert alert = fired(app("""
                {"type":"message","bot_id":"B3","user":"U0APP","bot_profile":{"name":"Dynatrace"},"channel":"C0ALERTS","ts":"1763906700.000300",
                 "text":"OPEN Problem P-77: Failure rate increase on checkout\\nSeverity: critical"}"""));

        assertThat(alert.title()).isEqualTo("OPEN Problem P-77: Failure rate increase on checkout");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void readsRichTextOnceAlthoughTheTextRepeatsIt() {
        Alert alert = fired(app("""
                {"type":"message","bot_id":"B3","user":"U0APP","bot_profile":{"name":"robot"},"channel":"C0ALERTS","ts":"1763906700.000300",
                 "text":"P1 queue is full","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
                  {"type":"text","text":"P1 queue is full"}]}]}]}"""));

        assertThat(alert.text()).isEqualTo("P1 queue is full");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void understandsBlocksItHasNeverSeen() {
        AlertReading reading = read(app("""
                {"type":"message","bot_id":"B3","user":"U0APP","channel":"C0ALERTS","ts":"1763906700.000300","text":"the queue is full",
                 "blocks":[{"type":"hologram","depth":3}]}"""));

        assertThat(reading).isInstanceOfSatisfying(AlertReading.Unsure.class,
                unsure -> assertThat(unsure.alert().title()).isEqualTo("the queue is full"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            [FIRING:1] HighErrorRate gateway (prod)           ¦ [RESOLVED] HighErrorRate gateway (prod)
            [FIRING:1] HighErrorRate gateway (prod)           ¦ [FIRING:12] HighErrorRate gateway (prod)
            Triggered: error rate of bot-2 is 12.5 %          ¦ Recovered: error rate of bot-2 is 0.1 %
            Triggered: error rate of bot-2 is 12.5 %          ¦ Re-Triggered: error rate of bot-2 is 90%
            """)
    void knowsTheSameAlarmAgain(String one, String other) {
        assertThat(AlertWords.normal(one)).isEqualTo(AlertWords.normal(other));
    }

    @Test
    void keepsTheNumbersOfNamesApart() {
        assertThat(AlertWords.normal("error rate of bot-2 is 12 %")).isNotEqualTo(AlertWords.normal("error rate of bot-3 is 12 %"));
        assertThat(AlertWords.normal("db1 is down")).isNotEqualTo(AlertWords.normal("db2 is down"));
    }

    @Test
    void readsAnEditThatEndsAnAlarmAsItsEnd() {
        String before = fired(webhook("""
                {"type":"message","subtype":"bot_message","bot_id":"B1","username":"AlertManager","channel":"C0ALERTS","ts":"1763906700.000100","text":"",
                 "attachments":[{"title":"[FIRING:1] HighErrorRate"}]}""")).fingerprint();

        SlackPost edited = SlackPost.of(GSON.fromJson(
                """
                {"type":"message","subtype":"message_changed","channel":"C0ALERTS","ts":"1763906800.000100","message":{"type":"message","bot_id":"B1",
                 "bot_profile":{"name":"AlertManager"},"ts":"1763906700.000100","text":"","attachments":[{"title":"[RESOLVED] HighErrorRate"}]}}""",
                MessageChangedEvent.class));

        assertThat(read(edited)).isEqualTo(new AlertReading.Ended("slack-C0ALERTS-1763906700.000100", before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[FIRING:1] HighErrorRate gateway", ":rotating_light: ALERT gateway errors", "🔥 P1: checkout is down"})
    void takesAPersonsMessageThatBeginsLikeAnAlert(String text) {
        assertThat(read(person(text))).isInstanceOf(AlertReading.Fired.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"good morning", "has anybody seen the alert?", "alert fatigue again, or is it just me?", "ok",
        "error budget looks fine, right?"})
    void leavesPeoplesTalkInTheChannelAlone(String text) {
        assertThat(read(person(text))).isInstanceOf(AlertReading.Nothing.class);
    }

    @ParameterizedTest
    @CsvSource({"P1 checkout is down,CRITICAL", "SEV-2: checkout is failing,HIGH", "WARNING checkout is slow,MEDIUM",
        "[FIRING:1] checkout (info),MINIMAL", "ALERT checkout errors,MEDIUM"})
    void takesTheSeverityFromTheWords(String text, Severity severity) {
        assertThat(fired(person(text)).severity()).isEqualTo(severity);
    }

    @Test
    void takesNothingFromAnEmptyMessage() {
        assertThat(read(person("  \n "))).isInstanceOf(AlertReading.Nothing.class);
    }

    private AlertReading read(SlackPost post) {
        return alerts.read(SlackWords.of(post)).orElseThrow();
    }

    private Alert fired(SlackPost post) {
        assertThat(read(post)).isInstanceOf(AlertReading.Fired.class);
        return ((AlertReading.Fired) read(post)).alert();
    }

    private static SlackPost webhook(String json) {
        return SlackPost.of(GSON.fromJson(json, MessageBotEvent.class));
    }

    private static SlackPost app(String json) {
        return SlackPost.of(GSON.fromJson(json, MessageEvent.class));
    }

    private static SlackPost person(String text) {
        MessageEvent event = new MessageEvent();
        event.setChannel("C0ALERTS");
        event.setUser("U0ALICE");
        event.setTs("1763906700.000100");
        event.setText(text);
        return SlackPost.of(event);
    }
}
