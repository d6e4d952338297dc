package dev.gumshoe.bot.slack;

import java.io.IOException;

/** Tries whether Slack knows the app, with one harmless call. */
public final class SlackCheck {

    private SlackCheck() {}

    /**
     * As whom, and in which workspace, the app speaks.
     *
     * @throws IOException with one sentence when Slack does not answer or does not know the app
     */
    public static String of(SlackSettings settings) throws IOException {
        try (SlackApi api = new SlackApi(settings)) {
            if (settings.appToken() != null) {
                api.checkAppToken(settings.appToken());
            }
            return api.whoami();
        }
    }
}
