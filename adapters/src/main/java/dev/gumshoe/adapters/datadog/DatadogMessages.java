package dev.gumshoe.adapters.datadog;

import static dev.gumshoe.conversations.incident.SenderStyle.words;

import dev.gumshoe.conversations.incident.AlertReader;
import dev.gumshoe.conversations.incident.SenderStyle;

/** Messages of Datadog's monitors; the state begins the title. */
public final class DatadogMessages {

    /** Reads the messages. */
    public static final AlertReader READER = new SenderStyle(
            "datadog",
            words("datadog"),
            words("\\bdatadoghq\\.(?:com|eu)/monitors\\b"),
            null,
            words("^\\W*(?:re-)?(?:triggered|warn|no data)\\b"),
            words("^\\W*recovered\\b"),
            words("^\\W*(?:muted|unmuted|downtime)\\b"));

    private DatadogMessages() {}
}
