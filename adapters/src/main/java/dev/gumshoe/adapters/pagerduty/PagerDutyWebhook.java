package dev.gumshoe.adapters.pagerduty;

import dev.gumshoe.adapters.http.AlertMapping;
import dev.gumshoe.adapters.http.JsonBody;
import dev.gumshoe.adapters.http.Refused;
import dev.gumshoe.adapters.http.StateWords;
import dev.gumshoe.adapters.http.WebhookFormat;
import java.util.List;
import java.util.Set;

/** PagerDuty webhooks, version 3. */
public final class PagerDutyWebhook {

    /** Of all events of theirs those that begin or end something; there are more kinds of others than anybody lists. */
    private static final Set<String> TELLING = Set.of("incident.triggered", "incident.reopened", "incident.resolved");

    private static final WebhookFormat INCIDENT = new AlertMapping(
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
            StateWords.unless(Set.of("incident.resolved"), Set.of()),
            false);

    /** Reads it. */
    public static final WebhookFormat FORMAT = delivery -> {
        String event = JsonBody.object(delivery).at("/event/event_type").asText("");
        if (event.isBlank()) {
            throw new Refused(400, "The body has no event_type: nothing stands at /event/event_type.");
        }
        return TELLING.contains(event) ? INCIDENT.read(delivery) : List.of();
    };

    private PagerDutyWebhook() {}
}
