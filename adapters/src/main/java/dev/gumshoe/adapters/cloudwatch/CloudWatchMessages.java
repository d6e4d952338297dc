package dev.gumshoe.adapters.cloudwatch;

import static dev.gumshoe.conversations.incident.SenderStyle.words;

import dev.gumshoe.conversations.incident.AlertReader;
import dev.gumshoe.conversations.incident.SenderStyle;

/** Messages of Amazon Q Developer in chat applications, formerly AWS Chatbot, about alarms of CloudWatch. */
public final class CloudWatchMessages {

    /** Reads the messages. */
    public static final AlertReader READER = new SenderStyle(
            "cloudwatch",
            words("amazon q|aws chatbot|cloudwatch"),
            words("\\bcloudwatch alarm\\b|console\\.aws\\.amazon\\.com/cloudwatch/\\S*alarm"),
            words("\\bcloudwatch alarm \\| ([^|]+?) *(?:\\||$)|\\b(?:alarm|ok|insufficient_data): \"([^\"]+)\""),
            words("\\b(?:in )?alarm\\b"),
            words("(?:\\b(?:is|to|in|now) |(?:->|=>|→) ?)ok\\b|\\bok state\\b|^ok:"),
            words("\\bscheduled report\\b|\\bbudget\\b"));

    private CloudWatchMessages() {}
}
