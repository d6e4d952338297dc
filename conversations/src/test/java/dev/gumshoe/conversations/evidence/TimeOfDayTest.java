package dev.gumshoe.conversations.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How times are written. */
class TimeOfDayTest {

    private static final Instant WINTER = Instant.parse("2026-03-02T14:05:09Z");
    private static final Instant SUMMER = Instant.parse("2026-07-02T22:05:09Z");
    private final TimeOfDay berlin = TimeOfDay.in(ZoneId.of("Europe/Berlin"));

    @Test
    void saysTheZoneByTheNamePeopleUseAtThatTime() {
        assertThat(berlin.said(WINTER)).isEqualTo("15:05:09 CET");
        assertThat(berlin.said(SUMMER)).isEqualTo("00:05:09 CEST");
        assertThat(TimeOfDay.in(ZoneOffset.UTC).said(WINTER)).isEqualTo("14:05:09 UTC");
        assertThat(TimeOfDay.in(ZoneId.of("Etc/UTC")).said(WINTER)).isEqualTo("14:05:09 UTC");
        assertThat(TimeOfDay.in(ZoneId.of("America/New_York")).dated(WINTER)).isEqualTo("2 Mar 2026, 09:05 EST");
        assertThat(berlin.inFull(SUMMER)).isEqualTo("3 July 2026, 00:05:09 CEST");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            errors since 14:02:15 UTC.                                     | errors since 15:02:15 CET.
            busy (13:30:00 UTC to 14:00:00 UTC)                            | busy (14:30:00 CET to 15:00:00 CET)
            2 changes between 13:40:00 and 14:10:00 UTC: 1 launched        | 2 changes between 14:40:00 and 15:10:00 CET: 1 launched
            it began at 23:30:00 UTC                                       | it began at 00:30:00 CET
            “expires 2026-03-02T14:02:15 UTC”                              | “expires 2026-03-02T14:02:15 UTC”
            99:02:15 UTC is no time                                        | 99:02:15 UTC is no time
            --from 14:02:15Z                                               | --from 14:02:15Z
            """)
    void writesTimesInUtcAsTheyAreReadHere(String recorded, String read) {
        assertThat(berlin.local(recorded, WINTER)).isEqualTo(read);
        assertThat(TimeOfDay.UTC.local(recorded, WINTER)).isEqualTo(recorded);
    }
}
