package dev.gumshoe.bot;

import dev.gumshoe.adapters.redis.RedisUnavailable;
import dev.gumshoe.adapters.servicenow.ServiceNowCheck;
import dev.gumshoe.adapters.servicenow.ServiceNowSettings;
import dev.gumshoe.bot.discord.DiscordCheck;
import dev.gumshoe.bot.discord.DiscordSettings;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.slack.SlackCheck;
import dev.gumshoe.bot.slack.SlackSettings;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tries everything the program needs, and says what does not answer. */
public final class Checkup {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Checkup() {}

    /** One thing that was tried. */
    public record Finding(String what, boolean well, String detail) {}

    /** Tries all of it; never fails. */
    public static List<Finding> of(Settings settings) {
        List<Finding> findings = new ArrayList<>();
        boolean running = running(settings.web());
        findings.add(store(settings.redis(), running));
        findings.add(port(settings.web(), running));
        findings.add(runbooks(settings));
        if (settings.slack() != null) {
            findings.add(slack(settings.slack()));
        }
        if (settings.discord() != null) {
            findings.add(discord(settings.discord()));
        }
        if (settings.servicenow() != null) {
            findings.add(servicenow(settings.servicenow()));
        }
        findings.addAll(sources(settings));
        findings.addAll(ModelCheck.of(settings.models()));
        return findings;
    }

    /** Whether a Gumshoe answers at the pages' address: then what it holds is in good hands. */
    private static boolean running(Settings.Pages pages) {
        URI page = URI
                .create("http://" + (pages.host().contains(":") ? "[" + pages.host() + "]" : pages.host()) + ":" + pages.port() + "/");
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.body().contains("Gumshoe");
        } catch (IOException | IllegalArgumentException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Finding store(Settings.Store settings, boolean running) {
        try (Store store = Store.look(settings, InstantSource.system())) {
            return new Finding("redis", true,
                    store.address() + " answers" + (running ? " and is in use by the Gumshoe that is running" : ""));
        } catch (RedisUnavailable | IllegalArgumentException e) {
            return new Finding("redis", false, String.valueOf(e.getMessage()));
        }
    }

    private static Finding port(Settings.Pages pages, boolean running) {
        String where = pages.host() + ":" + pages.port();
        if (running) {
            return new Finding("pages", true, "Gumshoe is running at " + where);
        }
        try (ServerSocket socket = new ServerSocket(pages.port(), 1, InetAddress.getByName(pages.host()))) {
            return new Finding("pages", true, where + (socket.isBound() ? " is free" : " is not free"));
        } catch (IOException e) {
            return new Finding("pages", false, where + " cannot be listened at (" + e.getMessage() + "); set web.port to a free port");
        }
    }

    private static Finding runbooks(Settings settings) {
        Runbooks runbooks = Runbooks.read(settings.runbooks());
        return runbooks.problems().isEmpty()
                ? new Finding("runbooks", true, runbooks.size() + " read")
                : new Finding("runbooks", false, String.join("; ", runbooks.problems()));
    }

    private static Finding slack(SlackSettings settings) {
        try {
            return new Finding("slack", true, SlackCheck.of(settings));
        } catch (IOException e) {
            return new Finding("slack", false, String.valueOf(e.getMessage()));
        }
    }

    private static Finding discord(DiscordSettings settings) {
        try {
            return new Finding("discord", true, DiscordCheck.of(settings));
        } catch (IOException e) {
            return new Finding("discord", false, String.valueOf(e.getMessage()));
        }
    }

    private static Finding servicenow(ServiceNowSettings settings) {
        try {
            return new Finding("servicenow", true, ServiceNowCheck.of(settings));
        } catch (IOException e) {
            return new Finding("servicenow", false, String.valueOf(e.getMessage()));
        }
    }

    private static List<Finding> sources(Settings settings) {
        if (settings.sources().isEmpty()) {
            return List.of(new Finding("sources", false, "none is set, so cases have nothing to look at; name sources in gumshoe.yaml"));
        }
        try (Sources sources = Integrations.of(settings, Runbooks.read(settings.runbooks()))) {
            Stream<Finding> servers = sources.servers().stream().map(server -> finding("mcp " + server.name(), server.health()));
            Stream<Finding> evidence = sources.evidence().all().stream().map(one -> finding("source " + one.name(), one.health()));
            return Stream.concat(servers, evidence).toList();
        } catch (IllegalArgumentException e) {
            return List.of(new Finding("sources", false, String.valueOf(e.getMessage())));
        }
    }

    private static Finding finding(String what, EvidenceSource.Health health) {
        return new Finding(what, health.answers(), health.detail());
    }
}
