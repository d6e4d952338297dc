package dev.gumshoe.adapters.alerts;

import static dev.gumshoe.conversations.incident.SenderStyle.words;

import dev.gumshoe.conversations.incident.AlertReader;
import dev.gumshoe.conversations.incident.SenderStyle;
import java.util.List;

/** Senders whose messages need nothing but their style: New Relic, Opsgenie (and Jira Service Management, which took it over), incident.io. */
public final class OtherSenders {

    /** A reader for each. */
    public static final List<AlertReader> READERS = List.of(
            new SenderStyle(
                    "newrelic",
                    words("new ?relic"),
                    words("\\bnewrelic\\.com/\\S*(?:issue|incident)"),
                    words("\\bnewrelic\\.com/\\S*?(?:issueId=|issues?/|incidents?/)([A-Za-z0-9-]+)"),
                    words("\\b(?:activated|created|opened)\\b"),
                    words("\\bclosed\\b"),
                    words("\\backnowledged\\b")),
            new SenderStyle(
                    "opsgenie",
                    words("opsgenie|jira service management"),
                    words("\\bopsgenie\\.com/alert/"),
                    words("\\bopsgenie\\.com/alert/(?:detail/)?([A-Za-z0-9-]+)"),
                    words("\\bnew alert\\b|\\bcreated\\b"),
                    words("\\bclosed\\b"),
                    words("\\b(?:acknowledged|snoozed|assigned|escalated|added note|note added|updated)\\b")),
            new SenderStyle(
                    "incident.io",
                    words("incident\\.io|^incident$"),
                    words("\\bapp\\.incident\\.io/|\\bnew alert from\\b"),
                    words("\\bapp\\.incident\\.io/\\S*?(?:alerts|incidents)/([A-Za-z0-9-]+)"),
                    words("\\bnew alert from\\b|\\bdeclared\\b"),
                    words("\\b(?:resolved|closed)\\b"),
                    words("\\b(?:update shared|role assigned|postmortem|follow-up)\\b")));

    private OtherSenders() {}
}
