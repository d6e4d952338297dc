package dev.gumshoe.bot.web;

import dev.gumshoe.bot.ScriptedCase;
import dev.gumshoe.bot.charts.Charts;
import dev.gumshoe.bot.reports.Reports;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.incident.AlertCorrelator;
import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** The pages of the scripted case, really served, and a browser's requests to them. */
final class Served implements AutoCloseable {

    final InMemoryJournal journal;
    final WebServer server;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    volatile Optional<String> unready = Optional.empty();

    Served(InMemoryJournal journal, WebSettings settings, Duration ping, Map<String, Servlet> others) throws CannotListen {
        this.journal = journal;
        CaseIndex index = ScriptedCase.index();
        InstantSource clock = InstantSource.fixed(ScriptedCase.FIRED.plusSeconds(40));
        FrontDesk desk = new FrontDesk(
                journal,
                index,
                new AlertCorrelator(Duration.ofMinutes(5)),
                new ScriptedReasoner(),
                Duration.ofHours(1),
                clock,
                _ -> {});
        WebParts parts = new WebParts(
                journal,
                index,
                desk,
                new Narration(ZoneOffset.UTC),
                new Charts(ScriptedCase.locker()),
                new Reports(journal, new Charts(ScriptedCase.locker()), ZoneOffset.UTC),
                clock,
                () -> unready,
                () -> "cases_open 1\n");
        server = new WebServer(settings, parts, others, ping);
        server.start();
    }

    static Served whole() throws CannotListen {
        return new Served(ScriptedCase.journal(), WebSettings.local(0), Duration.ofMinutes(1), Map.of());
    }

    static Served with(WebSettings settings) throws CannotListen {
        return new Served(ScriptedCase.journal(), settings, Duration.ofMinutes(1), Map.of());
    }

    URI at(String path) {
        return server.uri().resolve(path);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(to(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return client.send(to(path).build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder form(String path, String body) {
        return to(path).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body));
    }

    /** The lines of a stream of events, as they come. */
    Events events(String path, String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return new Events(client.send(request.build(), BodyHandlers.ofInputStream()));
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.close();
    }
}
