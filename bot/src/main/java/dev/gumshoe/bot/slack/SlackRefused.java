package dev.gumshoe.bot.slack;

import java.io.IOException;
import java.io.Serial;
import java.util.Map;
import java.util.Set;

/** Slack answered, and said no. */
final class SlackRefused extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Set<String> GONE = Set.of("channel_not_found", "is_archived", "thread_not_found", "message_not_found",
            "account_inactive", "team_not_found");

    /** Stands for the token that a method takes. */
    private static final String TOKEN = "{token}";

    private static final Map<String, String> MENDS = Map.ofEntries(
            Map.entry("not_in_channel", "invite Gumshoe to the channel"),
            Map.entry("channel_not_found", "the channel is gone, or private and Gumshoe was not invited"),
            Map.entry("is_archived", "the channel is archived"),
            Map.entry("invalid_auth", "check " + TOKEN),
            Map.entry("not_authed", "check " + TOKEN),
            Map.entry("account_inactive", "the app was removed from the workspace: install it again"),
            Map.entry("token_revoked", "the token was revoked: install the app again"),
            Map.entry("not_allowed_token_type", "slack.appToken has to be an app-level token with connections:write"),
            Map.entry("missing_scope", "add the scope on the app's page and install it again"));

    private final String code;

    /** Whose token a method takes. */
    private static String token(String method) {
        return method.equals("apps.connections.open")
                ? "slack.appToken, the app-level token (xapp-…)"
                : "slack.botToken, the bot's (xoxb-…)";
    }

    SlackRefused(String method, String code, String needed) {
        super("Slack refused " + method + ": " + code + (needed.isEmpty() ? "" : " (" + needed + ")")
                + (MENDS.containsKey(code) ? "; " + MENDS.get(code).replace(TOKEN, token(method)) : ""));
        this.code = code;
    }

    /** Slack's word for why. */
    String code() {
        return code;
    }

    /** Whether the place or message meant is not there any more, so that trying again is of no use. */
    boolean gone() {
        return GONE.contains(code);
    }

    /** Whether the credentials are wrong, so that only a person can mend it. */
    boolean credentials() {
        return Set.of("invalid_auth", "not_authed", "account_inactive", "token_revoked", "not_allowed_token_type").contains(code);
    }
}
