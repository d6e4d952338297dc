package dev.gumshoe.conversations.incident;

/** What a message, or a part of a request, tells of an alarm. */
public sealed interface AlertReading {

    /** An alarm fired. */
    record Fired(Alert alert) implements AlertReading {}

    /**
     * An alarm ended.
     *
     * @param id the id of the firing when its own message was edited, or the sender names it; else the message's
     * @param fingerprint the alarm's
     */
    record Ended(String id, String fingerprint) implements AlertReading {}

    /** It may be an alarm, and may be something else: a person is to say. */
    record Unsure(Alert alert) implements AlertReading {}

    /** It tells of no alarm's beginning or end. */
    record Nothing() implements AlertReading {}
}
