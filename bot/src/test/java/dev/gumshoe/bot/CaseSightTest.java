package dev.gumshoe.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.Cases;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.prevention.ClosedCase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which closed cases a case may tell of. */
class CaseSightTest {

    private final Investigation here = Cases.after();
    private final List<String> asked = new ArrayList<>();
    private Instant now = Cases.ALARM;
    private boolean reachable = true;

    private final CaseSight sight = new CaseSight(channel -> {
        asked.add(channel);
        return reachable && channel.equals("slack/OPEN");
    }, () -> now);

    private static ClosedCase closedIn(String... channels) {
        Instant at = Cases.ALARM;
        return new ClosedCase("inv-0", "Alarm", "f", "high", List.of(channels), at, at, at, null, at, true, 0.9, Mechanism.BAD_DEPLOYMENT,
                "forge", null, "", null, "", "forge broke", Set.of(), List.of(), List.of(), List.of(), 0, 0, null, null, null, "",
                List.of(),
                List.of());
    }

    @Test
    void tellsOfCasesOfTheSameChannelOfOpenOnesAndOfNone() {
        assertThat(sight.shows(closedIn("slack/C1"), here)).isTrue();
        assertThat(sight.shows(closedIn("slack/OPEN"), here)).isTrue();
        assertThat(sight.shows(closedIn("slack/SECRET", "slack/OPEN"), here)).isTrue();
        assertThat(sight.shows(closedIn(), here)).isTrue();
    }

    @Test
    void keepsWhatWasWorkedOnBehindClosedDoors() {
        assertThat(sight.shows(closedIn("slack/SECRET"), here)).isFalse();
        assertThat(sight.shows(closedIn("discord/7"), here)).isFalse();
    }

    @Test
    void asksForEachChannelOnceInAWhile() {
        sight.shows(closedIn("slack/OPEN"), here);
        sight.shows(closedIn("slack/OPEN"), here);
        now = now.plus(Duration.ofMinutes(6));
        reachable = false;

        assertThat(sight.shows(closedIn("slack/OPEN"), here)).isFalse();
        assertThat(asked).hasSize(2);
    }
}
