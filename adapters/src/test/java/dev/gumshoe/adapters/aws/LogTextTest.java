package dev.gumshoe.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.LogLine;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogTextTest {

    private static LogLine line(String text) {
        return LogText.line(Instant.EPOCH, "shop", text, Map.of());
    }

    @Test
    void findsTheSeverityAmongTheFirstWords() {
        assertThat(line("2026-03-02 14:00:00 WARN [pool] idle").severity()).isEqualTo("WARN");
        assertThat(line("no errors today").severity()).isEmpty();
    }

    @Test
    void readsJsonByTheNamesThatLoggersUse() {
        LogLine line = line(
                "{\"level\": \"error\", \"msg\": \"index ends\", \"stack_trace\": \"at A.b(A.java:1)\", \"traceId\": \"t-1\", \"cart\": 17}");

        assertThat(line.severity()).isEqualTo("ERROR");
        assertThat(line.body()).isEqualTo("index ends\nat A.b(A.java:1)");
        assertThat(line.traceId()).isEqualTo("t-1");
        assertThat(line.attributes()).containsEntry("cart", "17");
    }

    @Test
    void keepsWhatOnlyLooksLikeJson() {
        assertThat(line("{not json").body()).isEqualTo("{not json");
    }

    @Test
    void laysWhatWasTypedInAShellToItsHost() {
        LogLine line = line("{\"target\": {\"id\": \"i-0a1b2c3d\"}, \"sessionData\": [\"rm index.db\"], "
                + "\"userIdentity\": {\"arn\": \"arn:aws:sts::1:assumed-role/engineer/maria\"}}");

        assertThat(line.resource()).isEqualTo("i-0a1b2c3d");
        assertThat(line.body()).isEqualTo("shell session of maria: rm index.db");
    }
}
