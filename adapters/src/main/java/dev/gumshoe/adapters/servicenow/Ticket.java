package dev.gumshoe.adapters.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gumshoe.adapters.http.AlertFields;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.incident.Alert;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A ticket as a row of its table tells it.
 *
 * @param row asked for with both values and display values
 */
record Ticket(String table, JsonNode row) {

    /** The surface tickets are places of. */
    static final String SURFACE = "servicenow";

    /** What is asked for. */
    static final String FIELDS = "sys_id,number,short_description,description,priority,state,active,opened_at,sys_created_on,sys_updated_on,"
            + "sys_mod_count,reopen_count,cmdb_ci,business_service,category,assignment_group,assigned_to";

    private static final String[] LABELS = {"number", "business_service", "category", "assignment_group", "assigned_to"};

    String id() {
        return value("sys_id");
    }

    private String value(String field) {
        return row.path(field).path("value").asText("");
    }

    private String shown(String field) {
        return row.path(field).path("display_value").asText("");
    }

    /** The thread that the ticket is. */
    Place place() {
        return new Place(SURFACE, table, id());
    }

    /** The same while nothing in the row changed. */
    String version() {
        return id() + " " + value("sys_mod_count") + " " + value("sys_updated_on");
    }

    Instant updated() {
        return Times.read(value("sys_updated_on")).orElse(Instant.EPOCH);
    }

    /** Whether it is over. */
    boolean over(ServiceNowSettings settings) {
        return settings.ended().contains(value("state")) || value("active").equals("false");
    }

    /** What the alert of the ticket is known by; a ticket that was opened again is another. */
    String alertId() {
        String again = value("reopen_count");
        return SURFACE + "-" + id() + (again.isEmpty() || again.equals("0") ? "" : "-" + again);
    }

    String fingerprint() {
        return AlertFields.fingerprint(SURFACE, id());
    }

    /** The ticket as an alert. */
    Alert alert(ServiceNowSettings settings) {
        Map<String, String> labels = new TreeMap<>(Map.of("sys_id", id()));
        for (String label : LABELS) {
            if (!shown(label).isBlank()) {
                labels.put(label, shown(label));
            }
        }
        String title = shown("short_description").isBlank() ? shown("number") : shown("short_description");
        Instant began = Times.read(value("opened_at")).or(() -> Times.read(value("sys_created_on"))).orElseGet(this::updated);
        return new AlertFields(SURFACE, alertId(), id(), title, shown("description"), "p" + value("priority"), began,
                Optional.of(shown("cmdb_ci")).filter(ci -> !ci.isBlank()), Optional.empty(),
                Optional.of(settings.url() + "nav_to.do?uri=" + table + ".do?sys_id=" + id()), labels).alert();
    }
}
