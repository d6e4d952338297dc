package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.conversation.Roles;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.prevention.ClosedCase;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackSightTest {

    private static final String COLLEAGUE = "{\"ok\":true,\"user\":{\"id\":\"U1\",\"name\":\"ana\",\"team_id\":\"T0\"}}";
    private static final String GUEST = "{\"ok\":true,\"user\":{\"id\":\"U1\",\"name\":\"ana\",\"team_id\":\"T0\",\"is_restricted\":true}}";
    private static final String TEAM = "{\"ok\":true,\"team_id\":\"T0\"}";
    private static final String OPEN = "{\"ok\":true,\"channel\":{\"id\":\"C1\",\"is_private\":false}}";
    private static final String CLOSED = "{\"ok\":true,\"channel\":{\"id\":\"C1\",\"is_private\":true}}";

    private final Office office = new Office();
    private StubSlack slack;
    private SlackApi api;
    private SlackSight sight;

    @BeforeEach
    void open() throws IOException {
        slack = new StubSlack();
        api = new SlackApi(new SlackSettings("xoxb-1", null, "secret", slack.address(), SlackSettings.Mode.HTTP, null, null, null));
        sight = new SlackSight(api, new SlackPeople(api, Roles.OPEN, InstantSource.system()), InstantSource.system());
    }

    @AfterEach
    void close() throws IOException {
        api.close();
        slack.close();
    }

    private Investigation caseIn(Place place) {
        office.frontDesk.receive(new Alert("a", "f", "Alarm", "", Severity.HIGH, Instant.now(), null, null, "test", null, Map.of()), place,
                null);
        return office.state(office.onlyCase());
    }

    private void slackTells(String... answers) {
        for (String answer : answers) {
            slack.next(answer);
        }
    }

    @Test
    void everybodySeesWhatIsInAnOpenChannel() {
        slackTells(COLLEAGUE, TEAM, OPEN);

        assertThat(sight.sees("U1", caseIn(SlackIds.place("C1", "17.1")))).isTrue();
    }

    @Test
    void onlyMembersSeeWhatIsInAClosedOne() {
        slackTells(COLLEAGUE, TEAM, CLOSED, "{\"ok\":true,\"members\":[\"U2\"]}", COLLEAGUE);
        Investigation state = caseIn(SlackIds.place("C1", "17.1"));

        assertThat(sight.sees("U1", state)).isFalse();
        assertThat(sight.sees("U2", state)).as("a member, and what Slack told is believed for a while").isTrue();
    }

    @Test
    void guestsSeeOnlyWhereTheyAre() {
        slackTells(GUEST, OPEN, "{\"ok\":true,\"members\":[\"U2\"]}");

        assertThat(sight.sees("U1", caseIn(SlackIds.place("C1", "17.1")))).isFalse();
    }

    @Test
    void nobodySeesWhatSlackDoesNotTellOf() {
        slackTells(COLLEAGUE, TEAM, "{\"ok\":false,\"error\":\"channel_not_found\"}");

        assertThat(sight.sees("U1", caseIn(SlackIds.place("C1", "17.1")))).isFalse();
    }

    private static ClosedCase closedIn(String... channels) {
        Instant at = Instant.parse("2026-03-02T14:10:00Z");
        return new ClosedCase("inv-1", "Alarm", "f", "high", List.of(channels), at, at, at, null, at, true, 0.9, Mechanism.BAD_DEPLOYMENT,
                "forge", null, "", null, "", "forge broke", Set.of(), List.of(), List.of(), List.of(), 0, 0, null, null, null, "",
                List.of(), List.of());
    }

    @Test
    void whatCameOfAClosedChannelIsShownToItsMembersAlone() {
        slackTells(COLLEAGUE, TEAM, CLOSED, "{\"ok\":true,\"members\":[\"U2\"]}", COLLEAGUE);

        assertThat(sight.sees("U1", closedIn("slack/C1"))).isFalse();
        assertThat(sight.sees("U2", closedIn("slack/C1"))).isTrue();
        assertThat(sight.sees("U2", closedIn("slack/D1"))).as("what was said to one person").isFalse();
        assertThat(sight.sees("U2", closedIn("discord/1"))).as("another surface's").isFalse();
        assertThat(sight.sees("U2", closedIn())).as("what began in no channel").isTrue();
    }

    @Test
    void whatBeganOnAnotherSurfaceStaysThere() {
        assertThat(sight.sees("U1", caseIn(new Place("discord", "1", "2")))).isFalse();
    }
}
