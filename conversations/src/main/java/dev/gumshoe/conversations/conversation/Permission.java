package dev.gumshoe.conversations.conversation;

import java.util.Objects;

/**
 * What a person may do where they are.
 *
 * @param why one sentence for the person: why not more than that, and who or what could change it
 */
public record Permission(Role role, String why) {

    /** Where nobody is told apart. */
    public static final Permission ALL = new Permission(Role.APPROVER, "Everybody may do everything here.");

    /** Checks that all is said. */
    public Permission {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(why, "why");
    }

    /** Whether what needs the role may be done. */
    public boolean allows(Role needed) {
        return role.includes(needed);
    }
}
