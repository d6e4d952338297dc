package dev.gumshoe.bot.discord;

import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/**
 * A channel, thread or forum as Discord tells of it.
 *
 * @param parent the channel a thread belongs to; null for what is no thread
 * @param guild the server; null in direct messages
 * @param tag the id of the first tag of a forum that wants one; else null
 */
record DiscordChannel(
        String id, int type, String name, @Nullable String parent, @Nullable String guild, boolean archived, @Nullable String tag) {

    private static final int REQUIRE_TAG = 1 << 4;

    static DiscordChannel of(DataObject data) {
        int type = data.getInt("type");
        boolean wantsTag = (data.getInt("flags", 0) & REQUIRE_TAG) != 0;
        String tag = wantsTag
                ? data.optArray("available_tags").filter(tags -> !tags.isEmpty()).map(tags -> tags.getObject(0).getString("id"))
                        .orElse(null)
                : null;
        return new DiscordChannel(data.getString("id"), type, data.getString("name", ""), thread(type) ? data.getString("parent_id") : null,
                data.getString("guild_id", null), data.optObject("thread_metadata").map(m -> m.getBoolean("archived")).orElse(false), tag);
    }

    private static boolean thread(int type) {
        return type >= 10 && type <= 12;
    }

    /** Whether it is a conversation with persons alone, where there are no threads. */
    boolean direct() {
        return type == 1 || type == 3;
    }

    boolean thread() {
        return thread(type);
    }

    /** Whether it consists of posts, each a thread. */
    boolean forum() {
        return type == 15 || type == 16;
    }
}
