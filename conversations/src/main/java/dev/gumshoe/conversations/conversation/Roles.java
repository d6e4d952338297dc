package dev.gumshoe.conversations.conversation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what on a surface, and where. People are named by their id, or by a group or role they are in. Where a list is empty nobody is
 * told apart by it: everybody may ask and investigate; only to approve one has to be named.
 *
 * @param channels the channels Gumshoe listens to people in, by id or name; empty for all
 * @param viewers who may ask
 * @param investigators who may start, steer and stop investigations
 * @param approvers who may approve what changes production
 * @param externalsSteer whether people of other companies may do what their role allows; else they only read
 */
public record Roles(
        List<String> channels, List<String> viewers, List<String> investigators, List<String> approvers, boolean externalsSteer) {

    /** Everybody may ask and investigate, everywhere. */
    public static final Roles OPEN = new Roles(null, null, null, null, false);

    /** Fills what was left out. */
    public Roles(@Nullable List<String> channels, @Nullable List<String> viewers, @Nullable List<String> investigators,
            @Nullable List<String> approvers, boolean externalsSteer) {
        this.channels = orNone(channels);
        this.viewers = orNone(viewers);
        this.investigators = orNone(investigators);
        this.approvers = orNone(approvers);
        this.externalsSteer = externalsSteer;
    }

    private static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** Whether it depends on the person what they may do, so that a surface has to find out who they are. */
    public boolean tellsPeopleApart() {
        return !viewers.isEmpty() || !investigators.isEmpty() || !approvers.isEmpty() || !externalsSteer;
    }

    /** What the person may do in the channel of those names: its id, and what it is called. */
    public Permission of(Person person, Set<String> channel) {
        if (!channels.isEmpty() && channels.stream().noneMatch(channel::contains)) {
            return new Permission(Role.NOBODY, "I am not to work in this channel; I listen in " + String.join(", ", channels) + ".");
        }
        if (person.external() && !externalsSteer) {
            return new Permission(Role.NOBODY,
                    "You belong to another company, so you can read along but not ask or steer; somebody from here can do it for you.");
        }
        return within(person);
    }

    private Permission within(Person person) {
        if (person.named(approvers)) {
            return new Permission(Role.APPROVER, "You may do everything.");
        }
        if ((investigators.isEmpty() && viewers.isEmpty()) || person.named(investigators)) {
            return new Permission(Role.INVESTIGATOR, approvers.isEmpty()
                    ? "Nobody is named as an approver yet; name some under approvers in the settings."
                    : "Only " + listed(approvers) + " may approve.");
        }
        if (viewers.isEmpty() || person.named(viewers)) {
            return new Permission(Role.VIEWER,
                    "You may ask, but only " + listed(investigators) + " may start, steer or stop investigations.");
        }
        return new Permission(Role.NOBODY, "Only " + listed(viewers) + " may ask me here.");
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "nobody so far" : String.join(", ", names);
    }
}
