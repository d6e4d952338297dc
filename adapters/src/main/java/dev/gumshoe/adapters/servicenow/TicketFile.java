package dev.gumshoe.adapters.servicenow;

import java.util.Objects;

/**
 * A file that goes with what is said in a ticket.
 *
 * @param name its name, the same whenever it is made again
 * @param type its media type
 */
@SuppressWarnings("ArrayRecordComponent")
public record TicketFile(String name, String type, byte[] bytes) {

    /** Checks that all is there. */
    public TicketFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(bytes, "bytes");
    }
}
