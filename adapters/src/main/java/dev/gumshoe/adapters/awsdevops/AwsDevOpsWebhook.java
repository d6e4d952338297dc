package dev.gumshoe.adapters.awsdevops;

import dev.gumshoe.adapters.http.AlertMapping;
import dev.gumshoe.adapters.http.WebhookFormat;
import java.util.List;
import java.util.Set;

/** What senders deliver to AWS DevOps Agent's generic webhook. */
public final class AwsDevOpsWebhook {

    /** Reads it. */
    public static final WebhookFormat FORMAT = new AlertMapping(
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
            Set.of("closed", "resolved"),
            Set.of(),
            false);

    private AwsDevOpsWebhook() {}
}
