package dev.gumshoe.bot;

import dev.gumshoe.bot.discord.DiscordInvite;
import java.util.List;

/** What somebody has to click so that Gumshoe can work where people talk. */
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
}
