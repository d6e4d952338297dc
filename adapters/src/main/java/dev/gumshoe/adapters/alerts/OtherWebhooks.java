package dev.gumshoe.adapters.alerts;

import dev.gumshoe.adapters.http.AlertMapping;
import dev.gumshoe.adapters.http.StateWords;
import dev.gumshoe.adapters.http.WebhookFormat;
import java.util.List;
import java.util.Set;

/** Webhooks of senders of whom a mapping is all that is needed. */
public final class OtherWebhooks {

    /** New Relic's workflows, with the template they come with. */
    public static final WebhookFormat NEW_RELIC = new AlertMapping(
            "newrelic",
            List.of("/issueId", "/id"),
            List.of("/title", "/annotations/title/0"),
            List.of("/description", "/annotations/description/0"),
            List.of("/priority"),
            List.of("/state"),
            List.of("/createdAt"),
            List.of("/impactedEntities/0"),
            List.of("/alertConditionNames/0"),
            List.of("/issueUrl"),
            List.of("", "/labels"),
            StateWords.unless(Set.of("closed"), Set.of("acknowledged")),
            true);

    /** Opsgenie, and Jira Service Management after it. */
    public static final WebhookFormat OPSGENIE = new AlertMapping(
            "opsgenie",
            List.of("/alert/alias", "/alert/alertId"),
            List.of("/alert/message"),
            List.of("/alert/description"),
            List.of("/alert/priority"),
            List.of("/action"),
            List.of("/alert/createdAt"),
            List.of("/alert/entity"),
            List.of(),
            List.of(),
            List.of("/alert/details"),
            StateWords.unless(Set.of("close"),
                    Set.of("acknowledge", "unacknowledge", "addnote", "addtags", "removetags", "addrecipient", "addteam", "assignownership",
                            "takeownership", "snooze", "escalate", "escalatenext", "delete", "updatepriority", "updatemessage",
                            "updatedescription", "customaction")),
            false);

    private OtherWebhooks() {}
}
