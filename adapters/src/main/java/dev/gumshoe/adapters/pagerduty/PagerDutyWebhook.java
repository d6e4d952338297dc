package dev.gumshoe.adapters.pagerduty;

import dev.gumshoe.adapters.http.AlertMapping;
import dev.gumshoe.adapters.http.WebhookFormat;
import java.util.List;
import java.util.Set;

/** PagerDuty webhooks, version 3. */
public final class PagerDutyWebhook {

    /** Reads it. */
    public static final WebhookFormat FORMAT = new AlertMapping(
            "pagerduty",
            List.of("/event/data/incident/id", "/event/data/id"),
            List.of("/event/data/title", "/event/data/summary", "/event/data/incident/summary"),
            List.of("/event/data/body/details", "/event/data/description"),
            List.of("/event/data/priority/summary", "/event/data/urgency"),
            List.of("/event/event_type"),
            List.of("/event/data/created_at", "/event/occurred_at"),
            List.of("/event/data/service/summary"),
            List.of(),
            List.of("/event/data/html_url"),
            List.of("/event/data"),
            Set.of(),
            Set.of("incident.resolved"),
            Set.of("incident.acknowledged", "incident.unacknowledged", "incident.annotated", "incident.delegated", "incident.escalated",
                    "incident.priority_updated", "incident.reassigned", "incident.responder.added", "incident.responder.replied",
                    "incident.status_update_published", "incident.conference_bridge.updated", "incident.custom_field_values.updated",
                    "pagey.ping"),
            false);

    private PagerDutyWebhook() {}
}
