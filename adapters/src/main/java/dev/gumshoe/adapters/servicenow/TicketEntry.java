package dev.gumshoe.adapters.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gumshoe.conversations.conversation.Place;
import java.time.Instant;

/**
 * An entry of a ticket's journal: a comment or a work note.
 *
 * @param id its sys_id in sys_journal_field
 * @param ticket the sys_id of the ticket
 * @param author the user name of who wrote it
 */
record TicketEntry(String id, String ticket, String author, String text, Instant at) {

    /** What is asked for. */
    static final String FIELDS = "sys_id,element_id,element,value,sys_created_on,sys_created_by";

    /** The table. */
    static final String TABLE = "sys_journal_field";

    static TicketEntry of(JsonNode row) {
        return new TicketEntry(row.path("sys_id").asText(), row.path("element_id").asText(), row.path("sys_created_by").asText(),
                row.path("value").asText(""), Times.read(row.path("sys_created_on").asText("")).orElse(Instant.EPOCH));
    }

    /** The id that cases know it by. */
    String message() {
        return Ticket.SURFACE + ":" + id;
    }

    Place place(String table) {
        return new Place(Ticket.SURFACE, table, ticket);
    }
}
