package dev.gumshoe.adapters.http;

import dev.gumshoe.conversations.incident.AlertReading;
import java.util.List;

/** Reads what one kind of sender delivers. Safe for use by several threads. */
public interface WebhookFormat {

    /** What the delivery tells of alarms, in order; empty when it is about something else. @throws Refused when it cannot be read */
    List<AlertReading> read(Delivery delivery) throws Refused;
}
