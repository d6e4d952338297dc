package dev.gumshoe.bot.discord;

import java.util.List;
import net.dv8tion.jda.api.Permission;

/** What somebody has to click so that Gumshoe can work in a Discord server. */
public final class DiscordInvite {

    private static final String PORTAL = "https://discord.com/developers/applications";

    private DiscordInvite() {}

    /** The page where somebody who manages a server adds the bot of the application, with exactly what it needs. */
    public static String url(String application) {
        return "https://discord.com/oauth2/authorize?client_id=%s&scope=bot+applications.commands&permissions=%d"
                .formatted(application, Permission.getRaw(DiscordPermissions.NEEDED));
    }

    /**
     * The steps, one a line.
     *
     * @param application the application's id, or a word that stands for it
     */
    public static List<String> steps(String application) {
        String permissions = String.join(", ", DiscordPermissions.NEEDED.stream().map(Permission::getName).toList());
        return List.of(
                "1. Make an application: " + PORTAL + " > New Application. Its General Information shows the APPLICATION ID.",
                "2. On its page Bot: switch on 'Message Content Intent' (Gumshoe reads alert messages and what people say in threads).",
                "   'Presence Intent' and 'Server Members Intent' stay off. Switch off 'Public Bot' unless others are to add it.",
                "3. On its page Bot: Reset Token, and keep the token where only Gumshoe reads it: export DISCORD_TOKEN=…",
                "4. Add it to your server:",
                "   " + url(application),
                "   It asks for: " + permissions + ".",
                "5. In gumshoe.yaml:",
                "   discord:",
                "     token: ${DISCORD_TOKEN}",
                "     watch: [\"#alerts\"]          # channels whose alert messages are investigated",
                "     channel: \"#incidents\"       # channel or forum where cases that began elsewhere get their thread",
                "6. Give Gumshoe's role those permissions in private channels too, then see that all is well: gumshoe doctor");
    }
}
