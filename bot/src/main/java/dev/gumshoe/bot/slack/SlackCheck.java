package dev.gumshoe.bot.slack;

import com.slack.api.methods.response.auth.AuthTestResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tries whether Slack knows the app, lets it do what it has to, and has it in its channels; with reads alone. */
public final class SlackCheck {

    private SlackCheck() {}

    /**
     * As whom, and in which workspace, the app speaks, and where it listens.
     *
     * @throws IOException with what is to be mended, when Slack does not answer, does not know the app, or keeps something from it
     */
    public static String of(SlackSettings settings) throws IOException {
        try (SlackApi api = new SlackApi(settings)) {
            if (settings.mode() == SlackSettings.Mode.SOCKET && settings.appToken() != null) {
                api.checkAppToken(settings.appToken());
            }
            AuthTestResponse who = SlackCalls.call("auth.test", () -> api.methods().authTest(r -> r));
            List<String> wrong = new ArrayList<>(scopes(who));
            channels(settings).forEach(channel -> channel(api, channel).ifPresent(wrong::add));
            if (!wrong.isEmpty()) {
                throw new IOException(String.join("; ", wrong));
            }
            return "speaks as " + who.getUser() + " in " + who.getTeam() + ", is in " + (channels(settings).isEmpty()
                    ? "no channel by name (slack.watch is empty)"
                    : String.join(", ", channels(settings)))
                    + "; which events reach it Slack tells nobody: mention it once to see";
        }
    }

    private static Set<String> channels(SlackSettings settings) {
        Set<String> channels = new java.util.LinkedHashSet<>(settings.watch());
        if (settings.channel() != null) {
            channels.add(settings.channel());
        }
        return channels;
    }

    /** Scopes that are missing, by the header Slack answers with. */
    private static List<String> scopes(AuthTestResponse who) {
        Map<String, List<String>> headers = who.getHttpResponseHeaders() == null ? Map.of() : who.getHttpResponseHeaders();
        Optional<List<String>> told = headers.entrySet().stream().filter(header -> "x-oauth-scopes".equalsIgnoreCase(header.getKey()))
                .map(Map.Entry::getValue).findFirst();
        if (told.isEmpty()) {
            return List.of();
        }
        Set<String> granted = new HashSet<>(Arrays.asList(String.join(",", told.get()).split("\\s*,\\s*")));
        List<String> missing = SlackManifest.SCOPES.stream().filter(scope -> !granted.contains(scope)).toList();
        return missing.isEmpty()
                ? List.of()
                : List.of("the bot token lacks the scopes " + String.join(", ", missing)
                        + ": add them under OAuth & Permissions and install the app again (gumshoe setup slack prints the manifest)");
    }

    private static Optional<String> channel(SlackApi api, String channel) {
        try {
            String id = api.channels().channelId(channel);
            boolean member = SlackCalls.call("conversations.info", () -> api.methods().conversationsInfo(r -> r.channel(id))).getChannel()
                    .isMember();
            return member ? Optional.empty() : Optional.of(channel + " does not have Gumshoe in it: /invite @gumshoe there");
        } catch (IOException e) {
            return Optional.of(channel + ": " + e.getMessage());
        }
    }
}
