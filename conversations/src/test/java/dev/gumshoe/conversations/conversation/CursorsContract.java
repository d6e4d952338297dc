package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What all cursors keep. */
public interface CursorsContract {

    /** Cursors none of which has moved. */
    Cursors cursors();

    @Test
    default void nothingIsDeliveredAtFirst() {
        assertThat(cursors().delivered("slack", "case")).isZero();
    }

    @Test
    default void rememberWhatWasDelivered() {
        Cursors cursors = cursors();

        cursors.deliveredTo("slack", "case", 7);

        assertThat(cursors.delivered("slack", "case")).isEqualTo(7);
    }

    @Test
    default void neverGoBack() {
        Cursors cursors = cursors();
        cursors.deliveredTo("slack", "case", 12);

        cursors.deliveredTo("slack", "case", 9);

        assertThat(cursors.delivered("slack", "case")).isEqualTo(12);
    }

    @Test
    default void endAtTheHighestWhoeverComesLast() {
        Cursors cursors = cursors();

        LongStream.rangeClosed(1, 200).boxed().toList().parallelStream()
                .forEach(position -> cursors.deliveredTo("slack", "case", position));

        assertThat(cursors.delivered("slack", "case")).isEqualTo(200);
    }

    @Test
    default void keepFollowersAndCasesApart() {
        Cursors cursors = cursors();

        cursors.deliveredTo("slack", "one", 1);
        cursors.deliveredTo("slack", "two", 2);
        cursors.deliveredTo("discord", "one", 3);

        assertThat(cursors.delivered("slack", "one")).isEqualTo(1);
        assertThat(cursors.delivered("slack", "two")).isEqualTo(2);
        assertThat(cursors.delivered("discord", "one")).isEqualTo(3);
        assertThat(cursors.delivered("discord", "two")).isZero();
    }
}
