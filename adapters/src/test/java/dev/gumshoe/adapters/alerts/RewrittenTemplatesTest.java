package dev.gumshoe.adapters.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.adapters.alertmanager.AlertmanagerMessages;
import dev.gumshoe.adapters.cloudwatch.CloudWatchMessages;
import dev.gumshoe.adapters.datadog.DatadogMessages;
import dev.gumshoe.adapters.dynatrace.DynatraceMessages;
import dev.gumshoe.adapters.pagerduty.PagerDutyMessages;
import dev.gumshoe.adapters.sentry.SentryMessages;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertCorrelator;
import dev.gumshoe.conversations.incident.AlertMessage;
import dev.gumshoe.conversations.incident.AlertMessage.Attachment;
import dev.gumshoe.conversations.incident.AlertReader;
import dev.gumshoe.conversations.incident.AlertReading;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of templates that people rewrote: shapes seen in public configurations, in words of ours. */
class RewrittenTemplatesTest {

    private static final Instant AT = Instant.parse("2026-03-02T14:10:00Z");
    private static final AlertReader ALL = AlertReader.firstOf(Stream.concat(
            Stream.of(new SentryMessages(), AlertmanagerMessages.GRAFANA, AlertmanagerMessages.READER, CloudWatchMessages.READER,
                    DatadogMessages.READER, PagerDutyMessages.READER, DynatraceMessages.READER),
            Stream.concat(OtherSenders.READERS.stream(), Stream.of(new PlainAlerts()))).toList());

    private static AlertMessage message(String sender, String above, String title, String colour, String text) {
        Attachment attachment = new Attachment(title, "", above, text.replace("⏎", "\n"), List.of(), List.of(), "", "", colour);
        return new AlertMessage("m-1", AT, "slack", sender, false, "", List.of(), List.of(attachment), List.of(), List.of());
    }

    private static AlertReading read(AlertMessage message) {
        return ALL.read(message).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', nullValues = "-", textBlock = """
            alertmanager    ¦ 🔥 Alert: HighErrorRate         ¦ Machine: web-1⏎Summary: too many errors    ¦ 🔥 Alert: HighErrorRate         ¦ Machine: web-1⏎Summary: too many errors
            alertmanager    ¦ :fire: (FIRING:1) HighErrorRate ¦ severity: critical                         ¦ :white_check_mark: (RESOLVED) HighErrorRate ¦ severity: critical
            alertmanager    ¦ HighErrorRate @ web-1           ¦ Errors of web-1 above 5 %                  ¦ HighErrorRate @ web-1           ¦ Errors of web-1 above 5 %
            prometheus-bot  ¦ shop.example                    ¦ Errors above 5 % for 10m⏎alertname: Errors ¦ shop.example                    ¦ [RESOLVED] Errors above 5 %⏎alertname: Errors
            grafana         ¦ 🚨 Queue grows                  ¦ queue: orders                              ¦ 🚨 Queue grows                  ¦ queue: orders
            azure monitor   ¦ HighCPU: Fired                  ¦ Severity: Sev1                             ¦ HighCPU: Resolved               ¦ Severity: Sev1
            cloudwatch      ¦ ALARM: cpu-high                 ¦ Threshold crossed                          ¦ OK: cpu-high                    ¦ Threshold not crossed
            sns-relay       ¦ cpu-high: OK -> ALARM           ¦ CloudWatch Alarm of account 1234           ¦ cpu-high: ALARM -> OK           ¦ CloudWatch Alarm of account 1234
            datadog         ¦ Re-Triggered: [P1] Slow {env:prod} ¦ Latency is high                         ¦ Recovered: [P1] Slow {env:prod} ¦ Latency is fine
            """)
    void areReadWhenTheAlarmBeginsAndWhenItEnds(String sender, String begins, String says, String ends, String saysThen) {
        AlertReading fired = read(message(sender, "", begins, "danger", says));
        AlertReading ended = read(message(sender, "", ends, "good", saysThen));

        assertThat(fired).isInstanceOf(AlertReading.Fired.class);
        assertThat(ended).isInstanceOfSatisfying(AlertReading.Ended.class,
                end -> assertThat(end.fingerprint()).isEqualTo(((AlertReading.Fired) fired).alert().fingerprint()));
    }

    @Test
    void tellOfSeveralThingsInOneMessage() {
        Alert group = ((AlertReading.Fired) read(message("alertmanager", "", "[FIRING:2] HighErrorRate (prod)", "danger",
                "• service: cart⏎• severity: critical⏎• service: checkout⏎• severity: critical"))).alert();

        assertThat(group.attributes()).containsEntry(AlertCorrelator.ABOUT, "cart,checkout");
        Alert other = ((AlertReading.Fired) read(
                message("alertmanager", "", "[FIRING:1] Timeouts checkout", "danger", "service: checkout")))
                .alert();
        assertThat(new AlertCorrelator(Duration.ofMinutes(10)).belongs(other, List.of(group), Topology.empty())).as("about one of them")
                .isPresent();
        Alert swapped = ((AlertReading.Fired) read(message("alertmanager", "", "[FIRING:2] HighErrorRate (prod)", "danger",
                "• service: checkout⏎• service: cart"))).alert();
        assertThat(swapped.fingerprint()).as("whichever is named first").isEqualTo(group.fingerprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Error handling of the importer is ready for review", "Warning: I am going to restart my laptop",
        "Page load looks nice today", "Incident review at 3pm", "Alert: free pizza in the kitchen", "Down for lunch",
        "P1 meeting moved to 4", "I get an error in my editor, anyone?", "the error from yesterday was my fault", "no errors so far",
        "that alarm was critical last year", "ok", "resolved my merge conflict"})
    void arePeoplesTalkOnlyByTheirWords(String text) {
        assertThat(read(AlertMessage.text("m-1", AT, "slack", "", true, text))).isEqualTo(new AlertReading.Nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Warning: the disk of db-1 is full", "Alarm: queue is full", "Critical: payments time out, 502s"})
    void areOfferedWhenAPersonCallsSomethingAnAlarm(String text) {
        assertThat(read(AlertMessage.text("m-1", AT, "slack", "", true, text))).isInstanceOf(AlertReading.Unsure.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            Warning: 3 dependencies are outdated       ¦ Unsure
            Alert rule of checkout was edited by Ana   ¦ Unsure
            Page views rose by 12 % this week          ¦ Nothing
            Incident channel was created               ¦ Nothing
            Critical: error rate of checkout is 12 %   ¦ Fired
            Error rate of checkout is too high: 12 %   ¦ Fired
            """)
    void areToldFromOtherProgramsNews(String text, String reading) {
        AlertMessage message = new AlertMessage("m-1", AT, "slack", "some bot", false, text, List.of(), List.of(), List.of(), List.of());

        assertThat(read(message).getClass().getSimpleName()).isEqualTo(reading);
    }

    @Test
    void areAskedAboutWhenTheyOnlyNameAPriority() {
        assertThat(read(message("jira", "Ana created an issue", "SHOP-123 Rework the basket", "", "Priority: High⏎Assignee: Bob")))
                .isInstanceOf(AlertReading.Unsure.class);
    }
}
