package dev.gumshoe.adapters.awsdevops;

import dev.gumshoe.adapters.http.AlertMapping;
import dev.gumshoe.adapters.http.JsonBody;
import dev.gumshoe.adapters.http.Refused;
import dev.gumshoe.adapters.http.StateWords;
import dev.gumshoe.adapters.http.WebhookFormat;
import java.util.List;
import java.util.Set;

/** What senders deliver to AWS DevOps Agent's generic webhook. */
public final class AwsDevOpsWebhook {

    private static final WebhookFormat INCIDENT = new AlertMapping(
            "aws-devops-agent",
            List.of("/incidentId"),
            List.of("/title"),
            List.of("/description"),
            List.of("/priority"),
            List.of("/action"),
            List.of("/timestamp"),
            List.of("/service"),
            List.of("/data/metadata/metric", "/data/metric"),
            List.of("/data/metadata/url", "/data/url"),
            List.of("/data", "/data/metadata"),
            StateWords.all(Set.of("created", "updated"), Set.of("closed", "resolved"), Set.of()),
            false);

    /** Reads it. */
    public static final WebhookFormat FORMAT = delivery -> {
        String event = JsonBody.object(delivery).path("eventType").asText("");
        if (!event.isEmpty() && !event.equalsIgnoreCase("incident")) {
            throw new Refused(400, "eventType is " + JsonBody.quoted(event) + ". Send incident.");
        }
        return INCIDENT.read(delivery);
    };

    private AwsDevOpsWebhook() {}
}
