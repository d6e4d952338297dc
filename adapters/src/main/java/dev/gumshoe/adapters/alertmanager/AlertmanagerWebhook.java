package dev.gumshoe.adapters.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gumshoe.adapters.http.AlertFields;
import dev.gumshoe.adapters.http.Delivery;
import dev.gumshoe.adapters.http.JsonBody;
import dev.gumshoe.adapters.http.Refused;
import dev.gumshoe.adapters.http.Remarks;
import dev.gumshoe.adapters.http.WebhookFormat;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertCorrelator;
import dev.gumshoe.conversations.incident.AlertReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Alertmanager's webhook, version 4, and Grafana's, which adds to it. Every delivery repeats the alerts of a group that last, so that an alert is
 * known by its fingerprint and the time it began.
 *
 * @param sender {@code alertmanager} or {@code grafana}
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">webhook_config</a>
 */
public record AlertmanagerWebhook(String sender) implements WebhookFormat {

    @Override
    public List<AlertReading> read(Delivery delivery) throws Refused {
        JsonNode body = JsonBody.object(delivery);
        if (!body.path("alerts").isArray()) {
            throw new Refused(400, "The body has no list of alerts: this is not what " + sender + " sends.");
        }
        Group group = new Group(body.path("groupKey").asText(""), body.path("truncatedAlerts").asInt(0));
        List<AlertReading> readings = new ArrayList<>();
        for (JsonNode each : body.path("alerts")) {
            readings.add(read(each, "alerts[" + readings.size() + "]", group));
        }
        return readings;
    }

    /**
     * What the alerts of a delivery have in common.
     *
     * @param truncated how many more the sender left out
     */
    private record Group(String key, int truncated) {

        /** Its group holds alerts together, whatever they are about. */
        Alert in(Alert alert) {
            Remarks remarks = new Remarks();
            if (truncated > 0) {
                remarks.add("truncatedAlerts is " + truncated + ": the sender left out as many more alarms of this group (max_alerts)");
            }
            return remarks.on(key.isBlank() ? alert : alert.with(Map.of(AlertCorrelator.GROUP, key)));
        }
    }

    private AlertReading read(JsonNode each, String where, Group group) throws Refused {
        Map<String, String> labels = JsonBody.labels(each.path("labels"));
        if (labels.isEmpty()) {
            throw new Refused(400, where + " has no labels: this is not what " + sender + " sends.");
        }
        String key = JsonBody.first(each, List.of("/fingerprint")).orElseGet(() -> new TreeMap<>(labels).toString());
        String began = each.path("startsAt").asText("");
        String id = sender + "-" + key + "-" + began;
        String status = each.path("status").asText("");
        return switch (status) {
            case "resolved" -> new AlertReading.Ended(id, AlertFields.fingerprint(sender, key));
            case "firing" -> new AlertReading.Fired(group.in(fields(each, id, key, began(began, where), labels).alert()));
            default -> throw new Refused(400, where + ".status is " + JsonBody.quoted(status) + ". Send firing or resolved.");
        };
    }

    /** With its fingerprint it tells one firing from the next. */
    private static Instant began(String text, String where) throws Refused {
        return JsonBody.time(text).orElseThrow(() -> new Refused(400,
                where + ".startsAt is " + JsonBody.quoted(text) + ". Send a time like 2026-01-31T12:00:00Z."));
    }

    private AlertFields fields(JsonNode each, String id, String key, Instant began, Map<String, String> labels) {
        return new AlertFields(sender, id, key, title(each, labels),
                JsonBody.first(each, List.of("/annotations/description", "/annotations/message", "/valueString")).orElse(""), "", began,
                Optional.empty(), Optional.empty(), JsonBody.first(each, List.of("/panelURL", "/dashboardURL", "/generatorURL")), labels);
    }

    private static String title(JsonNode each, Map<String, String> labels) {
        String name = labels.getOrDefault("alertname", "Alert");
        return JsonBody.first(each, List.of("/annotations/summary", "/annotations/title")).map(summary -> name + ": " + summary)
                .orElse(name);
    }
}
