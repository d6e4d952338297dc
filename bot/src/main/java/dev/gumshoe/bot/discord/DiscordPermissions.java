package dev.gumshoe.bot.discord;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * What Gumshoe may do in a channel, worked out as Discord does: everybody's permissions and those of its roles, then what the channel takes from
 * or gives to everybody, the roles, and the member.
 *
 * @see <a href="https://docs.discord.com/developers/topics/permissions#permission-overwrites">Permission overwrites</a>
 */
final class DiscordPermissions {

    /** What Gumshoe needs where it works. */
    static final Set<Permission> NEEDED = EnumSet.of(Permission.VIEW_CHANNEL, Permission.MESSAGE_SEND, Permission.MESSAGE_EMBED_LINKS,
            Permission.MESSAGE_ATTACH_FILES, Permission.MESSAGE_HISTORY, Permission.MESSAGE_ADD_REACTION, Permission.CREATE_PUBLIC_THREADS,
            Permission.MESSAGE_SEND_IN_THREADS);

    private static final int ROLE = 0;

    private final DiscordApi api;

    DiscordPermissions(DiscordApi api) {
        this.api = api;
    }

    /** Those that are needed in the channel and missing, by the names Discord shows. */
    List<String> missing(String channel) throws IOException {
        DataObject data = api.read("to tell of a channel", Route.Channels.GET_CHANNEL.compile(channel));
        String guild = data.getString("guild_id");
        DataArray own = api.read("to tell of Gumshoe's roles", Route.Guilds.GET_MEMBER.compile(guild, api.self())).getArray("roles");
        Set<String> roles = own.stream(DataArray::getString).collect(Collectors.toSet());
        long base = base(guild, roles);
        if ((base & Permission.ADMINISTRATOR.getRawValue()) != 0) {
            return List.of();
        }
        long may = overwritten(base, data.optArray("permission_overwrites").map(DiscordApi::objects).orElse(List.of()), guild, roles);
        return NEEDED.stream().filter(needed -> (may & needed.getRawValue()) == 0).map(Permission::getName).toList();
    }

    private long base(String guild, Set<String> roles) throws IOException {
        return DiscordApi.objects(api.list("to list roles", Route.Roles.GET_ROLES.compile(guild))).stream()
                .filter(role -> role.getString("id").equals(guild) || roles.contains(role.getString("id")))
                .mapToLong(role -> role.getUnsignedLong("permissions")).reduce(0, (a, b) -> a | b);
    }

    private long overwritten(long base, List<DataObject> overwrites, String guild, Set<String> roles) throws IOException {
        String self = api.self();
        long may = overwrites.stream().filter(o -> o.getString("id").equals(guild)).findFirst().map(o -> applied(base, List.of(o)))
                .orElse(base);
        may = applied(may, overwrites.stream().filter(o -> o.getInt("type") == ROLE && roles.contains(o.getString("id"))).toList());
        Optional<DataObject> member = overwrites.stream().filter(o -> o.getString("id").equals(self)).findFirst();
        return member.isPresent() ? applied(may, List.of(member.get())) : may;
    }

    private static long applied(long may, List<DataObject> overwrites) {
        long denied = overwrites.stream().mapToLong(o -> o.getUnsignedLong("deny")).reduce(0, (a, b) -> a | b);
        long allowed = overwrites.stream().mapToLong(o -> o.getUnsignedLong("allow")).reduce(0, (a, b) -> a | b);
        return (may & ~denied) | allowed;
    }
}
