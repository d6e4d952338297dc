package dev.gumshoe.bot.slack;

import com.slack.api.model.User;
import com.slack.api.model.Usergroup;
import dev.gumshoe.conversations.conversation.Permission;
import dev.gumshoe.conversations.conversation.Person;
import dev.gumshoe.conversations.conversation.Role;
import dev.gumshoe.conversations.conversation.Roles;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who somebody is in the workspace, and what that lets them do. What Slack told is believed for a few minutes. Safe for several threads. */
final class SlackPeople {

    private static final Logger LOG = LoggerFactory.getLogger(SlackPeople.class);
    private static final Duration BELIEVED = Duration.ofMinutes(5);

    private record Known(String name, @Nullable String team, boolean stranger, boolean restricted, Instant at) {}

    private record Groups(Map<String, Set<String>> byMember, Instant at) {}

    private final SlackApi api;
    private final Roles roles;
    private final InstantSource clock;
    private final Map<String, Known> people = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> channels = new ConcurrentHashMap<>();
    private Groups groups = new Groups(Map.of(), Instant.MIN);
    private @Nullable String team;

    SlackPeople(SlackApi api, Roles roles, InstantSource clock) {
        this.api = api;
        this.roles = roles;
        this.clock = clock;
    }

    /** What a person is called in the record: their name with an @, or their id when Slack does not tell. */
    String name(String user) {
        try {
            return "@" + known(user).name();
        } catch (IOException e) {
            LOG.warn("Slack does not tell what {} is called: {}", user, e.getMessage());
            return "@" + user;
        }
    }

    /** What the person may do in the channel; nothing while Slack does not tell who they are. */
    Permission permission(String user, String channel) {
        try {
            boolean external = !roles.externalsSteer() && external(user);
            boolean grouped = !roles.viewers().isEmpty() || !roles.investigators().isEmpty() || !roles.approvers().isEmpty();
            Person person = new Person(user, grouped ? groups(user) : Set.of(), external);
            return roles.of(person, roles.channels().isEmpty() || channel.startsWith("D") ? allowed(channel) : names(channel));
        } catch (IOException e) {
            LOG.warn("Slack does not tell who {} is: {}", user, e.getMessage());
            return new Permission(Role.NOBODY, "I cannot find out who you are, so I do nothing: " + e.getMessage() + ".");
        }
    }

    /** Whether the person is of another company, or a guest, and sees only the channels they are in; so is who Slack does not know. */
    boolean guest(String user) {
        try {
            return known(user).restricted() || external(user);
        } catch (IOException e) {
            LOG.warn("Slack does not tell who {} is: {}", user, e.getMessage());
            return true;
        }
    }

    /** A talk with Gumshoe alone is in no channel that could be forbidden. */
    private Set<String> allowed(String channel) {
        Set<String> names = new HashSet<>(roles.channels());
        names.add(channel);
        return names;
    }

    private Set<String> names(String channel) throws IOException {
        Set<String> before = channels.get(channel);
        if (before != null) {
            return before;
        }
        Set<String> names = Set.of(channel, "#" + api.channels().channelName(channel));
        channels.put(channel, names);
        return names;
    }

    private boolean external(String user) throws IOException {
        Known known = known(user);
        return known.stranger() || (known.team() != null && !known.team().equals(team()));
    }

    private synchronized String team() throws IOException {
        if (team == null) {
            team = SlackCalls.call("auth.test", () -> api.methods().authTest(r -> r)).getTeamId();
        }
        return team;
    }

    private Known known(String user) throws IOException {
        Known before = people.get(user);
        if (before != null && clock.instant().isBefore(before.at().plus(BELIEVED))) {
            return before;
        }
        User told = SlackCalls.call("users.info", () -> api.methods().usersInfo(r -> r.user(user))).getUser();
        String display = told.getProfile() == null ? null : told.getProfile().getDisplayName();
        String name = display == null || display.isBlank() ? Objects.requireNonNullElse(told.getName(), user) : display;
        Known known = new Known(name, told.getTeamId(), told.isStranger(), told.isRestricted() || told.isUltraRestricted(),
                clock.instant());
        people.put(user, known);
        return known;
    }

    private synchronized Set<String> groups(String user) throws IOException {
        if (!clock.instant().isBefore(groups.at().equals(Instant.MIN) ? Instant.MIN : groups.at().plus(BELIEVED))) {
            groups = new Groups(members(), clock.instant());
        }
        return groups.byMember().getOrDefault(user, Set.of());
    }

    private Map<String, Set<String>> members() throws IOException {
        boolean asked = java.util.stream.Stream.of(roles.viewers(), roles.investigators(), roles.approvers()).flatMap(List::stream)
                .anyMatch(name -> name.startsWith("S") || name.startsWith("@"));
        if (!asked) {
            return Map.of();
        }
        Map<String, Set<String>> byMember = new HashMap<>();
        var answer = SlackCalls.call("usergroups.list", () -> api.methods().usergroupsList(r -> r.includeUsers(true)));
        for (Usergroup group : answer.getUsergroups()) {
            for (String member : Objects.requireNonNullElse(group.getUsers(), List.<String>of())) {
                byMember.computeIfAbsent(member, _ -> new HashSet<>()).addAll(Set.of(group.getId(), "@" + group.getHandle()));
            }
        }
        return byMember;
    }
}
