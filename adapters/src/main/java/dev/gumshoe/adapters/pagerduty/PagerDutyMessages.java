package dev.gumshoe.adapters.pagerduty;

import static dev.gumshoe.conversations.incident.SenderStyle.words;

import dev.gumshoe.conversations.incident.AlertReader;
import dev.gumshoe.conversations.incident.SenderStyle;

/** Messages of PagerDuty; its incident is known by the link. */
public final class PagerDutyMessages {

    /** Reads the messages. */
    public static final AlertReader READER = new SenderStyle(
            "pagerduty",
            words("pager ?duty"),
            words("\\bpagerduty\\.com/incidents/"),
            words("\\bpagerduty\\.com/incidents/([A-Za-z0-9]+)"),
            words("\\btriggered\\b"),
            words("\\bresolved\\b"),
            words("\\b(?:acknowledged|reassigned|escalated|snoozed|unacknowledged|note added|priority (?:changed|updated))\\b"));

    private PagerDutyMessages() {}
}
