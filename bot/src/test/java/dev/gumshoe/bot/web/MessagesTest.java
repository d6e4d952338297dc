package dev.gumshoe.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.bot.ScriptedCase;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final String PAGE = "/investigations/" + ScriptedCase.ID;
    private static final String PATH = PAGE + "/messages";
    private static final String BODY = "id=0a1b2c3d-4e5f&author=maria&text=look+again";
    private static final String TOKEN = "a-long-enough-token";

    private static List<SteeringReceived> heard(Served served) {
        return new Investigation(ScriptedCase.ID).after(served.journal.read(ScriptedCase.ID, 0)).steering().stream()
                .map(Investigation.SteeringRecord::received)
                .filter(said -> said.text().equals("look again"))
                .toList();
    }

    private static HttpRequest.Builder fromPage(Served served, String body) {
        return served.form(PATH, body).header("Sec-Fetch-Site", "same-origin");
    }

    @Test
    void takesAMessageOnceHoweverOftenItIsSent() throws Exception {
        try (Served served = Served.whole()) {

            HttpResponse<String> first = served.send(fromPage(served, BODY).header("Accept", "application/json"));
            HttpResponse<String> second = served.send(fromPage(served, BODY).header("Accept", "application/json"));

            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.body()).contains("\"result\":\"heard\"");
            assertThat(second.body()).contains("\"result\":\"repeated\"");
            assertThat(heard(served)).singleElement().satisfies(said -> {
                assertThat(said.author()).isEqualTo("maria");
                assertThat(said.place()).isEqualTo("web/" + ScriptedCase.ID + "/" + ScriptedCase.ID);
            });
        }
    }

    @Test
    void bringsABrowserWithoutScriptsBackToThePage() throws Exception {
        try (Served served = Served.whole()) {

            String origin = "http://127.0.0.1:" + served.server.port();
            HttpResponse<String> answer = served.send(served.form(PATH, BODY).header("Origin", origin));

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).hasValue(PAGE + "#people");
            assertThat(heard(served)).hasSize(1);
        }
    }

    @Test
    void refusesWhatAnotherSiteSends() throws Exception {
        try (Served served = Served.whole()) {

            HttpResponse<String> crossSite = served.send(served.form(PATH, BODY).header("Sec-Fetch-Site", "cross-site"));
            HttpResponse<String> otherPort = served.send(served.form(PATH, BODY).header("Origin", "http://127.0.0.1:1"));
            HttpResponse<String> sandboxed = served.send(served.form(PATH, BODY).header("Origin", "null"));
            HttpResponse<String> unsaid = served.send(served.form(PATH, BODY));

            assertThat(List.of(crossSite, otherPort, sandboxed, unsaid)).extracting(HttpResponse::statusCode).containsOnly(403);
            assertThat(heard(served)).isEmpty();
        }
    }

    @Test
    void saysWhatIsWrongWithAMessage() throws Exception {
        try (Served served = Served.whole()) {
            assertThat(served.send(fromPage(served, "id=0a1b2c3d-4e5f&text=%20")).body()).contains("The message is empty.");
            assertThat(served.send(fromPage(served, "text=x")).body()).contains("without the id");
            assertThat(served.send(fromPage(served, "id=0a1b2c3d&text=" + "x".repeat(2_001))).statusCode()).isEqualTo(413);
            assertThat(served.send(fromPage(served, "id=0a1b2c3d&text=" + "x".repeat(40_000))).statusCode()).isEqualTo(413);
            assertThat(heard(served)).isEmpty();
        }
    }

    @Test
    void takesNoMessagesWhereStrangersMayComeBy() throws Exception {
        try (Served served = Served.with(new WebSettings("0.0.0.0", 0, null))) {

            HttpResponse<String> answer = served.send(fromPage(served, BODY));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("web.token");
            assertThat(served.get(PAGE).body()).doesNotContain("<textarea");
            assertThat(heard(served)).isEmpty();
        }
    }

    @Test
    void letsPeopleInWithTheToken() throws Exception {
        try (Served served = Served.with(new WebSettings("0.0.0.0", 0, TOKEN))) {
            assertThat(served.get(PAGE).statusCode()).isEqualTo(401);
            assertThat(served.get("/healthz").statusCode()).isEqualTo(200);

            HttpResponse<String> wrong = served.send(served.form("/token", "token=no&next=/").header("Sec-Fetch-Site", "same-origin"));
            HttpResponse<String> right = served
                    .send(served.form("/token", "token=" + TOKEN + "&next=//evil.example").header("Sec-Fetch-Site", "same-origin"));

            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(right.headers().firstValue("Location")).hasValue("/");
            String cookie = right.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain(TOKEN);
            String kept = cookie.substring(0, cookie.indexOf(';'));
            assertThat(served.send(served.to(PAGE).header("Cookie", kept)).body()).contains("<textarea");
            assertThat(served.send(fromPage(served, BODY).header("Cookie", kept)).statusCode()).isEqualTo(303);
            assertThat(heard(served)).hasSize(1);
        }
    }

    @Test
    void letsProgramsInWithTheToken() throws Exception {
        try (Served served = Served.with(new WebSettings("127.0.0.1", 0, TOKEN))) {

            HttpResponse<String> answer = served.send(
                    served.form(PATH, BODY).header("Authorization", "Bearer " + TOKEN).header("Accept", "application/json"));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(heard(served)).hasSize(1);
        }
    }
}
