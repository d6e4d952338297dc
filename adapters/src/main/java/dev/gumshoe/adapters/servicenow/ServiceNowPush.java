package dev.gumshoe.adapters.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gumshoe.adapters.http.Delivery;
import dev.gumshoe.adapters.http.JsonBody;
import dev.gumshoe.adapters.http.Refused;
import dev.gumshoe.adapters.http.WebhookFormat;
import dev.gumshoe.conversations.incident.AlertReading;
import java.util.List;

/**
 * What the business rule of {@link ServiceNowSetup} delivers: that something changed. What it was is then asked for, so that nothing is taken twice or
 * out of order, and nothing is lost when a delivery is.
 */
public final class ServiceNowPush implements WebhookFormat {

    private final Runnable wake;

    /** @param wake told when there may be news */
    public ServiceNowPush(Runnable wake) {
        this.wake = wake;
    }

    @Override
    public List<AlertReading> read(Delivery delivery) throws Refused {
        JsonNode body = JsonBody.object(delivery);
        if (!body.path("sys_id").asText("").matches("[0-9a-f]{32}")) {
            throw new Refused(400, "The body has no sys_id of a ticket; install the script that 'gumshoe setup servicenow' prints.");
        }
        wake.run();
        return List.of();
    }
}
