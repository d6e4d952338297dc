package dev.gumshoe.adapters.http;

import dev.gumshoe.conversations.incident.AlertReading;
import java.util.List;
import java.util.Locale;

/** Reads what one kind of sender delivers. Safe for use by several threads. */
public interface WebhookFormat {

    /** What the delivery tells of alarms, in order; empty when it is about something else. @throws Refused when it cannot be read */
    List<AlertReading> read(Delivery delivery) throws Refused;

    /** Whether the sender calls its bodies that, by their media type as the header has it. */
    default boolean calls(String contentType) {
        String type = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.equals("text/json") || type.endsWith("+json");
    }
}
