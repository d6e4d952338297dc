package dev.gumshoe.adapters.datadog;

import dev.gumshoe.adapters.http.AlertMapping;
import dev.gumshoe.adapters.http.StateWords;
import dev.gumshoe.adapters.http.WebhookFormat;
import java.util.List;
import java.util.Set;

/** Datadog webhooks with the usual variables in their template. */
public final class DatadogWebhook {

    /** Reads it. */
    public static final WebhookFormat FORMAT = new AlertMapping(
            "datadog",
            List.of("/aggreg_key", "/alert_id", "/monitor_id", "/id"),
            List.of("/title", "/event_title"),
            List.of("/body", "/event_msg"),
            List.of("/priority", "/severity", "/alert_type"),
            List.of("/alert_transition", "/transition"),
            List.of("/date", "/last_updated"),
            List.of("/service", "/host", "/hostname"),
            List.of("/alert_metric", "/metric"),
            List.of("/url", "/link"),
            List.of(""),
            StateWords.unless(Set.of("recovered", "no data recovered", "warn recovered"), Set.of("renotify", "re-notify")),
            true);

    private DatadogWebhook() {}
}
