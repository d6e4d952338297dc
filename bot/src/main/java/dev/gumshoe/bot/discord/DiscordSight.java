package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Investigation;
import java.util.List;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.interactions.Interaction;

/** Which cases somebody is shown outside the cases' own threads: those of channels they see in the server where they ask. */
final class DiscordSight {

    private DiscordSight() {}

    static Stream<Investigation> of(List<Investigation> cases, Interaction asking) {
        return cases.stream().filter(state -> sees(state, asking));
    }

    /** Whether who asks may see the case. One that began in no channel at all is everybody's in the servers Gumshoe is in. */
    static boolean sees(Investigation state, Interaction asking) {
        List<Place> places = state.places().stream().map(Place::parse).toList();
        return places.isEmpty() || places.stream().filter(place -> place.surface().equals(DiscordIds.SURFACE))
                .anyMatch(place -> sees(place, state, asking));
    }

    private static boolean sees(Place place, Investigation state, Interaction asking) {
        Guild guild = asking.getGuild();
        Member member = asking.getMember();
        if (guild == null || member == null) {
            return DiscordCommands.name(asking).equals(state.opening().askedBy());
        }
        GuildChannel channel = guild.getGuildChannelById(place.channel());
        return channel != null && member.hasPermission(channel, Permission.VIEW_CHANNEL);
    }
}
