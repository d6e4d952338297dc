package dev.gumshoe.adapters.servicenow;

import dev.gumshoe.conversations.conversation.Permission;
import dev.gumshoe.conversations.conversation.Person;
import dev.gumshoe.conversations.conversation.Roles;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Who people in tickets are, as far as what they may do depends on it. */
final class TicketPeople {

    private final ServiceNowApi api;
    private final Roles roles;
    private final String table;

    TicketPeople(ServiceNowApi api, Roles roles, String table) {
        this.api = api;
        this.roles = roles;
        this.table = table;
    }

    /** What the user of that name may do. */
    Permission permission(String user) throws IOException {
        boolean byGroup = !roles.viewers().isEmpty() || !roles.investigators().isEmpty() || !roles.approvers().isEmpty();
        return roles.of(new Person(user, byGroup ? groups(user) : Set.of(), false), Set.of(table));
    }

    private Set<String> groups(String user) throws IOException {
        Set<String> groups = new HashSet<>();
        for (var row : api.rows("sys_user_grmember", "user.user_name=" + user.replace("^", "^^") + "^ORDERBYsys_id", "group.name",
                "false")) {
            groups.add(row.path("group.name").asText());
        }
        return groups;
    }
}
