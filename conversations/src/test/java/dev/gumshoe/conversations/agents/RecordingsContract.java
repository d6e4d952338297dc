package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What all recordings keep. */
public interface RecordingsContract {

    /** Empty ones. */
    Recordings recordings();

    @Test
    default void holdNothingOfACaseThatNobodyRecorded() {
        assertThat(recordings().of("unknown")).isEmpty();
    }

    @Test
    default void giveBackTheCallsOfACaseInTheirOrder() {
        Recordings recordings = recordings();

        recordings.add("case-a", "{\"n\": 1}");
        recordings.add("case-b", "{\"n\": 2}");
        recordings.add("case-a", "{\"n\": 3, \"text\": \"ä\\n\"}");
        recordings.add("case-a", "{\"n\": 1}");

        assertThat(recordings.of("case-a")).containsExactly("{\"n\": 1}", "{\"n\": 3, \"text\": \"ä\\n\"}", "{\"n\": 1}");
        assertThat(recordings.of("case-b")).containsExactly("{\"n\": 2}");
    }
}
