package dev.gumshoe.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.bot.charts.Charts;
import dev.gumshoe.bot.reports.ReportFile;
import dev.gumshoe.bot.reports.Reports;
import dev.gumshoe.bot.settings.Secret;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.settings.SourceSettings;
import dev.gumshoe.bot.settings.WebhookSettings;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.peers.Peers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A figure rises in the real Prometheus, the real Alertmanager groups and repeats it and says when it ended: one case, closed at the end. */
@Timeout(300)
class PrometheusToTheEndTest {

    private static final String TOKEN = "a-token-of-this-test";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(200));
    }

    private Process start(String log, String... command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve(log).toFile()).start();
    }

    private Process gateway(int port) throws IOException {
        return start("pushgateway.log", Peers.program("prometheus-pushgateway").toString(), "--web.listen-address=127.0.0.1:" + port);
    }

    private Process prometheus(int port, int gateway, URI alertmanager) throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yml"), """
                groups:
                  - name: shop
                    interval: 1s
                    rules:
                      - alert: QueueGrows
                        expr: queue_length > 100
                        labels: {severity: critical}
                        annotations: {summary: 'The queue of {{ $labels.service }} holds {{ $value }}'}
                """);
        Path configuration = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ['%s']
                alerting: {alertmanagers: [{static_configs: [{targets: ['127.0.0.1:%d']}]}]}
                scrape_configs:
                  - {job_name: gateway, honor_labels: true, static_configs: [{targets: ['127.0.0.1:%d']}]}
                """.formatted(rules, alertmanager.getPort(), gateway));
        return start("prometheus.log", Peers.program("prometheus").toString(), "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("tsdb"), "--web.listen-address=127.0.0.1:" + port, "--rules.alert.resend-delay=1s");
    }

    private Alertmanager alertmanager(int gumshoe) throws IOException {
        return Alertmanager.with("""
                route: {receiver: gumshoe, group_by: [alertname], group_wait: 1s, group_interval: 1s, repeat_interval: 1s}
                receivers:
                  - name: gumshoe
                    webhook_configs:
                      - url: http://127.0.0.1:%d/webhooks/prod
                        send_resolved: true
                        http_config: {authorization: {credentials: %s}}
                """.formatted(gumshoe, TOKEN), Files.createDirectories(folder.resolve("am")));
    }

    private void push(int gateway, String service, int length) {
        await().ignoreExceptions().until(() -> http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway + "/metrics/job/shop/service/" + service))
                        .PUT(BodyPublishers.ofString("# TYPE queue_length gauge\nqueue_length " + length + "\n")).build(),
                BodyHandlers.discarding()).statusCode() == 200);
    }

    private Gumshoe gumshoe(int port, int prometheus) throws Exception {
        SourceSettings metrics = new SourceSettings.Prometheus(null, URI.create("http://127.0.0.1:" + prometheus), null, null, null, null);
        Settings usual = Settings.defaults();
        WebhookSettings door = new WebhookSettings("prod", WebhookSettings.Type.ALERTMANAGER, null, new Secret(TOKEN), null, null, null,
                null, null, null, null);
        Settings settings = usual.keptIn(new Settings.Store(null, folder.resolve("home"), null, null))
                .servedAt(new Settings.Pages(null, port, null, null))
                .with(new Settings.InvestigationSettings(null, null, null, null, Duration.ofSeconds(1), null, null))
                .with(List.of(door), List.of(metrics));
        Runbooks runbooks = Runbooks.read(List.of());
        Gumshoe gumshoe = new Gumshoe(settings, Integrations.of(settings, runbooks), runbooks, List.of(), Duration.ZERO,
                InstantSource.system());
        gumshoe.start();
        return gumshoe;
    }

    @Test
    void makesOneCaseOfWhatFiresIsGroupedRepeatsAndResolves() throws Exception {
        int pages = Alertmanager.freePort();
        int pushing = Alertmanager.freePort();
        int asking = Alertmanager.freePort();
        Process gateway = gateway(pushing);
        try (Gumshoe gumshoe = gumshoe(pages, asking); Alertmanager alertmanager = alertmanager(pages)) {
            Process prometheus = prometheus(asking, pushing, alertmanager.address());
            try {
                push(pushing, "orders", 250);
                await().until(() -> !gumshoe.index().open().isEmpty());
                String caseId = gumshoe.index().open().getFirst();
                push(pushing, "mail", 300);
                await().until(() -> state(gumshoe, caseId).alerts().size() == 2);
                await().until(() -> repeated(alertmanager));
                assertThat(state(gumshoe, caseId).alerts()).as("what repeats is not told again").hasSize(2);

                push(pushing, "orders", 3);
                push(pushing, "mail", 3);

                Investigation closed = await().until(() -> state(gumshoe, caseId), s -> s.phase() == Phase.CLOSED);
                assertThat(closed.alerts()).extracting(Alert::title).containsExactlyInAnyOrder("QueueGrows: The queue of orders holds 250",
                        "QueueGrows: The queue of mail holds 300");
                assertThat(closed.lasting()).isEmpty();
                assertThat(closed.conclusion()).isPresent();
                assertThat(gumshoe.index().recent(9)).containsExactly(caseId);
                quotesWhatPrometheusHeld(gumshoe, closed, asking);
            } finally {
                prometheus.destroy();
            }
        } finally {
            gateway.destroy();
            http.close();
        }
    }

    /** The observation, the report in threads, and the file: each with the value and the query that shows it again. */
    private static void quotesWhatPrometheusHeld(Gumshoe gumshoe, Investigation closed, int asking) {
        String held = "Prometheus held 250 for `queue_length > 100` of orders";
        Observation seen = closed.observations().stream().filter(o -> o.text().startsWith(held)).findFirst().orElseThrow();
        assertThat(seen.evidence()).singleElement().satisfies(evidence -> {
            assertThat(evidence.source()).isEqualTo("prometheus");
            assertThat(evidence.query()).isEqualTo("queue_length > 100");
            assertThat(String.valueOf(evidence.link())).startsWith("http://127.0.0.1:" + asking + "/graph?g0.expr=queue_length+%3E+100");
        });
        assertThat(new Narration(ZoneOffset.UTC).report(closed).sections()).flatExtracting(Note.Section::lines)
                .anyMatch(line -> line.contains(held));
        ReportFile file = new Reports(gumshoe.journal(), new Charts(new InMemoryLocker()), ZoneOffset.UTC).markdown(closed.id());
        assertThat(new String(file.bytes(), StandardCharsets.UTF_8)).contains("Prometheus held 250 for")
                .contains("prometheus: queue_length > 100`").contains("| " + seen.id() + " |");
    }

    /** Whether Alertmanager has delivered its group more often than there are alerts in it. */
    private boolean repeated(Alertmanager alertmanager) throws IOException, InterruptedException {
        String metrics = http.send(HttpRequest.newBuilder(alertmanager.address().resolve("metrics")).build(), BodyHandlers.ofString())
                .body();
        return metrics.lines().filter(line -> line.startsWith("alertmanager_notifications_total{integration=\"webhook\""))
                .anyMatch(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))) > 5);
    }

    private static Investigation state(Gumshoe gumshoe, String caseId) {
        return new Casebook(gumshoe.journal(), caseId).read();
    }
}
