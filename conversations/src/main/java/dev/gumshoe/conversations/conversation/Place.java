package dev.gumshoe.conversations.conversation;

import java.util.Set;

/**
 * Where people talk: a thread of a channel of a surface.
 *
 * @param surface {@code slack}, {@code web}, …
 * @param channel the surface's id of the channel
 * @param thread the surface's id of the thread
 */
public record Place(String surface, String channel, String thread) {

    /** The surfaces whose threads are tickets: nothing there can be edited, and who reads them sees no chat. */
    private static final Set<String> TICKETS = Set.of("servicenow");

    /** @throws IllegalArgumentException when a part is blank or holds a slash */
    public Place {
        for (String part : new String[] {surface, channel, thread}) {
            if (part.isBlank() || part.contains("/")) {
                throw new IllegalArgumentException("'" + part + "' is not a part of a place: it is blank or holds a slash");
            }
        }
    }

    /** The place written as {@link #toString} writes it. */
    public static Place parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("'" + text + "' is not a place: surface/channel/thread is expected");
        }
        return new Place(parts[0], parts[1], parts[2]);
    }

    /** Whether it is a ticket's. */
    public boolean ticket() {
        return TICKETS.contains(surface);
    }

    @Override
    public String toString() {
        return surface + "/" + channel + "/" + thread;
    }
}
