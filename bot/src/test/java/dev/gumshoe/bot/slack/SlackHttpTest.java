package dev.gumshoe.bot.slack;

import static dev.gumshoe.bot.slack.Signing.signature;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.bot.Integrations;
import dev.gumshoe.conversations.conversation.Followers;
import dev.gumshoe.conversations.peers.Peers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations over signed requests, and what becomes of requests that are not rightly signed. */
class SlackHttpTest implements SlackConversation {

    @TempDir
    private Path folder;

    private final Office office = new Office();
    private final HttpClient http = HttpClient.newHttpClient();
    private Server server;
    private URI address;
    private LocalSlack slack;
    private SlackThread thread;
    private SlackSurface surface;
    private Followers followers;

    @BeforeAll
    static void needsASlackServer() {
        Peers.program("local-slack");
    }

    @BeforeEach
    void open() throws Exception {
        server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        connector.open();
        address = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/slack/events");
        slack = LocalSlack.withRequestsTo(address, folder);
        SlackSettings settings = slack.httpSettings();
        thread = new SlackThread(settings, Office.NARRATION, _ -> Optional.of(Pictures.PNG), office.frontDesk::placed, Duration.ZERO);
        followers = office.follow(thread);
        surface = new SlackSurface(settings, office.frontDesk, Integrations.alerts());
        surface.start();
        ServletContextHandler handler = new ServletContextHandler();
        handler.addServlet(new ServletHolder(surface.servlet()), "/slack/events");
        server.setHandler(handler);
        server.start();
    }

    @AfterEach
    void close() throws Exception {
        server.stop();
        surface.close();
        followers.close();
        thread.close();
        slack.close();
        http.close();
    }

    @Override
    public LocalSlack slack() {
        return slack;
    }

    @Override
    public Office office() {
        return office;
    }

    @Test
    void refusesARequestSignedWithAnotherSecret() throws Exception {
        String body = event("Ev1", "1763906700.000100");
        String now = seconds(Instant.now());

        assertThat(send(body, now, signature("another-secret", now, body)).statusCode()).isEqualTo(401);
        assertThat(send(body, now, "").statusCode()).isEqualTo(401);
        assertThat(office.index.recent(10)).isEmpty();
    }

    @Test
    void refusesARequestWhoseBytesWereChanged() throws Exception {
        String body = event("Ev1", "1763906700.000100");
        String now = seconds(Instant.now());

        var answer = send(body + " ", now, signature(LocalSlack.SIGNING_SECRET, now, body));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(office.index.recent(10)).isEmpty();
    }

    @Test
    void refusesARequestThatSomebodyKeptForLater() throws Exception {
        String body = event("Ev1", "1763906700.000100");
        String then = seconds(Instant.now().minus(Duration.ofMinutes(6)));

        var answer = send(body, then, signature(LocalSlack.SIGNING_SECRET, then, body));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(office.index.recent(10)).isEmpty();
    }

    @Test
    void hasWrittenDownWhatItAcknowledgesAndDoesNothingForARepeatedEvent() throws Exception {
        String ts = slack.post(LocalSlack.GENERAL, "something to react to");
        String body = event("Ev1", ts);

        assertThat(sendSigned(body).statusCode()).isEqualTo(200);
        long position = office.state(office.onlyCase()).position();
        assertThat(position).isEqualTo(1);
        assertThat(sendSigned(body).statusCode()).isEqualTo(200);
        assertThat(sendSigned(event("Ev2", ts)).statusCode()).isEqualTo(200);

        assertThat(office.state(office.onlyCase()).position()).isEqualTo(position);
    }

    @Test
    void answersSlacksQuestionWhetherTheAddressIsRight() throws Exception {
        var answer = sendSigned(
                "{\"type\":\"url_verification\",\"token\":\"t\",\"challenge\":\"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P");
    }

    private static String event(String eventId, String ts) {
        return """
                {"type":"event_callback","event_id":"%s","team_id":"T01TEST","api_app_id":"A0GUMSHOE","event":
                {"type":"message","channel":"C0ALERTS","user":"U0ALICE","text":"[FIRING:1] HighErrorRate gateway","ts":"%s","event_ts":"%s"}}"""
                .formatted(eventId, ts, ts);
    }

    private HttpResponse<String> sendSigned(String body) throws Exception {
        String now = seconds(Instant.now());
        return send(body, now, signature(LocalSlack.SIGNING_SECRET, now, body));
    }

    private HttpResponse<String> send(String body, String timestamp, String signature) throws Exception {
        return http.send(
                HttpRequest.newBuilder(address).header("Content-Type", "application/json").header("X-Slack-Request-Timestamp", timestamp)
                        .header("X-Slack-Signature", signature).POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    private static String seconds(Instant at) {
        return Long.toString(at.getEpochSecond());
    }
}
