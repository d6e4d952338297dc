package dev.gumshoe.adapters.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.adapters.alertmanager.AlertmanagerMessages;
import dev.gumshoe.adapters.cloudwatch.CloudWatchMessages;
import dev.gumshoe.adapters.datadog.DatadogMessages;
import dev.gumshoe.adapters.dynatrace.DynatraceMessages;
import dev.gumshoe.adapters.pagerduty.PagerDutyMessages;
import dev.gumshoe.adapters.sentry.SentryMessages;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertMessage;
import dev.gumshoe.conversations.incident.AlertMessage.Attachment;
import dev.gumshoe.conversations.incident.AlertMessage.Field;
import dev.gumshoe.conversations.incident.AlertReader;
import dev.gumshoe.conversations.incident.AlertReading;
import dev.gumshoe.conversations.incident.Severity;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages in the shapes senders post. The words in them are ours: what a vendor really writes is asserted only where the vendor runs here. */
class SenderMessagesTest {

    private static final Instant AT = Instant.parse("2026-03-02T14:10:00Z");

    private static final AlertReader ALL = AlertReader.firstOf(Stream.concat(
            Stream.of(new SentryMessages(), AlertmanagerMessages.GRAFANA, AlertmanagerMessages.READER, CloudWatchMessages.READER,
                    DatadogMessages.READER, PagerDutyMessages.READER, DynatraceMessages.READER),
            Stream.concat(OtherSenders.READERS.stream(), Stream.of(new PlainAlerts()))).toList());

    private static AlertMessage from(String sender, String text, String... links) {
        return new AlertMessage("m-" + text.hashCode(), AT, "slack", sender, false, text, List.of(), List.of(), List.of(), List.of(links));
    }

    private static AlertMessage attached(String sender, String title, String colour, String text, Field... fields) {
        Attachment attachment = new Attachment(title, "", "", text, List.of(fields), List.of(), "", "", colour);
        return new AlertMessage("m-1", AT, "slack", sender, false, "", List.of(), List.of(attachment), List.of(), List.of());
    }

    private static AlertReading read(AlertMessage message) {
        return ALL.read(message).orElseThrow();
    }

    private static Alert fired(AlertMessage message) {
        assertThat(read(message)).isInstanceOf(AlertReading.Fired.class);
        return ((AlertReading.Fired) read(message)).alert();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            alertmanager ¦ alertmanager ¦ [FIRING:2] HighErrorRate gateway (prod)   ¦ [RESOLVED] HighErrorRate gateway (prod)
            grafana      ¦ grafana      ¦ [FIRING:1] Queue grows (orders prod)      ¦ [RESOLVED] Queue grows (orders prod)
            grafana      ¦ grafana      ¦ [Alerting] Queue of orders grows          ¦ [OK] Queue of orders grows
            datadog      ¦ datadog      ¦ Triggered: [P2] Errors on {host:web-1}    ¦ Recovered: [P2] Errors on {host:web-1}
            datadog      ¦ datadog      ¦ No Data: Heartbeat of {host:web-1}        ¦ Recovered: Heartbeat of {host:web-1}
            cloudwatch   ¦ amazon q     ¦ CloudWatch Alarm | cpu-high | eu-west-1   ¦ OK: CloudWatch Alarm | cpu-high | eu-west-1
            dynatrace    ¦ dynatrace    ¦ OPEN Problem P-2301: Failure rate of shop ¦ RESOLVED Problem P-2301: Failure rate of shop
            """)
    void knowsAnAlarmsEndForThatOfItsBeginning(String sender, String name, String begins, String ends) {
        Alert alert = fired(from(name, begins));

        AlertReading end = read(from(name, ends));

        assertThat(alert.sender()).isEqualTo(sender);
        assertThat(end).isInstanceOfSatisfying(AlertReading.Ended.class,
                ended -> assertThat(ended.fingerprint()).isEqualTo(alert.fingerprint()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            pagerduty   ¦ pagerduty          ¦ Triggered #4711 Checkout errors ¦ Resolved #4711 Checkout  ¦ https://acme.pagerduty.com/incidents/Q1ABC
            opsgenie    ¦ Opsgenie for Acme  ¦ New alert: [P2] Checkout errors ¦ Closed: Checkout errors  ¦ https://app.opsgenie.com/alert/detail/a1-b2/details
            newrelic    ¦ New Relic          ¦ Checkout errors, activated      ¦ Checkout errors, closed  ¦ https://one.newrelic.com/alerts-ai/issues?issueId=77-a
            incident.io ¦ incident           ¦ New alert from Grafana          ¦ Resolved: Checkout       ¦ https://app.incident.io/acme/alerts/01HX
            """)
    void knowsAnAlarmByItsSendersKeyWhateverTheTextSays(String sender, String name, String begins, String ends, String link) {
        Alert alert = fired(from(name, begins, link));

        AlertReading end = read(from(name, ends, link));

        assertThat(alert.sender()).isEqualTo(sender);
        assertThat(alert.link()).isEqualTo(URI.create(link));
        assertThat(end).isInstanceOfSatisfying(AlertReading.Ended.class,
                ended -> assertThat(ended.fingerprint()).isEqualTo(alert.fingerprint()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            pagerduty ¦ Acknowledged #4711 Checkout errors
            opsgenie  ¦ Alert acknowledged by Ana: Checkout errors
            datadog   ¦ Muted: Errors of checkout
            sentry    ¦ Weekly report for acme
            """)
    void takesNothingFromWhatPeopleDoWithAnAlarm(String name, String text) {
        assertThat(read(from(name, text))).isEqualTo(new AlertReading.Nothing());
    }

    @Test
    void takesResourceMetricSeverityAndLabelsFromFieldsAndLines() {
        Alert alert = fired(attached("alertmanager", "[FIRING:1] HighErrorRate", "danger",
                "summary: too many errors\n• *instance* = web-1:9100\n- metric: http_errors\nseverity: warning",
                new Field("service", "checkout"), new Field("api_key", "abcdef123456")));

        assertThat(alert.resource()).isEqualTo("checkout");
        assertThat(alert.metric()).isEqualTo("http_errors");
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.attributes()).containsEntry("service", "checkout").containsEntry("summary", "too many errors");
        assertThat(alert.attributes().toString() + alert.description()).doesNotContain("abcdef123456");
    }

    @Test
    void tellsAlarmsApartThatOneTemplateGivesOneTitle() {
        Alert checkout = fired(attached("alertmanager", "Alert firing", "danger", "alertname: Errors\nservice: checkout"));
        Alert cart = fired(attached("alertmanager", "Alert firing", "danger", "alertname: Errors\nservice: cart"));

        assertThat(checkout.fingerprint()).isNotEqualTo(cart.fingerprint());
    }

    @Test
    void takesGreenForAnEndWhenTheTemplateDoesNotSay() {
        Alert alert = fired(attached("alertmanager", "Errors of checkout", "#D63232", "service: checkout"));

        assertThat(read(attached("alertmanager", "Errors of checkout", "#36a64f", "service: checkout")))
                .isEqualTo(new AlertReading.Ended("m-1", alert.fingerprint()));
    }

    @Test
    void readsSentrysIssueFromItsBlocks() {
        AlertMessage message = new AlertMessage("m-1", AT, "slack", "Errors of Acme", false, "", List.of("NullPointerException"), List.of(),
                List.of("{\"issue\":4711,\"rule\":9}"), List.of());

        assertThat(fired(message).fingerprint()).isEqualTo("sentry:issue 4711".replace("issue ", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"the queue of orders is full", "checkout: 3 requests timed out", "deployment of cart failed"})
    void isNotSureAboutAProgramThatOnlySoundsLikeTrouble(String text) {
        assertThat(read(from("some bot", text))).isInstanceOf(AlertReading.Unsure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Build 42 passed", "Deployed cart v17", "Good morning! Today's rota: Ana", "3 pull requests wait for review"})
    void leavesAProgramsSmallTalkAlone(String text) {
        assertThat(read(from("some bot", text))).isEqualTo(new AlertReading.Nothing());
    }

    @ParameterizedTest
    @CsvSource({"checkout is down,Unsure", "we have an outage in Frankfurt,Unsure", "is checkout down?,Nothing", "lunch?,Nothing",
        "ALERT checkout errors,Fired", "the alert is resolved,Nothing"})
    void tellsAPersonsReportFromTalk(String text, String reading) {
        AlertMessage message = AlertMessage.text("m-1", AT, "slack", "", true, text);

        assertThat(read(message).getClass().getSimpleName()).isEqualTo(reading);
    }
}
