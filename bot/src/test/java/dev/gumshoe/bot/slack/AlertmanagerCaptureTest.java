package dev.gumshoe.bot.slack;

import static dev.gumshoe.bot.slack.LocalSlack.ALERTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;
import dev.gumshoe.bot.Alertmanager;
import dev.gumshoe.bot.Integrations;
import dev.gumshoe.conversations.conversation.Followers;
import dev.gumshoe.conversations.conversation.Roles;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertReading;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.peers.Peers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real Alertmanager posts through its {@code slack_configs}: its own template, and two that people might have written. */
@Timeout(240)
class AlertmanagerCaptureTest {

    private static final String CONFIGURATION = """
            route:
              receiver: own
              group_by: [alertname]
              group_wait: 1s
              group_interval: 1s
              repeat_interval: 4h
              routes:
                - {matchers: ['style="lines"'], receiver: lines}
                - {matchers: ['style="emoji"'], receiver: emoji}
            receivers:
              - name: own
                slack_configs:
                  - &slack
                    api_url: SLACK/api/chat.postMessage
                    channel: C0ALERTS
                    send_resolved: true
                    http_config: {authorization: {credentials: xoxb-alertmanager}}
              - name: lines
                slack_configs:
                  - <<: *slack
                    title: '{{ .CommonLabels.alertname }} is {{ .Status }}'
                    text: |-
                      {{ range .Alerts }}*Alert:* {{ .Annotations.summary }}
                      *Details:*
                      {{ range .Labels.SortedPairs }} • *{{ .Name }}:* `{{ .Value }}`
                      {{ end }}{{ end }}
              - name: emoji
                slack_configs:
                  - <<: *slack
                    pretext: '<!channel>'
                    title: '{{ if eq .Status "firing" }}:fire:{{ else }}:white_check_mark:{{ end }} {{ .CommonAnnotations.summary }}'
                    text: '<{{ (index .Alerts 0).GeneratorURL }}|Graph>'
                    fields:
                      - {title: Service, value: '{{ .CommonLabels.service }}'}
                      - {title: Severity, value: '{{ .CommonLabels.severity }}'}
            """;

    @TempDir
    private Path folder;

    private final Office office = new Office();
    private LocalSlack slack;
    private Alertmanager alertmanager;

    @BeforeEach
    void open() throws Exception {
        slack = LocalSlack.withSocket(folder);
        alertmanager = Alertmanager.with(CONFIGURATION.replace("SLACK/", slack.page().toString()),
                Files.createDirectories(folder.resolve("am")));
    }

    @AfterEach
    void close() throws Exception {
        Peers.close(alertmanager, slack);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    private void fires(String style) {
        alertmanager.alert(labels(style), Map.of("summary", "errors of gateway above 5 percent"), null);
    }

    private void ends(String style) {
        alertmanager.alert(labels(style), Map.of("summary", "errors of gateway above 5 percent"), Instant.now());
    }

    private static Map<String, String> labels(String style) {
        return Map.of("alertname", "HighErrorRate", "service", "gateway", "severity", "critical", "style", style);
    }

    private AlertReading read(JsonObject posted) {
        return Integrations.alerts().read(SlackWords.of(post(posted))).orElseThrow();
    }

    private static SlackPost post(JsonObject posted) {
        return SlackPost.of(ALERTS, GsonFactory.createSnakeCase().fromJson(posted, Message.class));
    }

    private List<JsonObject> posted() {
        return slack.messages(ALERTS).stream().filter(m -> !m.has("thread_ts")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"own", "lines", "emoji"})
    void readsItsBeginningAndKnowsItsEnd(String style) {
        fires(style);
        await().until(() -> posted().size() == 1);
        ends(style);
        await().until(() -> posted().size() == 2);

        AlertReading begun = read(posted().getFirst());
        AlertReading ended = read(posted().getLast());

        assertThat(begun).as(posted().getFirst().toString()).isInstanceOf(AlertReading.Fired.class);
        Alert alert = ((AlertReading.Fired) begun).alert();
        assertThat(alert.sender()).isEqualTo("alertmanager");
        assertThat(alert.text())
                .contains(style.equals("own") ? "HighErrorRate (gateway critical own)" : "errors of gateway above 5 percent");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.resource()).isEqualTo(style.equals("own") ? null : "gateway");
        assertThat(alert.link().toString()).contains("/#/alerts?receiver=" + style);
        assertThat(ended).as(posted().getLast().toString()).isInstanceOfSatisfying(AlertReading.Ended.class,
                end -> assertThat(end.fingerprint()).isEqualTo(alert.fingerprint()));
    }

    @Test
    void opensOneCaseAndNotesItsEndInTheThread() throws Exception {
        SlackSettings settings = slack.socketSettings(null);
        try (SlackThread thread = new SlackThread(settings, Office.NARRATION, _ -> Optional.empty(), office.frontDesk::placed,
                Duration.ZERO);
                Followers _ = office.follow(thread);
                SlackApi api = new SlackApi(settings)) {
            // that server tells apps only of what people post, so what Alertmanager posted is handed on here
            SlackPeople people = new SlackPeople(api, Roles.OPEN, InstantSource.system());
            SlackRequests requests = new SlackRequests(api, office.frontDesk, settings.command());
            SlackCommands commands = new SlackCommands(settings.command(), requests, office.frontDesk, Office.NARRATION, people,
                    new SlackSight(api, people, InstantSource.system()), InstantSource.system(), List.of());
            SlackInbox inbox = new SlackInbox(api, office.frontDesk, requests, commands, people, Integrations.alerts(),
                    new WatchedChannels(api, settings.watch()), Office.memory(), Runnable::run);
            fires("own");
            await().until(() -> posted().size() == 1);
            inbox.posted(post(posted().getFirst()), LocalSlack.GUMSHOE);
            String caseId = office.onlyCase();
            ends("own");
            await().until(() -> posted().size() == 2);
            inbox.posted(post(posted().getLast()), LocalSlack.GUMSHOE);

            Investigation state = office.state(caseId);
            String root = posted().getFirst().get("ts").getAsString();
            assertThat(state.lasting()).isEmpty();
            assertThat(state.places()).containsExactly("slack/" + ALERTS + "/" + root);
            await().until(
                    () -> slack.said(ALERTS, root).stream().anyMatch(text -> text.contains("The alarm ended: HighErrorRate")));
            assertThat(office.index.recent(10)).hasSize(1);
        }
    }
}
