package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.Permission;
import dev.gumshoe.conversations.conversation.Person;
import dev.gumshoe.conversations.conversation.Roles;
import java.util.HashSet;
import java.util.Set;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may do what, by the roles people have in their server. */
final class DiscordPeople {

    private static final Logger LOG = LoggerFactory.getLogger(DiscordPeople.class);

    private final Roles roles;

    DiscordPeople(Roles roles) {
        this.roles = roles;
    }

    /**
     * What the person may do there.
     *
     * @param member the person in the server; null where Discord did not tell, as in direct messages
     */
    Permission of(JDA jda, String user, @Nullable Member member, DiscordSpot spot) {
        Set<String> groups = new HashSet<>();
        if (member != null) {
            add(member, groups);
        } else if (roles.tellsPeopleApart()) {
            jda.getGuilds().forEach(guild -> add(guild, user, groups));
        }
        return roles.of(new Person(user, groups, false), spot.names());
    }

    private static void add(Guild guild, String user, Set<String> groups) {
        try {
            add(guild.retrieveMember(User.fromId(user)).complete(), groups);
        } catch (ErrorResponseException e) {
            LOG.debug("{} is not in {}: {}", user, guild, e.getMeaning());
        }
    }

    private static void add(Member member, Set<String> groups) {
        member.getRoles().forEach(role -> {
            groups.add(role.getId());
            groups.add(role.getName());
            groups.add("@" + role.getName());
        });
    }
}
