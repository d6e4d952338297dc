package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gumshoe.conversations.peers.Peers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** A Slack server that we did not write ({@code local-slack}), with two people, two channels, and Gumshoe in both. */
public final class LocalSlack implements AutoCloseable {

    public static final String ALERTS = "C0ALERTS";
    public static final String GENERAL = "C0GENERAL";
    /** A private channel that alice is not in. */
    public static final String BOARD = "C0BOARD";
    public static final String ALICE = "U0ALICE";
    public static final String GUMSHOE = "U0GUMSHOE";
    public static final String SIGNING_SECRET = "a-signing-secret-of-this-test";
    private static final String BOT_TOKEN = "xoxb-local";
    private static final String APP_TOKEN = "xapp-local";

    private final Process process;
    private final URI base;
    private final HttpClient http = HttpClient.newHttpClient();

    private LocalSlack(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /** Starts one whose events come over a socket. */
    public static LocalSlack withSocket(Path folder) throws IOException {
        return start(folder, "mode: socket");
    }

    /** Starts one that sends signed requests to the address. */
    public static LocalSlack withRequestsTo(URI address, Path folder) throws IOException {
        return start(folder, "mode: events\n    requestUrl: " + address);
    }

    private static LocalSlack start(Path folder, String transport) throws IOException {
        Path program = Peers.program("local-slack");
        int port = freePort();
        Path config = Files.writeString(folder.resolve("slack.yaml"), """
                apps:
                  - appId: A0GUMSHOE
                    botUserId: %s
                    botName: gumshoe
                    botToken: %s
                    appToken: %s
                    signingSecret: %s
                    %s
                  - {appId: A0ALERTS, botUserId: U0ALERTS, botName: alertmanager, botToken: xoxb-alertmanager, appToken: xapp-alertmanager, signingSecret: s, mode: socket}
                users:
                  - {id: %s, name: alice}
                  - {id: U0BOB, name: bob}
                channels:
                  - {id: %s, name: alerts, members: [%s, %s, U0ALERTS]}
                  - {id: %s, name: general, members: [%s, %s]}
                  - {id: %s, name: board, is_private: true, members: [%s, U0BOB]}
                """.formatted(GUMSHOE, BOT_TOKEN, APP_TOKEN, SIGNING_SECRET, transport, ALICE, ALERTS, GUMSHOE, ALICE, GENERAL, GUMSHOE,
                ALICE, BOARD, GUMSHOE));
        Process process = new ProcessBuilder(program.toString(), "--config", config.toString(), "--port", "" + port, "--base-host",
                "127.0.0.1")
                .redirectErrorStream(true).redirectOutput(folder.resolve("slack.log").toFile()).start();
        LocalSlack slack = new LocalSlack(process, URI.create("http://127.0.0.1:" + port + "/"));
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> slack.get("_control/state").has("channels"));
        return slack;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** How Gumshoe reaches it over a socket. */
    public SlackSettings socketSettings(String home) {
        return new SlackSettings(BOT_TOKEN, APP_TOKEN, null, base.resolve("api/"), SlackSettings.Mode.SOCKET, List.of("#alerts"), home,
                null);
    }

    /** How Gumshoe reaches it when events are sent as requests. */
    public SlackSettings httpSettings() {
        return new SlackSettings(BOT_TOKEN, null, SIGNING_SECRET, base.resolve("api/"), SlackSettings.Mode.HTTP, List.of(ALERTS), null,
                null);
    }

    /** Where its own page is. */
    public URI page() {
        return base;
    }

    /** Posts as a person. @return the message's {@code ts} */
    public String post(String channel, String text) {
        return post(channel, null, text);
    }

    /** Answers in a thread as a person. @return the message's {@code ts} */
    public String post(String channel, String thread, String text) {
        JsonObject message = body(Map.of("channel", channel, "user", ALICE, "text", text));
        if (thread != null) {
            message.addProperty("thread_ts", thread);
        }
        return send("_control/message", message).getAsJsonObject("message").get("ts").getAsString();
    }

    /** Gives a slash command as a person. */
    public void command(String channel, String command, String text) {
        send("_control/command", body(Map.of("channel", channel, "user", ALICE, "command", command, "text", text)));
    }

    /** Presses the first button of that id in our message of a thread that has the words. */
    public void pressIn(String channel, String thread, String words, String action) {
        JsonObject message = replies(channel, thread).stream().filter(m -> words(m).contains(words)).findFirst().orElseThrow();
        press(channel, message,
                buttons(message).filter(button -> button.get("action_id").getAsString().equals(action)).findFirst().orElseThrow());
    }

    /** Presses the button of that id that is about the subject, wherever it stands in a channel. */
    public void pressAbout(String channel, String subject, String action) {
        for (JsonObject message : messages(channel)) {
            Optional<JsonObject> button = buttons(message).filter(each -> each.get("action_id").getAsString().equals(action))
                    .filter(each -> each.get("value").getAsString().endsWith(subject)).findFirst();
            if (button.isPresent()) {
                press(channel, message, button.get());
                return;
            }
        }
        throw new AssertionError("no message in " + channel + " has a button " + action + " about " + subject);
    }

    private static Stream<JsonObject> buttons(JsonObject message) {
        return StreamSupport.stream(message.getAsJsonArray("blocks").spliterator(), false).map(JsonElement::getAsJsonObject)
                .filter(block -> block.get("type").getAsString().equals("actions"))
                .flatMap(block -> StreamSupport.stream(block.getAsJsonArray("elements").spliterator(), false))
                .map(JsonElement::getAsJsonObject);
    }

    private void press(String channel, JsonObject message, JsonObject button) {
        JsonObject body = body(Map.of("channel", channel, "user", ALICE, "messageTs", message.get("ts").getAsString()));
        body.add("action", body(Map.of("type", "button", "action_id", button.get("action_id").getAsString(), "value",
                button.get("value").getAsString())));
        send("_control/interact", body);
    }

    /** Fills in the only field of the window that Gumshoe opened last, and sends it, the way this server's own page does. */
    public void submit(String words) {
        JsonObject field = body(Map.of("type", "plain_text_input", "value", words));
        JsonObject sent = body(Map.of("t", "view_submit", "user", ALICE));
        JsonObject block = new JsonObject();
        block.add(SlackWindows.WORDS, field);
        JsonObject values = new JsonObject();
        values.add(SlackWindows.WORDS, block);
        sent.add("values", values);
        URI socket = URI.create(base.toString().replaceFirst("^http", "ws")).resolve("ui");
        WebSocket page = http.newWebSocketBuilder().buildAsync(socket, new WebSocket.Listener() {
        }).join();
        page.sendText(sent.toString(), true).join();
        page.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    /** Opens Gumshoe's home page as a person. */
    public void openHome() {
        send("_control/open-home", body(Map.of("user", ALICE)));
    }

    /** Calls of the Web API that were refused, and requests of its own that were. */
    public List<String> failures() {
        JsonArray log = get("_control/log").getAsJsonArray("log");
        return StreamSupport.stream(log.spliterator(), false).map(JsonElement::getAsJsonObject)
                .filter(e -> e.get("summary").getAsString().matches(".* -> .*|.*threw|POST failed.*|HTTP [45].*"))
                .map(e -> e.get("summary").getAsString()).toList();
    }

    /** Presses a button of a message as a person. */
    public void press(String channel, String ts, String actionId, String value) {
        JsonObject pressed = body(Map.of("channel", channel, "messageTs", ts, "user", ALICE));
        JsonObject action = body(Map.of("type", "button", "action_id", actionId, "block_id", "b", "value", value));
        pressed.add("action", action);
        send("_control/interact", pressed);
    }

    /** Deletes a message of Gumshoe's, as an administrator might. */
    public void delete(String channel, String ts) {
        send("_control/delete-message", body(Map.of("channel", channel, "user", GUMSHOE, "ts", ts)));
    }

    /** All messages of a channel, threads included. */
    public List<JsonObject> messages(String channel) {
        JsonArray messages = get("_control/messages/" + channel).getAsJsonArray("messages");
        return StreamSupport.stream(messages.spliterator(), false).map(JsonElement::getAsJsonObject).toList();
    }

    /** What stands in a thread, without the message that began it. */
    public List<JsonObject> replies(String channel, String thread) {
        return messages(channel).stream().filter(m -> m.has("thread_ts") && m.get("thread_ts").getAsString().equals(thread)).toList();
    }

    /** Gumshoe's words in a thread, as notifications tell them. */
    public List<String> said(String channel, String thread) {
        return replies(channel, thread).stream().filter(m -> m.get("user").getAsString().equals(GUMSHOE))
                .map(LocalSlack::words).toList();
    }

    /** What a message says: its text, or its layout where a picture came with it, because then it has no text. */
    public static String words(JsonObject message) {
        String text = message.get("text").getAsString();
        if (!text.isBlank() || !message.has("blocks")) {
            return text;
        }
        return StreamSupport.stream(message.getAsJsonArray("blocks").spliterator(), false).map(JsonElement::getAsJsonObject)
                .filter(block -> block.has("text")).map(block -> block.getAsJsonObject("text").get("text").getAsString())
                .collect(Collectors.joining("\n"));
    }

    /** The message of that {@code ts}. */
    public JsonObject message(String channel, String ts) {
        return messages(channel).stream().filter(m -> m.get("ts").getAsString().equals(ts)).findFirst().orElseThrow();
    }

    /** How many sockets were opened in all. */
    public long connections() {
        JsonArray log = get("_control/log").getAsJsonArray("log");
        return StreamSupport.stream(log.spliterator(), false).map(JsonElement::getAsJsonObject)
                .filter(e -> e.get("summary").getAsString().contains("socket connected")).count();
    }

    /** Whether Gumshoe's socket is open. */
    public boolean connected() {
        return get("_control/log").toString().contains("socket connected");
    }

    /** What Gumshoe published as its home page, newest last. */
    public String published() {
        JsonArray log = get("_control/log").getAsJsonArray("log");
        return StreamSupport.stream(log.spliterator(), false).map(JsonElement::getAsJsonObject)
                .filter(e -> e.get("kind").getAsString().equals("web_api") && e.get("summary").getAsString().equals("views.publish"))
                .map(JsonObject::toString).collect(Collectors.joining("\n"));
    }

    /** How often a method of the Web API was called. */
    public long calls(String method) {
        JsonArray log = get("_control/log").getAsJsonArray("log");
        return StreamSupport.stream(log.spliterator(), false).map(JsonElement::getAsJsonObject)
                .filter(e -> e.get("kind").getAsString().equals("web_api") && e.get("summary").getAsString().equals(method)).count();
    }

    private static JsonObject body(Map<String, String> fields) {
        JsonObject body = new JsonObject();
        fields.forEach(body::addProperty);
        return body;
    }

    private JsonObject get(String path) {
        return answer(HttpRequest.newBuilder(base.resolve(path)).build());
    }

    private JsonObject send(String path, JsonObject body) {
        return answer(HttpRequest.newBuilder(base.resolve(path)).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())).build());
    }

    private JsonObject answer(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return JsonParser.parseString(response.body()).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
    }
}
