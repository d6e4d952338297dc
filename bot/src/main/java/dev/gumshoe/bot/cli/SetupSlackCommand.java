package dev.gumshoe.bot.cli;

import dev.gumshoe.bot.Setup;
import dev.gumshoe.bot.slack.SlackSettings;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the Slack app's manifest and exactly what to click. */
@Command(name = "slack", description = {
    "Prints the Slack app's manifest, and exactly what to click.", ""
}, footer = {
    "",
    "Examples:",
    "  gumshoe setup slack                                        nothing of yours has to be reachable",
    "  gumshoe setup slack --url https://gumshoe.example.com      Slack sends signed requests to Gumshoe"
})
final class SetupSlackCommand implements Callable<Integer> {

    @Option(names = "--url", paramLabel = "URL", description = "Where Slack reaches Gumshoe, for signed requests; Socket Mode when left out.")
    private @Nullable URI url;

    @Option(names = "--command", paramLabel = "NAME", defaultValue = SlackSettings.COMMAND, description = "The slash command; ${DEFAULT-VALUE} when left out.")
    private String command = SlackSettings.COMMAND;

    @Option(names = "--manifest", description = "Print the manifest alone, to be piped elsewhere.")
    private boolean manifestOnly;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        URI requests = requests();
        PrintWriter out = spec.commandLine().getOut();
        String manifest = Setup.slackManifest(command, requests);
        if (manifestOnly) {
            out.println(manifest);
        } else {
            out.print(requests == null ? socket(manifest) : http(manifest, requests));
        }
        out.flush();
        return 0;
    }

    private @Nullable URI requests() {
        if (url == null) {
            return null;
        }
        if (url.getHost() == null || !"https".equals(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT))) {
            throw new UserError("--url '" + url + "' is no address Slack would call: it has to begin with https:// and name a host");
        }
        String base = url.toString().replaceAll("/+$", "");
        return URI.create(base.endsWith("/slack/events") ? base : base + "/slack/events");
    }

    private String socket(String manifest) {
        return """
                Gumshoe in Slack, over a connection that Gumshoe opens (Socket Mode)

                1. Open this page, choose your workspace, click Next and Create:
                   %s
                   (or: api.slack.com/apps > Create New App > From a manifest, and paste what stands below)
                2. Basic Information > App-Level Tokens > Generate Token and Scopes: any name, scope connections:write, Generate.
                   Copy the token (xapp-…):        export SLACK_APP_TOKEN=xapp-…
                3. Install App > Install to Workspace > Allow. Copy the Bot User OAuth Token (xoxb-…):
                                                   export SLACK_BOT_TOKEN=xoxb-…
                4. Put this into gumshoe.yaml:
                     slack:
                       botToken: ${SLACK_BOT_TOKEN}
                       appToken: ${SLACK_APP_TOKEN}
                       watch: ["#alerts"]
                5. In each channel: /invite @gumshoe
                6. gumshoe doctor, then gumshoe run

                The manifest:
                %s
                """.formatted(Setup.slackPage(command, null), manifest);
    }

    private String http(String manifest, URI requests) {
        return """
                Gumshoe in Slack, over signed requests to %s

                1. Have Gumshoe running there first (steps 3 and 4), because Slack tries the address.
                2. Open this page, choose your workspace, click Next and Create:
                   %s
                   (or: api.slack.com/apps > Create New App > From a manifest, and paste what stands below)
                3. Basic Information > App Credentials: copy the Signing Secret.
                                                   export SLACK_SIGNING_SECRET=…
                   Install App > Install to Workspace > Allow. Copy the Bot User OAuth Token (xoxb-…):
                                                   export SLACK_BOT_TOKEN=xoxb-…
                4. Put this into gumshoe.yaml, and run gumshoe:
                     slack:
                       mode: http
                       botToken: ${SLACK_BOT_TOKEN}
                       signingSecret: ${SLACK_SIGNING_SECRET}
                       watch: ["#alerts"]
                5. Event Subscriptions: Retry, until it says Verified.
                6. In each channel: /invite @gumshoe
                7. gumshoe doctor

                The manifest:
                %s
                """.formatted(requests, Setup.slackPage(command, requests), manifest);
    }
}
