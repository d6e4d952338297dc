package dev.gumshoe.bot.slack;

import static org.awaitility.Awaitility.await;

import dev.gumshoe.bot.Integrations;
import dev.gumshoe.conversations.conversation.Followers;
import dev.gumshoe.conversations.peers.Peers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Conversations over Socket Mode. */
class SlackSocketTest implements SlackConversation {

    @TempDir
    private Path folder;

    private final Office office = new Office();
    private LocalSlack slack;
    private SlackThread thread;
    private SlackSurface surface;
    private Followers followers;

    @BeforeAll
    static void needsASlackServer() {
        Peers.program("local-slack");
    }

    @BeforeEach
    void open() throws IOException {
        slack = LocalSlack.withSocket(folder);
        SlackSettings settings = slack.socketSettings(null);
        thread = new SlackThread(settings, Office.NARRATION, _ -> Optional.of(Pictures.PNG), office.frontDesk::placed, Duration.ZERO);
        followers = office.follow(thread);
        surface = new SlackSurface(settings, office.frontDesk, Integrations.alerts());
        surface.start();
        await().until(slack::connected);
    }

    @AfterEach
    void close() throws IOException {
        surface.close();
        followers.close();
        thread.close();
        slack.close();
    }

    @Override
    public LocalSlack slack() {
        return slack;
    }

    @Override
    public Office office() {
        return office;
    }
}
