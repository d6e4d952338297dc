package dev.gumshoe.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.bot.RobotsMonth.Score;
import dev.gumshoe.conversations.prevention.Standing.Effect;
import org.junit.jupiter.api.Test;

/** A sample of what the bench runs in full: thirty days of the demo's world, each incident investigated, filed and compared. */
class RobotsMonthTest {

    @Test
    void recommendsAgainstWhatRecursWithAllItsIncidentsAndSeesWhatStopped() throws Exception {
        RobotsMonth month = RobotsMonth.small(7).investigated();

        Score score = month.score();

        assertThat(score.wrong()).as("recommended though nothing recurs").isEmpty();
        assertThat(score.missed()).as("recurs and was not named").isEmpty();
        assertThat(score.named()).as("incidents named").isEqualTo(score.incidents());
        assertThat(score.stopped()).contains(Effect.STOPPED);
        assertThat(score.wentOn()).contains(Effect.CAME_BACK);
    }
}
