package dev.gumshoe.bot;

import dev.gumshoe.adapters.aws.AwsRole;
import dev.gumshoe.adapters.servicenow.ServiceNowSetup;
import dev.gumshoe.bot.discord.DiscordInvite;
import dev.gumshoe.bot.slack.SlackManifest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody has to do so that Gumshoe can work where people talk, and look where things run. */
public final class Setup {

    private Setup() {}

    /**
     * The steps in Discord, one a line.
     *
     * @param application the application's id, or a word that stands for it
     */
    public static List<String> discord(String application) {
        return DiscordInvite.steps(application);
    }

    /**
     * The steps in ServiceNow, one a line, the script that tells of news at the end.
     *
     * @param push where that script delivers to
     * @param user the user name that Gumshoe is to have there
     */
    public static List<String> serviceNow(URI push, String user) {
        return ServiceNowSetup.steps(push, user);
    }

    /**
     * The Slack app that Gumshoe needs, as JSON that Slack makes an app from.
     *
     * @param command the slash command
     * @param requests where Slack sends its requests, or null for Socket Mode
     */
    public static String slackManifest(String command, @Nullable URI requests) {
        return SlackManifest.json(command, requests);
    }

    /** The page of Slack on which that app is made with a click. */
    public static URI slackPage(String command, @Nullable URI requests) {
        return SlackManifest.page(command, requests);
    }

    /** The policy of the role that Gumshoe needs in an account of AWS, as JSON. */
    public static String awsPolicy() {
        return AwsRole.policy();
    }

    /** A template of CloudFormation's that makes that role. */
    public static String awsTemplate() {
        return AwsRole.template();
    }
}
