package dev.gumshoe.adapters.sentry;

import dev.gumshoe.adapters.http.AlertMapping;
import dev.gumshoe.adapters.http.StateWords;
import dev.gumshoe.adapters.http.WebhookFormat;
import java.util.List;
import java.util.Set;

/** Webhooks of a Sentry integration: issues, and alerts of its rules. */
public final class SentryWebhook {

    /** Reads it. */
    public static final WebhookFormat FORMAT = new AlertMapping(
            "sentry",
            List.of("/data/issue/id", "/data/event/issue_id", "/data/metric_alert/id"),
            List.of("/data/issue/title", "/data/event/title", "/data/description_title", "/data/metric_alert/title"),
            List.of("/data/issue/culprit", "/data/event/culprit", "/data/description_text"),
            List.of("/data/issue/level", "/data/event/level"),
            List.of("/action"),
            List.of("/data/issue/lastSeen", "/data/event/datetime"),
            List.of("/data/issue/project/slug", "/data/event/project_name"),
            List.of(),
            List.of("/data/issue/web_url", "/data/issue/permalink", "/data/event/web_url", "/data/web_url"),
            List.of("/data/issue/metadata", "/data/event/metadata"),
            StateWords.unless(Set.of("resolved"), Set.of("assigned", "archived", "ignored", "unresolved_ongoing")),
            false);

    private SentryWebhook() {}
}
