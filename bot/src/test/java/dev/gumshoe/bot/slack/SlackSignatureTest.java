package dev.gumshoe.bot.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gumshoe.bot.Integrations;
import dev.gumshoe.conversations.peers.Peers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our verdict on a request's signature is that of Slack's own library for Node. */
class SlackSignatureTest {

    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final String BODY = "{\"type\":\"url_verification\",\"token\":\"t\",\"challenge\":\"ok\"}";
    private static final String EMOJI = "{\"type\":\"url_verification\",\"token\":\"t\",\"challenge\":\"Überlauf 🔥 größer\"}";
    private static final String REFERENCE = """
            const { isValidSlackRequest } = require('@slack/bolt/dist/receivers/verify-request.js');
            const r = JSON.parse(process.argv[1]);
            const headers = { 'x-slack-signature': r.signature, 'x-slack-request-timestamp': Number(r.timestamp) };
            console.log(isValidSlackRequest({ signingSecret: r.secret, body: r.body, headers, nowMilliseconds: r.now }));
            """;

    private final Office office = new Office();
    private final HttpClient http = HttpClient.newHttpClient();
    private StubSlack slack;
    private Server server;
    private SlackSurface surface;
    private URI address;
    private volatile Instant now;

    static Stream<Arguments> requests() throws Exception {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                Arguments.of("as Slack sends it", BODY, now, signature(SECRET, now, BODY), true),
                Arguments.of("with letters that are not ASCII", EMOJI, now, signature(SECRET, now, EMOJI), true),
                Arguments.of("a little late", BODY, now - 200, signature(SECRET, now - 200, BODY), true),
                Arguments.of("with another secret", BODY, now, signature("another", now, BODY), false),
                Arguments.of("changed on the way", BODY + " ", now, signature(SECRET, now, BODY), false),
                Arguments.of("from a clock that is ahead", BODY, now + 200, signature(SECRET, now + 200, BODY), true),
                Arguments.of("kept for later", BODY, now - 400, signature(SECRET, now - 400, BODY), false),
                Arguments.of("with a fresh time put on an old signature", BODY, now, signature(SECRET, now - 400, BODY), false),
                Arguments.of("without its signature", BODY, now, "", false),
                Arguments.of("of a version nobody knows", BODY, now, signature(SECRET, now, BODY).replace("v0=", "v9="), false));
    }

    @BeforeEach
    void open() throws Exception {
        slack = new StubSlack();
        SlackSettings settings = new SlackSettings("xoxb-1", null, SECRET, slack.address(), null, List.of(), null, null);
        surface = new SlackSurface(settings, new SlackApi(settings), office.frontDesk, Integrations.alerts(), Office.NARRATION,
                () -> now == null ? Instant.now() : now, List.of(), Office.memory());
        surface.start();
        server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler handler = new ServletContextHandler();
        handler.addServlet(new ServletHolder(surface.servlet()), "/slack/events");
        server.setHandler(handler);
        server.start();
        address = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/slack/events");
    }

    @AfterEach
    void close() throws Exception {
        server.stop();
        surface.close();
        slack.close();
        http.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void judgesARequest(String what, String body, long timestamp, String signature, boolean good) throws Exception {
        int status = judged(body, timestamp, signature);

        assertThat(status).as(what).isEqualTo(good ? 200 : 401);
        assertThat(reference(body, timestamp, signature)).as("Slack's library on a request " + what).isEqualTo(good);
    }

    private int judged(String body, long timestamp, String signature) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).header("Content-Type", "application/json")
                .header("X-Slack-Request-Timestamp", Long.toString(timestamp)).header("X-Slack-Signature", signature)
                .POST(BodyPublishers.ofString(body, UTF_8)).build(), BodyHandlers.ofString()).statusCode();
    }

    /** At the edges of what is fresh a clock that stands still is needed: both libraries are asked with the same one. */
    @ParameterizedTest(name = "{0} s away")
    @ValueSource(longs = {-301, -300, -299, 0, 299, 300, 301})
    void drawsTheLineOfWhatIsFreshWhereSlackDoes(long skew) throws Exception {
        now = Instant.parse("2026-03-02T14:00:00.700Z");
        long then = now.getEpochSecond() + skew;
        String signature = signature(SECRET, then, BODY);

        int status = judged(BODY, then, signature);

        assertThat(status).isEqualTo(skew < -300 ? 401 : 200);
        assertThat(status == 200).as("Slack's library at the same moment").isEqualTo(reference(BODY, then, signature, now.toEpochMilli()));
    }

    private static boolean reference(String body, long timestamp, String signature) throws IOException, InterruptedException {
        return reference(body, timestamp, signature, Instant.now().toEpochMilli());
    }

    private static boolean reference(String body, long timestamp, String signature, long nowMillis)
            throws IOException, InterruptedException {
        Path packages = Peers.npmPackagesWith("@slack/bolt");
        JsonObject request = new JsonObject();
        request.addProperty("secret", SECRET);
        request.addProperty("body", body);
        request.addProperty("timestamp", Long.toString(timestamp));
        request.addProperty("signature", signature);
        request.addProperty("now", nowMillis);
        ProcessBuilder node = new ProcessBuilder(Peers.program("node").toString(), "-e", REFERENCE, request.toString());
        node.environment().put("NODE_PATH", packages.toString());
        Process process = node.redirectErrorStream(true).start();
        String verdict = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor()).as(verdict).isZero();
        return Boolean.parseBoolean(verdict);
    }

    private static String signature(String secret, long timestamp, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return "v0=" + HexFormat.of().formatHex(mac.doFinal(("v0:" + timestamp + ":" + body).getBytes(UTF_8)));
    }
}
