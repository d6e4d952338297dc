package dev.gumshoe.bot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gumshoe.bot.ScriptedCase;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {

    private static final String PAGE = "/investigations/" + ScriptedCase.ID;

    @Test
    void listsInvestigationsWithStatusHeadlineAndConfidence() throws Exception {
        try (Served served = Served.whole()) {

            HttpResponse<String> list = served.get("/");

            assertThat(list.statusCode()).isEqualTo(200);
            assertThat(list.body())
                    .contains("href=\"" + PAGE + "\"")
                    .contains(">concluded<")
                    .contains("Deployment v482 of forge made cached records unreadable.")
                    .contains("87 % sure")
                    .contains("18 s");
        }
    }

    @Test
    void showsCauseEvidenceGapsAndWhatBecameOfPeoplesMessages() throws Exception {
        try (Served served = Served.whole()) {

            String page = served.get(PAGE).body();

            assertThat(page)
                    .contains("Gateway answers 5xx to more than 5 % of requests")
                    .contains("id=\"o-M1.1\"")
                    .contains("sum by (service) (rate(http_errors_total[1m]))")
                    .contains("tempo answered 503")
                    .contains("T1 looks at forge and what it depends on first")
                    .contains("91 robots, most of them while scheduling.")
                    .contains("src=\"" + PAGE + "/charts/M1.1.png\"")
                    .contains("aria-label=\"Map of 8 resources")
                    .contains("step-root-cause");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, "/", "/?rows", PAGE + "/nothing/<script>"})
    void letsNoTextFromOutsideBecomeMarkup(String path) throws Exception {
        try (Served served = Served.whole()) {

            String page = served.get(path.replace("<", "%3C").replace(">", "%3E")).body();

            assertThat(page).doesNotContain("<script>").doesNotContain("</textarea> ").doesNotContain("\u001b", "\u0007", "\u202e");
        }
    }

    @Test
    void forbidsScriptsOtherThanItsOwnInEveryAnswer() throws Exception {
        try (Served served = Served.whole()) {
            for (String path : new String[] {"/", PAGE, "/nowhere", "/api/investigations", "/healthz", "/assets/gumshoe.css"}) {

                HttpResponse<String> answer = served.get(path);

                assertThat(answer.headers().firstValue("Content-Security-Policy"))
                        .as(path)
                        .hasValueSatisfying(
                                policy -> assertThat(policy).contains("default-src 'none'", "script-src 'self'").doesNotContain("unsafe"));
                assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            }
        }
    }

    @Test
    void drawsTheChartInTheSizeAPhoneNeeds() throws Exception {
        try (Served served = Served.whole()) {

            HttpResponse<byte[]> bright = served.bytes(PAGE + "/charts/M1.1.png");
            HttpResponse<byte[]> dark = served.bytes(PAGE + "/charts/M1.1.png?theme=dark");

            var image = ImageIO.read(new ByteArrayInputStream(bright.body()));
            assertThat(bright.headers().firstValue("Content-Type")).hasValue("image/png");
            assertThat(image.getWidth()).isEqualTo(1620);
            assertThat(image.getHeight()).isEqualTo(1020);
            assertThat(dark.body()).isNotEqualTo(bright.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/investigations/inv-unknown0", PAGE + "/charts/M9.9.png", "/assets/../secret",
        "/investigations/%2e%2e"})
    void saysInPlainWordsThatNothingIsThere(String path) throws Exception {
        try (Served served = Served.whole()) {

            HttpResponse<String> answer = served.get(path);

            assertThat(answer.statusCode()).isIn(400, 404);
            assertThat(answer.body()).doesNotContain("Exception", "jetty", "Jetty");
        }
    }

    @Test
    void saysWhichMethodWorks() throws Exception {
        try (Served served = Served.whole()) {

            HttpResponse<String> answer = served.send(served.form(PAGE, "").header("Origin", "x"));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).as("for a sender of alerts with a wrong address").contains("/webhooks/NAME");
            HttpResponse<String> sent = served.get(PAGE + "/messages");
            assertThat(sent.statusCode()).isEqualTo(405);
            assertThat(sent.headers().firstValue("Allow")).hasValue("POST");
            assertThat(sent.body()).contains("GET does nothing here; POST works.");
        }
    }

    @Test
    void tellsProgramsTheSameInJson() throws Exception {
        try (Served served = Served.whole()) {

            JsonNode all = json(served.get("/api/investigations"));
            JsonNode one = json(served.get("/api/investigations/" + ScriptedCase.ID));

            assertThat(all.at("/investigations/0/id").asText()).isEqualTo(ScriptedCase.ID);
            assertThat(all.at("/investigations/0/resource").asText()).isEqualTo("forge");
            assertThat(all.at("/investigations/0/mechanism").asText()).isEqualTo("bad-deployment");
            assertThat(one.at("/changes/0").asText()).isEqualTo("v482");
            assertThat(one.at("/onset").asText()).isEqualTo("2026-11-23T14:03:20Z");
            assertThat(one.at("/observations/0/evidence/0/source").asText()).isEqualTo("prometheus");
            assertThat(served.get("/api/investigations/none-such").body()).contains("\"error\"");
        }
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void tellsWatchersWhetherItLivesAndCanWork() throws Exception {
        try (Served served = Served.whole()) {
            assertThat(served.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(served.get("/readyz").statusCode()).isEqualTo(200);
            assertThat(served.get("/metrics").body()).isEqualTo("cases_open 1\n");

            served.unready = Optional.of("Redis does not answer");

            assertThat(served.get("/readyz").statusCode()).isEqualTo(503);
            assertThat(served.get("/readyz").body()).contains("Redis does not answer");
            assertThat(served.get("/healthz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void saysThatAPortIsTakenAndWhatToChange() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            WebSettings settings = WebSettings.local(other.getLocalPort());

            assertThatThrownBy(() -> Served.with(settings))
                    .isInstanceOf(CannotListen.class)
                    .hasMessage("Port " + other.getLocalPort()
                            + " at 127.0.0.1 is taken by another program: stop that program, or set web.port to a free port (0 picks one).");
        }
    }

    @Test
    void saysThatAHostIsNoAddressOfThisMachine() {
        assertThatThrownBy(() -> Served.with(new WebSettings("192.0.2.77", 0, null)))
                .isInstanceOf(CannotListen.class)
                .hasMessageContaining("192.0.2.77")
                .hasMessageContaining("web.host");
    }

    @Test
    void servesTheServletsOfOthersBesideItsPages() throws Exception {
        HttpServlet other = new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.getWriter().write("heard " + new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        };
        try (Served served = new Served(ScriptedCase.journal(), WebSettings.local(0), Duration.ofMinutes(1),
                Map.of("/slack/events", other))) {

            HttpResponse<String> answer = served.send(served.form("/slack/events", "payload"));

            assertThat(answer.body()).isEqualTo("heard payload");
            assertThat(served.get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void answersOnlyUnderThisMachinesNamesWhileItHasNoToken() throws Exception {
        try (Served served = Served.whole()) {
            assertThat(statusLine(served, "evil.example")).contains(" 421 ");
            assertThat(statusLine(served, "localhost:" + served.server.port())).contains(" 200 ");
            assertThat(statusLine(served, "[::1]:80")).contains(" 200 ");
        }
    }

    private static String statusLine(Served served, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.server.port())) {
            String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse("");
        }
    }
}
