package dev.gumshoe.bot;

import static dev.gumshoe.bot.Knocking.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.bot.settings.Secret;
import dev.gumshoe.bot.settings.WebhookSettings;
import dev.gumshoe.conversations.agents.EvidenceReasoner;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.InMemoryMemos;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertCorrelator;
import dev.gumshoe.conversations.incident.AlertLimits;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.InMemoryCaseIndex;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.Overtaken;
import dev.gumshoe.conversations.investigation.Recorded;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What senders deliver over HTTP, and what is not taken. */
class WebhooksTest {

    private static final Instant NOW = Instant.parse("2026-03-02T14:10:00Z");
    private static final String SECRET = "c2VjcmV0IHRoYXQgaXMgdGV4dA==";
    private static final String TOKEN = "a-token-of-this-test";
    private static final Map<String, String> BEARER = Map.of("Authorization", "Bearer " + TOKEN);
    private static final String INCIDENT = """
            {"eventType":"incident","incidentId":"INC-7","action":"%s","priority":"HIGH","title":"Checkout fails","service":"checkout",
             "timestamp":"2026-03-02T14:09:00.000Z","data":{"metadata":{"region":"eu-west-1","api_key":"abcdef0123456789"}}}""";

    /** A journal whose store goes away when told to. */
    private static final class Fragile implements Journal {

        private final Journal real = new InMemoryJournal();
        private boolean gone;

        @Override
        public long append(String caseId, long seen, List<JournalEntry> entries) throws Overtaken {
            if (gone) {
                throw new IllegalStateException("the store is gone");
            }
            return real.append(caseId, seen, entries);
        }

        @Override
        public List<Recorded> read(String caseId, long after) {
            return real.read(caseId, after);
        }

        @Override
        public List<Recorded> await(String caseId, long after, Duration patience) throws InterruptedException {
            return real.await(caseId, after, patience);
        }
    }

    private final Fragile journal = new Fragile();
    private final InMemoryCaseIndex index = new InMemoryCaseIndex();
    private Instant now = NOW;
    private final InstantSource clock = () -> now;
    private final FrontDesk desk = new FrontDesk(journal, index, new AlertCorrelator(Duration.ofMinutes(10)),
            new AlertLimits(Duration.ofMinutes(30), 3, 6, 2, 50, 3, 10),
            new EvidenceReasoner(EvidenceSources.of(), new InMemoryLocker(), clock, ZoneOffset.UTC), Duration.ofHours(1), clock, _ -> {});
    private Knocking senders;

    private final InMemoryMemos memos = new InMemoryMemos(clock);

    @BeforeEach
    void open() throws Exception {
        senders = knocking();
    }

    private Knocking knocking() throws Exception {
        return new Knocking(
                List.of(door("agent", WebhookSettings.Type.AWS_DEVOPS_AGENT), door("am", WebhookSettings.Type.ALERTMANAGER),
                        door("grafana", WebhookSettings.Type.GRAFANA),
                        door("pd", WebhookSettings.Type.PAGERDUTY), door("dt", WebhookSettings.Type.DYNATRACE),
                        door("events", WebhookSettings.Type.EVENTBRIDGE), door("nr", WebhookSettings.Type.NEWRELIC),
                        door("og", WebhookSettings.Type.OPSGENIE), door("sentry", WebhookSettings.Type.SENTRY),
                        door("dd", WebhookSettings.Type.DATADOG),
                        new WebhookSettings("ours", WebhookSettings.Type.JSON, null, new Secret(TOKEN), new Secret("ana:secret"), null,
                                null, null,
                                Map.of("id", "/check/id", "title", "/check/name", "state", "/status", "severity", "/level", "resource",
                                        "/host"),
                                null, null),
                        new WebhookSettings("lamp", WebhookSettings.Type.JSON, null, new Secret(TOKEN), null, null, null, null,
                                Map.of("id", "/lamp", "title", "/lamp", "state", "/colour"), List.of("Green"), null),
                        new WebhookSettings("valve", WebhookSettings.Type.JSON, null, new Secret(TOKEN), null, null, null, null,
                                Map.of("id", "/valve", "title", "/valve", "state", "/is"), List.of("shut"), List.of("Open", "leaking"))),
                desk, memos, clock);
    }

    private static WebhookSettings door(String name, WebhookSettings.Type type) {
        return new WebhookSettings(name, type, new Secret(SECRET), new Secret(TOKEN), null, null, 20_000, null, null, null, null);
    }

    @AfterEach
    void close() throws Exception {
        senders.close();
    }

    private HttpResponse<String> sealedDelivery(String body, String timestamp) throws Exception {
        return senders.deliver("agent", body, sealed(SECRET, timestamp, body));
    }

    private Investigation only() {
        assertThat(index.open()).hasSize(1);
        return new Casebook(journal, index.open().getFirst()).read();
    }

    @Test
    void takesWhatIsSentToAwsDevOpsAgentUnchanged() throws Exception {
        HttpResponse<String> answer = sealedDelivery(INCIDENT.formatted("created"), "2026-03-02T14:10:00.123Z");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Webhook received");
        Alert alert = only().alert();
        assertThat(alert.title()).isEqualTo("Checkout fails");
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.resource()).isEqualTo("checkout");
        assertThat(alert.startedAt()).isEqualTo(Instant.parse("2026-03-02T14:09:00Z"));
        assertThat(alert.attributes()).containsEntry("region", "eu-west-1");
        assertThat(alert.toString()).doesNotContain("abcdef0123456789");
    }

    @Test
    void takesAnApiKeyToo() throws Exception {
        assertThat(senders.deliver("agent", INCIDENT.formatted("created"), BEARER).statusCode()).isEqualTo(200);
    }

    @Test
    void joinsWhatIsToldAgainAndNotesTheEnd() throws Exception {
        sealedDelivery(INCIDENT.formatted("created"), "2026-03-02T14:10:00Z");
        sealedDelivery(INCIDENT.formatted("updated"), "2026-03-02T14:10:01Z");

        sealedDelivery(INCIDENT.formatted("resolved"), "2026-03-02T14:10:02Z");

        assertThat(only().alerts()).hasSize(1);
        assertThat(only().lasting()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T14:05:00.000Z,200", "2026-03-02T14:04:59.999Z,403", "2026-03-02T14:15:00Z,200", "2026-03-02T14:15:00.001Z,403",
        "yesterday,400"})
    void takesASignatureWithinFiveMinutesOnly(String timestamp, int status) throws Exception {
        assertThat(sealedDelivery(INCIDENT.formatted("created"), timestamp).statusCode()).isEqualTo(status);
    }

    @Test
    void refusesEveryForgeryWithOneLineAndNothingInTheRecord() throws Exception {
        String body = INCIDENT.formatted("created");
        String time = "2026-03-02T14:10:00Z";

        HttpResponse<String> wrong = senders.deliver("agent", body, sealed("another", time, body));
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).isEqualToIgnoringNewLines(
                "{\"message\":\"The signature does not fit the secret that is set for this webhook.\"}");
        assertThat(senders.deliver("agent", body + " ", sealed(SECRET, time, body)).statusCode()).isEqualTo(403);
        assertThat(senders.deliver("agent", body, Map.of()).statusCode()).isEqualTo(401);
        assertThat(senders.deliver("agent", body, Map.of("Authorization", "Bearer no")).statusCode()).isEqualTo(403);
        assertThat(senders.deliver("nobody", body, BEARER).statusCode()).isEqualTo(404);
        assertThat(senders.deliver("agent", "x".repeat(20_001), BEARER).statusCode()).isEqualTo(413);
        assertThat(senders.deliver("agent", "no json", BEARER).statusCode()).isEqualTo(400);
        assertThat(senders.deliver("agent", "{\"title\":\"x\"}", BEARER).body()).contains("no id", "/incidentId");
        assertThat(senders.deliver("agent", "a=b",
                Map.of("Authorization", "Bearer " + TOKEN, "Content-Type", "application/x-www-form-urlencoded")).statusCode())
                .isEqualTo(415);
        assertThat(index.recent(9)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            agent  ¦ {"eventType":"incident","incidentId":"I1","action":"dance","title":"Down"} ¦ /action is 'dance', which says neither that an alarm lasts nor that it ended. Send one of closed, created, resolved, updated.
            agent  ¦ {"eventType":"weather","incidentId":"I1","action":"created","title":"Down"} ¦ eventType is 'weather'. Send incident.
            agent  ¦ {"eventType":"incident","incidentId":["I1"],"action":"created","title":"Down"} ¦ The alert's id is a list at /incidentId. Send a text there.
            agent  ¦ {"eventType":"incident","incidentId":"I1","action":"created","title":{"en":"Down"}} ¦ The alert's title is an object at /title. Send a text there.
            ours   ¦ {"check":{"id":7,"name":"Cart check"},"status":["failing"]} ¦ The alert's state is a list at /status. Send a text there.
            am     ¦ {"alerts":[{"status":"firing","startsAt":"soon","labels":{"alertname":"Down"}}]} ¦ alerts[0].startsAt is 'soon'. Send a time like 2026-01-31T12:00:00Z.
            am     ¦ {"alerts":[{"status":"smouldering","startsAt":"2026-03-02T14:00:00Z","labels":{"alertname":"Down"}}]} ¦ alerts[0].status is 'smouldering'. Send firing or resolved.
            am     ¦ {"alerts":[{"status":"firing","startsAt":"2026-03-02T14:00:00Z"}]} ¦ alerts[0] has no labels: this is not what alertmanager sends.
            events ¦ {"detail":{"alarmName":"cart-5xx","state":{"value":"MAYBE"}}} ¦ /detail/state/value is 'MAYBE', which says neither that an alarm lasts nor that it ended. Send one of alarm, insufficient_data, ok.
            """)
    void refusesWhatDoesNotSayWhichAlarmItIsOrWhetherItLasts(String door, String body, String why) throws Exception {
        HttpResponse<String> answer = senders.deliver(door, body, BEARER);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualToIgnoringNewLines("{\"message\":\"" + why + "\"}");
        assertThat(index.recent(9)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            {"incidentId":"I1","action":"created","title":"Down","priority":"URGENT"} ¦ /priority is 'URGENT', a word not known: taken as MEDIUM
            {"incidentId":"I1","action":"created","title":"Down","timestamp":"yesterday"} ¦ /timestamp is 'yesterday', no time like 2026-01-31T12:00:00Z: taken as the time it came in
            {"incidentId":"I1","action":"created","title":"Down","timestamp":"2099-01-01T00:00:00Z"} ¦ /timestamp is '2099-01-01T00:00:00Z', still to come: taken as the time it came in
            {"incidentId":"I1","action":"created","title":"Down","service":["cart","mail"]} ¦ resource is a list at /service, not a text: left out
            """)
    void takesAnAlarmOfWhichADetailIsNotUnderstoodAndSaysSo(String body, String remark) throws Exception {
        HttpResponse<String> answer = senders.deliver("agent", body, BEARER);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Webhook received, but " + remark + ".");
        assertThat(only().alert().attributes()).containsEntry(Alert.REMARK, remark);
        assertThat(only().alert().startedAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource({"incident.annotated,200", "service.updated,200", "pagey.ping,200", ",400"})
    void opensNoCaseForWhatPagerDutyTellsBesides(String event, int status) throws Exception {
        String body = "{\"event\":{\"event_type\":\"%s\",\"data\":{\"id\":\"Q1\",\"title\":\"Cart down\"}}}"
                .formatted(event == null ? "" : event);

        assertThat(senders.deliver("pd", body, BEARER).statusCode()).isEqualTo(status);
        assertThat(index.recent(9)).isEmpty();
    }

    @Test
    void refusesPlainTextAndSaysWhatCame() throws Exception {
        HttpResponse<String> answer = senders.deliver("agent", INCIDENT.formatted("created"),
                Map.of("Authorization", "Bearer " + TOKEN, "Content-Type", "text/plain; charset=utf-8"));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("Content-Type is 'text/plain; charset=utf-8'. Send JSON as application/json.");
    }

    @Test
    void takesADeliveryWithoutATimeOnceHoweverOftenItIsSent() throws Exception {
        String body = "{\"check\":{\"id\":7,\"name\":\"Cart check\"},\"status\":\"failing\"}";
        senders.deliver("ours", body, BEARER);
        now = NOW.plusSeconds(90);

        int again = senders.deliver("ours", body, BEARER).statusCode();

        assertThat(again).isEqualTo(200);
        assertThat(only().alerts()).hasSize(1);
        assertThat(only().position()).isEqualTo(1);
    }

    @Test
    void takesTheSameWordsLaterAsTheAlarmFiringAgain() throws Exception {
        String body = "{\"check\":{\"id\":7,\"name\":\"Cart check\"},\"status\":\"failing\"}";
        senders.deliver("ours", body, BEARER);
        now = NOW.plus(Duration.ofMinutes(11));

        senders.deliver("ours", body, BEARER);

        assertThat(only().alerts()).hasSize(2);
    }

    @Test
    void takesAnAlarmInAStateOfAnUnknownWordAndSaysSo() throws Exception {
        HttpResponse<String> answer = senders.deliver("ours", "{\"check\":{\"id\":7,\"name\":\"Cart check\"},\"status\":\"Wobbly\"}",
                BEARER);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("/status is 'Wobbly', a word not known: taken as firing");
        assertThat(only().alert().attributes().get(Alert.REMARK)).contains("Wobbly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"failing", "CRITICAL", "Open"})
    void saysNothingOfWordsThatEverybodyUses(String state) throws Exception {
        HttpResponse<String> answer = senders.deliver("ours",
                "{\"check\":{\"id\":7,\"name\":\"Cart check\"},\"status\":\"%s\"}".formatted(state),
                BEARER);

        assertThat(answer.body()).doesNotContain("not known");
        assertThat(only().alert().attributes()).doesNotContainKey(Alert.REMARK);
    }

    @Test
    void refusesAnUnknownWordWhereAllAreListedAndNamesThem() throws Exception {
        HttpResponse<String> answer = senders.deliver("valve", "{\"valve\":\"v7\",\"is\":\"critical\"}", BEARER);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/is is 'critical'", "Send one of leaking, open, shut.");
        assertThat(index.open()).isEmpty();
        assertThat(senders.deliver("valve", "{\"valve\":\"v7\",\"is\":\"Leaking\"}", BEARER).statusCode()).isEqualTo(200);
        assertThat(only().lasting()).hasSize(1);
    }

    @Test
    void saysWhatAlertmanagerLeftOut() throws Exception {
        String answer = senders
                .deliver("am", """
                {"truncatedAlerts":12,"alerts":[{"status":"firing","startsAt":"2026-03-02T14:00:00Z","labels":{"alertname":"Down"}}]}""",
                        BEARER)
                .body();

        assertThat(answer).contains("truncatedAlerts is 12: the sender left out");
    }

    @Test
    void refusesAnOverheardDelivery() throws Exception {
        String body = INCIDENT.formatted("created");
        sealedDelivery(body, "2026-03-02T14:10:00Z");

        HttpResponse<String> again = sealedDelivery(body, "2026-03-02T14:10:00Z");

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(only().position()).isEqualTo(1);
    }

    @Test
    void refusesAnOverheardDeliveryAfterARestartToo() throws Exception {
        String body = INCIDENT.formatted("created");
        sealedDelivery(body, "2026-03-02T14:10:00Z");
        senders.close();
        senders = knocking();

        assertThat(sealedDelivery(body, "2026-03-02T14:10:00Z").statusCode()).isEqualTo(409);
    }

    @Test
    void acknowledgesNothingThatIsNotInTheRecord() throws Exception {
        journal.gone = true;

        HttpResponse<String> lost = sealedDelivery(INCIDENT.formatted("created"), "2026-03-02T14:10:00Z");
        journal.gone = false;
        HttpResponse<String> again = sealedDelivery(INCIDENT.formatted("created"), "2026-03-02T14:10:00Z");

        assertThat(lost.statusCode()).isEqualTo(503);
        assertThat(lost.headers().firstValue("Retry-After")).isPresent();
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(only().alert().title()).isEqualTo("Checkout fails");
    }

    @Test
    void asksToComeBackLaterWhenALimitBites() throws Exception {
        for (int i = 1; i <= 3; i++) {
            String body = "{\"check\":{\"id\":\"c%d\",\"name\":\"Nothing like check %d at all %s\"},\"host\":\"h%d\"}".formatted(i, i,
                    "abc".charAt(i - 1), i);
            int status = senders.deliver("ours", body, BEARER).statusCode();
            assertThat(status).isEqualTo(200);
        }
        assertThat(index.open()).hasSize(2);
        assertThat(index.open().stream().map(id -> new Casebook(journal, id).read()).mapToInt(s -> s.held().size()).sum()).isEqualTo(1);
        assertThat(senders.deliver("agent", INCIDENT.formatted("created"), BEARER).statusCode()).isEqualTo(429);
    }

    @Test
    void keepsAGroupOfAlertmanagersTogether() throws Exception {
        String group = """
                {"version":"4","groupKey":"{}:{alertname=\\"Down\\"}","status":"firing","alerts":[
                 {"status":"firing","fingerprint":"f1","startsAt":"2026-03-02T14:00:00Z","endsAt":"0001-01-01T00:00:00Z",
                  "labels":{"alertname":"Down","service":"cart","severity":"critical"},"annotations":{"summary":"cart is down"},
                  "generatorURL":"http://prometheus.example/graph?g0.expr=up"},
                 {"status":"%s","fingerprint":"f2","startsAt":"2026-03-02T14:01:00Z","labels":{"alertname":"Down","service":"mail"},"annotations":{}}]}""";

        senders.deliver("am", group.formatted("firing"), BEARER);
        senders.deliver("am", group.formatted("firing"), BEARER);
        senders.deliver("am", group.formatted("resolved"), BEARER);

        Investigation state = only();
        assertThat(state.alerts()).extracting(Alert::title).containsExactly("Down: cart is down", "Down");
        assertThat(state.alert().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(state.alert().link()).isEqualTo(URI.create("http://prometheus.example/graph?g0.expr=up"));
        assertThat(state.lasting()).extracting(Alert::resource).containsExactly("cart");
        assertThat(state.position()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            pd     ¦ {"event":{"event_type":"incident.%s","occurred_at":"2026-03-02T14:09:00Z","data":{"id":"Q1","title":"Cart down","urgency":"high","service":{"summary":"cart"},"html_url":"https://acme.pagerduty.com/incidents/Q1"}}} ¦ triggered ¦ resolved ¦ cart ¦ HIGH
            dt     ¦ {State: '%s', ProblemID: 'P-77', ProblemTitle: 'Cart "down"', ProblemSeverity: 'AVAILABILITY', ImpactedEntity: 'cart', ProblemURL: 'https://dt.example/77',} ¦ OPEN ¦ RESOLVED ¦ cart ¦ CRITICAL
            events ¦ {"detail-type":"CloudWatch Alarm State Change","time":"2026-03-02T14:09:00Z","resources":["arn:1"],"detail":{"alarmName":"cart-5xx","state":{"value":"%s","reason":"too many"},"configuration":{"metrics":[{"metricStat":{"metric":{"name":"5xx","dimensions":{"FunctionName":"cart"}}}}]}}} ¦ ALARM ¦ OK ¦ cart ¦ MEDIUM
            nr     ¦ {"issueId":"i1","state":"%s","title":"Cart down","priority":"CRITICAL","impactedEntities":["cart"],"issueUrl":"https://nr.example/i1"} ¦ ACTIVATED ¦ CLOSED ¦ cart ¦ CRITICAL
            og     ¦ {"action":"%s","alert":{"alertId":"a1","message":"Cart down","priority":"P2","entity":"cart"}} ¦ Create ¦ Close ¦ cart ¦ HIGH
            sentry ¦ {"action":"%s","data":{"issue":{"id":"4711","title":"NullPointerException","level":"fatal","project":{"slug":"cart"}}}} ¦ created ¦ resolved ¦ cart ¦ CRITICAL
            dd     ¦ {"id":"1","aggreg_key":"k1","title":"Cart errors","alert_transition":"%s","priority":"P1","service":"cart"} ¦ Triggered ¦ Recovered ¦ cart ¦ CRITICAL
            ours   ¦ {"check":{"id":7,"name":"Cart check"},"status":"%s","level":"warning","host":"cart"} ¦ failing ¦ ok ¦ cart ¦ MEDIUM
            lamp   ¦ {"lamp":"cart","colour":"%s"} ¦ red ¦ GREEN ¦ ¦ MEDIUM
            """)
    void readsEachSendersBeginningAndEnd(String door, String body, String begins, String ends, String resource, Severity severity)
            throws Exception {
        HttpResponse<String> begun = senders.deliver(door, body.formatted(begins), BEARER);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        assertThat(only().alert().resource()).isEqualTo(resource);
        assertThat(only().alert().severity()).isEqualTo(severity);

        senders.deliver(door, body.formatted(ends), BEARER);

        assertThat(only().lasting()).isEmpty();
    }

    @Test
    void checksTheSignaturesOfPagerDutySentryAndGrafana() throws Exception {
        String body = "{\"event\":{\"event_type\":\"incident.triggered\",\"data\":{\"id\":\"Q1\",\"title\":\"Cart down\"}}}";

        String good = Knocking.hex(SECRET, body);

        assertThat(senders.deliver("pd", body, Map.of("X-PagerDuty-Signature", "v1=00,v1=" + good)).statusCode()).isEqualTo(200);
        assertThat(senders.deliver("pd", body, Map.of("X-PagerDuty-Signature", "v1=" + Knocking.hex("other", body))).statusCode())
                .isEqualTo(403);
        assertThat(senders.deliver("sentry", body, Map.of("Sentry-Hook-Signature", "no")).statusCode()).isEqualTo(403);
        assertThat(senders.deliver("grafana", body, Map.of("X-Grafana-Alerting-Signature", "no")).statusCode()).isEqualTo(403);
    }

    @Test
    void takesNameAndPassword() throws Exception {
        String body = "{\"check\":{\"id\":7,\"name\":\"Cart check\"}}";

        assertThat(senders.deliver("ours", body, Map.of("Authorization", "Basic YW5hOnNlY3JldA==")).statusCode()).isEqualTo(200);
        assertThat(senders.deliver("ours", body, Map.of("Authorization", "Basic bm86bm8=")).statusCode()).isEqualTo(403);
    }
}
