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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        SlackSettings slack = settings.slack();
        if (slack != null) {
            findings.add(tried("slack", () -> SlackCheck.of(slack)));
        }
        DiscordSettings discord = settings.discord();
        if (discord != null) {
            findings.add(tried("discord", () -> DiscordCheck.of(discord)));
        }
        ServiceNowSettings servicenow = settings.servicenow();
        if (servicenow != null) {
            findings.add(tried("servicenow", () -> ServiceNowCheck.of(servicenow)));
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

    /** Something that is tried. */
    private interface Trial {
        String run() throws IOException;
    }

    /** Never fails: what nobody thought of is something to mend too. */
    private static Finding tried(String what, Trial trial) {
        try {
            return new Finding(what, true, trial.run());
        } catch (IOException e) {
            return new Finding(what, false, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return new Finding(what, false, "could not be tried to the end (" + e + "); look at its settings");
        }
    }

    private static List<Finding> sources(Settings settings) {
        Stream<Finding> none = settings.sources().isEmpty()
                ? Stream.of(new Finding("sources", false, "none is set, so cases have nothing to look at; name sources in gumshoe.yaml"))
                : Stream.empty();
        try (Sources sources = Integrations.of(settings, Runbooks.read(settings.runbooks()))) {
            Stream<Finding> servers = sources.servers().stream().map(server -> finding("mcp " + server.name(), server.health()));
            Stream<Finding> evidence = sources.evidence().all().stream().map(one -> finding("source " + one.name(), one.health()));
            return once(Stream.of(none, servers, evidence).flatMap(all -> all).toList());
        } catch (IllegalArgumentException e) {
            return List.of(new Finding("sources", false, String.valueOf(e.getMessage())));
        }
    }

    /** What several parts of one source suffer from alike is one thing to mend, and said once. */
    private static List<Finding> once(List<Finding> all) {
        Map<String, List<Finding>> alike = new LinkedHashMap<>();
        all.forEach(
                one -> alike.computeIfAbsent(one.well() ? one.what() : family(one) + "\n" + one.detail(), _ -> new ArrayList<>()).add(one));
        return alike.values().stream().map(some -> some.size() == 1
                ? some.getFirst()
                : new Finding(family(some.getFirst()) + " (" + some.size() + ")", false, some.getFirst().detail())).toList();
    }

    /** The kind and name of a source, without which of its parts it is. */
    private static String family(Finding one) {
        return one.what().split(" ", 3).length < 3
                ? one.what()
                : one.what().substring(0, one.what().indexOf(' ', one.what().indexOf(' ') + 1));
    }

    private static Finding finding(String what, EvidenceSource.Health health) {
        return new Finding(what, health.answers(), health.detail());
    }
}
