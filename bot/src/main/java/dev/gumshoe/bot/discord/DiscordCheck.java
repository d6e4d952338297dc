package dev.gumshoe.bot.discord;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.dv8tion.jda.api.requests.Method;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;

/** Tries whether Discord knows the bot, tells it what messages say, and lets it work in its channels: harmless reads only. */
public final class DiscordCheck {

    private static final Route APPLICATION = Route.custom(Method.GET, "applications/@me");
    /** Granted to a bot of many servers, and to one of few. */
    private static final int MESSAGE_CONTENT = (1 << 18) | (1 << 19);

    private DiscordCheck() {}

    /**
     * As whom the bot speaks, and where.
     *
     * @throws IOException with one sentence when something is missing: what, and how to mend it
     */
    public static String of(DiscordSettings settings) throws IOException {
        try (DiscordApi api = new DiscordApi(settings)) {
            DataObject application = api.read("to tell of the application", APPLICATION.compile());
            List<String> servers = api.guilds();
            List<String> wrong = new ArrayList<>();
            if ((application.getInt("flags", 0) & MESSAGE_CONTENT) == 0) {
                wrong.add("it does not get to read messages: switch on Message Content Intent on the application's page Bot");
            }
            if (servers.isEmpty()) {
                wrong.add("it is in no server: open " + DiscordInvite.url(application.getString("id")));
            }
            for (String channel : channels(settings)) {
                wrong.addAll(channel(api, channel));
            }
            if (!wrong.isEmpty()) {
                throw new IOException(String.join("; ", wrong));
            }
            return "speaks as " + application.getString("name", "?") + " in " + servers.size()
                    + (servers.size() == 1 ? " server" : " servers");
        }
    }

    private static List<String> channels(DiscordSettings settings) {
        Stream<String> home = settings.channel() == null ? Stream.of() : Stream.of(settings.channel());
        return Stream.concat(settings.watch().stream(), home).distinct().toList();
    }

    private static List<String> channel(DiscordApi api, String channel) {
        try {
            List<String> missing = new DiscordPermissions(api).missing(api.channelId(channel));
            return missing.isEmpty() ? List.of() : List.of("in " + channel + " its role needs " + String.join(", ", missing));
        } catch (IOException e) {
            return List.of(channel + ": " + e.getMessage());
        }
    }
}
