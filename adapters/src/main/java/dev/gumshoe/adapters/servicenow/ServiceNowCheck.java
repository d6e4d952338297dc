package dev.gumshoe.adapters.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Tries whether an instance lets Gumshoe in and shows it what it needs; with reads alone. */
public final class ServiceNowCheck {

    private ServiceNowCheck() {}

    /**
     * As whom it is read, and what matches.
     *
     * @throws IOException with what is to be mended, when it does not answer or keeps something back
     */
    public static String of(ServiceNowSettings settings) throws IOException {
        try (ServiceNowApi api = new ServiceNowApi(settings, InstantSource.system(), 0)) {
            JsonNode user = api.first("sys_user", "user_name=" + settings.user(), "user_name,time_zone");
            JsonNode ticket = api.first(settings.table(), settings.filter(), "sys_id,number");
            JsonNode entry = api.first(TicketEntry.TABLE, "name=" + settings.table(), "sys_id");
            List<String> wrong = new ArrayList<>();
            if (user.isMissingNode()) {
                wrong.add("there is no user " + settings.user() + ": set servicenow.user to the user name of the OAuth application's user");
            }
            String zone = user.path("time_zone").asText("");
            if (!zone.isEmpty() && !zone.matches("GMT|UTC|Etc/.*")) {
                wrong.add("the user's time zone is " + zone + ": set it to GMT, or times in queries are read in that zone");
            }
            if (entry.isMissingNode()) {
                wrong.add("no entry of " + TicketEntry.TABLE + " is shown: let the user read it, or nobody is heard");
            }
            if (!wrong.isEmpty()) {
                throw new IOException(String.join("; ", wrong));
            }
            return "reads " + settings.table() + " at " + settings.url() + " as " + settings.user() + "; "
                    + (ticket.isMissingNode()
                            ? "no ticket matches the filter now"
                            : ticket.path("number").asText() + " matches the filter");
        }
    }
}
