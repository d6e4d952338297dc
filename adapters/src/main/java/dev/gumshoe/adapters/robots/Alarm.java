package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The alarm at the front that wakes people: it knows what it measures there and nothing else. */
record Alarm(Setting setting, Ledger ledger, Instant at) {

    private static final int MINUTES = 3;

    Alert fire() {
        String front = setting.names().loadBalancer();
        int now = setting.grid().stepOf(at.toEpochMilli());
        int from = now - MINUTES * 4;
        double errors = ledger.mean(front, "error_rate", from, now);
        double usualErrors = ledger.mean(front, "error_rate", from - 160, now - 80);
        double slow = ledger.mean(front, "latency_p99_ms", from, now);
        double usualSlow = ledger.mean(front, "latency_p99_ms", from - 160, now - 80);
        boolean late = slow / Math.max(1, usualSlow) > 3 * (errors + 0.002) / (usualErrors + 0.002);
        return late ? slow(slow, usualSlow) : failing(errors, usualErrors);
    }

    private Alert failing(double errors, double usual) {
        String subject = subject();
        String title = named(subject, "error rate above threshold");
        String text = String.format(Locale.ROOT, "5xx responses were %.2f %% of requests over the last %d minutes (usually %.2f %%).",
                errors * 100,
                MINUTES, usual * 100);
        return alert(title, text, errors > 0.05 ? Severity.CRITICAL : errors > 0.01 ? Severity.HIGH : Severity.MEDIUM, "error_rate");
    }

    private Alert slow(double millis, double usual) {
        String title = named(subject(), "p99 latency above threshold");
        String text = String.format(Locale.ROOT, "p99 latency was %.0f ms over the last %d minutes (usually %.0f ms).", millis, MINUTES,
                usual);
        return alert(title, text, Severity.HIGH, "latency_p99_ms");
    }

    private static String named(String subject, String what) {
        return subject.isEmpty() ? "Robots API: " + what : subject + ": " + what;
    }

    /** Mostly the load balancer or the gateway; sometimes nothing. */
    private String subject() {
        double luck = Dice.unit(setting.seed(), 81);
        return luck < 0.45 ? setting.names().gateway() : luck < 0.85 ? setting.names().loadBalancer() : "";
    }

    private Alert alert(String title, String text, Severity severity, String metric) {
        String subject = subject();
        @Nullable
        String resource = subject.isEmpty() ? null : subject;
        return new Alert("alarm-" + Ids.hex(setting.seed(), 82, 8), "robots-front-" + metric, title, text, severity, at, resource,
                resource == null ? null : metric, "alertmanager", null, Map.of("env", "production"));
    }
}
