package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.conversation.Role;
import dev.gumshoe.conversations.conversation.Roles;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackPeopleTest {

    private static final String ALICE = "{\"ok\":true,\"user\":{\"id\":\"U1\",\"team_id\":\"T0\",\"name\":\"alice\"}}";
    private static final String STRANGER = "{\"ok\":true,\"user\":{\"id\":\"U7\",\"team_id\":\"T9\",\"name\":\"eve\",\"is_stranger\":true}}";

    private StubSlack slack;
    private SlackApi api;

    @BeforeEach
    void open() throws IOException {
        slack = new StubSlack();
        api = new SlackApi(new SlackSettings("xoxb-1", null, "secret", slack.address(), SlackSettings.Mode.HTTP, null, null, null));
    }

    @AfterEach
    void close() throws IOException {
        api.close();
        slack.close();
    }

    private SlackPeople people(Roles roles) {
        return new SlackPeople(api, roles, InstantSource.system());
    }

    @Test
    void knowsPeopleByTheirNameAndAsksOnce() {
        slack.next(ALICE);
        SlackPeople people = people(Roles.OPEN);

        assertThat(people.name("U1")).isEqualTo("@alice");
        assertThat(people.name("U1")).isEqualTo("@alice");
        assertThat(slack.requests).hasSize(1);
    }

    @Test
    void letsAStrangerOnlyRead() {
        slack.next(STRANGER);

        assertThat(people(Roles.OPEN).permission("U7", "C1").why()).contains("another company");
    }

    @Test
    void findsOutWhoIsInAUserGroup() {
        slack.next(ALICE);
        slack.next("{\"ok\":true,\"user_id\":\"U0GUMSHOE\",\"team_id\":\"T0\"}");
        slack.next("{\"ok\":true,\"usergroups\":[{\"id\":\"S1\",\"handle\":\"sre\",\"users\":[\"U1\"]}]}");
        SlackPeople people = people(new Roles(null, null, List.of("@sre"), null, false));

        assertThat(people.permission("U1", "C1").role()).isEqualTo(Role.INVESTIGATOR);
        slack.next("{\"ok\":true,\"user\":{\"id\":\"U2\",\"team_id\":\"T0\",\"name\":\"bob\"}}");
        assertThat(people.permission("U2", "C1").role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void doesNothingForSomebodySlackDoesNotTellOf() {
        slack.next("{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"users:read\"}");

        assertThat(people(Roles.OPEN).permission("U1", "C1")).satisfies(permission -> {
            assertThat(permission.role()).isEqualTo(Role.NOBODY);
            assertThat(permission.why()).contains("users:read");
        });
    }
}
