package dev.gumshoe.bot.discord;

import java.util.HashSet;
import java.util.Set;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;

/**
 * Where somebody is: a channel, a thread, or a conversation with Gumshoe alone.
 *
 * @param parent the channel or forum of a thread; else the id itself
 * @param names what it is called in settings: ids, and names with a #, of the channel and of what it belongs to
 */
record DiscordSpot(String id, String parent, boolean thread, boolean direct, Set<String> names) {

    DiscordSpot {
        names = Set.copyOf(names);
    }

    static DiscordSpot of(Channel channel) {
        Set<String> names = new HashSet<>(Set.of(channel.getId(), "#" + channel.getName()));
        if (!(channel instanceof ThreadChannel thread)) {
            return new DiscordSpot(channel.getId(), channel.getId(), false, !channel.getType().isGuild(), names);
        }
        names.addAll(Set.of(thread.getParentChannel().getId(), "#" + thread.getParentChannel().getName()));
        return new DiscordSpot(thread.getId(), thread.getParentChannel().getId(), true, false, names);
    }

    /** Whether a list in the settings names it. */
    boolean named(Iterable<String> list) {
        for (String name : list) {
            if (names.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
