package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Investigation;
import java.util.List;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.IPermissionHolder;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are shown outside the cases' own threads: those of channels that who reads it sees in the server where it is asked.
 *
 * @param guild the server; null in a conversation with Gumshoe alone
 * @param reader who reads the answer: the person who asks, or everybody where the answer is public; null in a conversation with Gumshoe alone
 * @param channel the channel it is asked in, whose cases its readers see anyway
 * @param name what who asks is called in the record
 */
record DiscordSight(@Nullable Guild guild, @Nullable IPermissionHolder reader, String channel, String name) {

    Stream<Investigation> of(List<Investigation> cases) {
        return cases.stream().filter(this::sees);
    }

    /** Whether the case may be shown. One that began in no channel at all is everybody's in the servers Gumshoe is in. */
    boolean sees(Investigation state) {
        List<Place> places = state.places().stream().map(Place::parse).toList();
        return places.isEmpty() || places.stream().filter(place -> place.surface().equals(DiscordIds.SURFACE))
                .anyMatch(place -> sees(place, state));
    }

    private boolean sees(Place place, Investigation state) {
        if (guild == null || reader == null) {
            return name.equals(state.opening().askedBy());
        }
        GuildChannel there = guild.getGuildChannelById(place.channel());
        return there != null && (place.channel().equals(channel) || reader.hasPermission(there, Permission.VIEW_CHANNEL));
    }
}
