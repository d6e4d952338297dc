package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The alarm at the front that wakes people: it knows what it measures there and nothing else. */
record Alarm(Setting setting, Ledger ledger, Instant at) {

    private static final String ERRORS = "error_rate";
    private static final String SLOWNESS = "latency_p99_ms";
    /** Steps of fifteen seconds. */
    private static final int THREE_MINUTES = 12;
    private static final int ONE_MINUTE = 4;

    /**
     * What was measured at the front.
     *
     * @param minutes how long the alarm averages
     */
    private record Reading(double now, double usual, int minutes) {

        double times(double floor) {
            return (now + floor) / (usual + floor);
        }
    }

    Alert fire() {
        Reading errors = reading(ERRORS, THREE_MINUTES);
        Reading slowness = reading(SLOWNESS, THREE_MINUTES);
        if (errors.times(0.001) < 1.5 && slowness.times(1) < 1.5) {
            return flapping();
        }
        return slowness.times(1) > 3 * errors.times(0.002) ? slow(slowness) : failing(errors);
    }

    /** An alarm that looks at one minute only and was set too tight. */
    private Alert flapping() {
        return Dice.unit(setting.seed(), 83) < 0.6 ? failing(reading(ERRORS, ONE_MINUTE)) : slow(reading(SLOWNESS, ONE_MINUTE));
    }

    private Reading reading(String metric, int steps) {
        String front = setting.names().loadBalancer();
        int now = setting.grid().stepOf(at.toEpochMilli());
        double usual = ledger.mean(front, metric, now - 240, now - 80);
        if (steps > ONE_MINUTE) {
            return new Reading(ledger.mean(front, metric, now - steps, now), usual, steps / ONE_MINUTE);
        }
        double highest = 0;
        for (int end = now - THREE_MINUTES; end <= now; end++) {
            highest = Math.max(highest, ledger.mean(front, metric, end - steps, end));
        }
        return new Reading(highest, usual, 1);
    }

    private Alert failing(Reading errors) {
        String text = String.format(Locale.ROOT, "5xx responses were %.2f %% of requests over %d min (threshold %.2f %%).",
                errors.now() * 100, errors.minutes(), threshold(errors) * 100);
        Severity severity = errors.now() > 0.05 ? Severity.CRITICAL : errors.now() > 0.01 ? Severity.HIGH : Severity.MEDIUM;
        return alert("error rate above threshold", text, severity, ERRORS);
    }

    private Alert slow(Reading slowness) {
        String text = String.format(Locale.ROOT, "p99 latency was %.0f ms over %d min (threshold %.0f ms).", slowness.now(),
                slowness.minutes(), threshold(slowness));
        return alert("p99 latency above threshold", text, slowness.times(1) > 2 ? Severity.HIGH : Severity.MEDIUM, SLOWNESS);
    }

    /** Where the alarm's line is drawn: somewhere between what is usual and what was seen. */
    private static double threshold(Reading reading) {
        double rise = reading.now() - reading.usual();
        if (rise <= 0) {
            return reading.now() * 0.97;
        }
        return reading.usual() + Math.min(rise * 0.8, reading.usual() * 2);
    }

    /** Mostly the load balancer or the gateway; sometimes nothing. */
    private @Nullable String subject() {
        double luck = Dice.unit(setting.seed(), 81);
        return luck < 0.45 ? setting.names().gateway() : luck < 0.85 ? setting.names().loadBalancer() : null;
    }

    private Alert alert(String what, String text, Severity severity, String metric) {
        String subject = subject();
        String title = (subject == null ? "Robots API" : subject) + ": " + what;
        return new Alert("alarm-" + Ids.hex(setting.seed(), 82, 8), "robots-front-" + metric, title, text, severity, at, subject,
                subject == null ? null : metric, "alertmanager", null, Map.of("env", "production"));
    }
}
