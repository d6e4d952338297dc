package dev.gumshoe.adapters.http;

import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a sender said that was not understood, and what was assumed instead: an alarm is not lost for it, and nobody has to guess. */
public final class Remarks {

    /** Clocks differ; what begins later than this has not begun. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final List<String> all = new ArrayList<>();

    /** Adds one, without a full stop. */
    public void add(String remark) {
        all.add(remark);
    }

    /**
     * When it began.
     *
     * @param what how the sender calls the field
     * @param said what stands there, or empty
     * @param cameIn what is assumed where it says no time, or one that is still to come
     */
    public Instant time(String what, String said, Instant cameIn) {
        Instant time = JsonBody.time(said).orElse(null);
        boolean ahead = time != null && time.isAfter(cameIn.plus(AHEAD));
        if (!said.isEmpty() && (time == null || ahead)) {
            add(what + " is " + JsonBody.quoted(said) + (ahead ? ", still to come" : ", no time like 2026-01-31T12:00:00Z")
                    + ": taken as the time it came in");
        }
        return time == null || ahead ? cameIn : time;
    }

    /** Remarks a word for how bad it is that nobody knows. */
    void severity(String what, String said) {
        if (!said.isEmpty() && Severity.read(said).isEmpty()) {
            add(what + " is " + JsonBody.quoted(said) + ", a word not known: taken as " + Severity.MEDIUM);
        }
    }

    /** The alert with what is to be remarked. */
    public Alert on(Alert alert) {
        return all.isEmpty() ? alert : alert.with(Map.of(Alert.REMARK, String.join("; ", all)));
    }
}
