package dev.gumshoe.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.slack.LocalSlack;
import dev.gumshoe.bot.slack.SlackSettings;
import dev.gumshoe.bot.slack.SlackSettings.Mode;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Recorded;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The whole program on call in a Slack workspace, looking at a made-up company in trouble. */
final class OnCall implements AutoCloseable {

    /** Long enough for people to speak while specialists look. */
    static final Duration PACE = Duration.ofSeconds(2);

    final Gumshoe gumshoe;
    final LocalSlack slack;
    private final URI events;

    private OnCall(Gumshoe gumshoe, LocalSlack slack, URI events) {
        this.gumshoe = gumshoe;
        this.slack = slack;
        this.events = events;
    }

    static OnCall over(Mode transport, RobotWorld world, Path folder) throws Exception {
        int port = freePort();
        URI events = URI.create("http://127.0.0.1:" + port + "/slack/events");
        Path office = Files.createDirectories(folder.resolve("slack"));
        LocalSlack slack = transport == Mode.SOCKET ? LocalSlack.withSocket(office) : LocalSlack.withRequestsTo(events, office);
        SlackSettings how = transport == Mode.SOCKET ? slack.socketSettings(null) : slack.httpSettings();
        Settings settings = Settings.defaults().keptIn(new Settings.Store(null, folder.resolve("home"), null, null))
                .servedAt(new Settings.Pages(null, port, null, null)).with(how);
        Gumshoe gumshoe = new Gumshoe(settings, world.sources(), Runbooks.read(List.of()), List.of(), PACE, InstantSource.system());
        gumshoe.start();
        OnCall onCall = new OnCall(gumshoe, slack, events);
        if (transport == Mode.SOCKET) {
            await().until(slack::connected);
        }
        return onCall;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    /** Where signed events are handed in. */
    URI events() {
        return events;
    }

    /** The only case there is, once it is in the record. */
    String onlyCase() {
        await().until(() -> gumshoe.index().open().stream().anyMatch(id -> state(id).exists()));
        assertThat(gumshoe.index().open()).as("open cases").hasSize(1);
        return gumshoe.index().open().getFirst();
    }

    Investigation state(String caseId) {
        return new Casebook(gumshoe.journal(), caseId).read();
    }

    List<Recorded> journal(String caseId) {
        return gumshoe.journal().read(caseId, 0);
    }

    /** Waits until the record says so. */
    Investigation until(String caseId, Predicate<Investigation> wanted) {
        return await().until(() -> state(caseId), wanted);
    }

    /** Waits until Gumshoe said something with those words in the thread. @return all it said there */
    List<String> untilSaid(String channel, String thread, String words) {
        return await().until(() -> slack.said(channel, thread), said -> said.stream().anyMatch(text -> text.contains(words)));
    }

    /** What stands in a message: its layout included. */
    String shown(String channel, String thread, String words) {
        return slack.replies(channel, thread).stream()
                .filter(message -> LocalSlack.words(message).contains(words))
                .map(JsonObject::toString).findFirst().orElseThrow();
    }

    long pictures(String channel, String thread) {
        return slack.replies(channel, thread).stream().filter(message -> message.has("files")).count();
    }

    @Override
    public void close() {
        gumshoe.close();
        slack.close();
    }
}
