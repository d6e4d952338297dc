package dev.gumshoe.adapters.dynatrace;

import static dev.gumshoe.conversations.incident.SenderStyle.words;

import dev.gumshoe.conversations.incident.AlertReader;
import dev.gumshoe.conversations.incident.SenderStyle;

/** Messages of Dynatrace; people write their template, and problem ids are the same in all. */
public final class DynatraceMessages {

    /** Reads the messages. */
    public static final AlertReader READER = new SenderStyle(
            "dynatrace",
            words("dynatrace"),
            words("\\b(?:live|apps)\\.dynatrace(?:labs)?\\.com\\b|#problems/problemdetails"),
            words("\\b(P-\\d{2,})\\b"),
            words("\\bopen\\b"),
            words("\\b(?:resolved|closed|merged)\\b"),
            null);

    private DynatraceMessages() {}
}
