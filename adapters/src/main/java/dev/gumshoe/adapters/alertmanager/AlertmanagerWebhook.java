package dev.gumshoe.adapters.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gumshoe.adapters.http.AlertFields;
import dev.gumshoe.adapters.http.Delivery;
import dev.gumshoe.adapters.http.JsonBody;
import dev.gumshoe.adapters.http.Refused;
import dev.gumshoe.adapters.http.WebhookFormat;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertCorrelator;
import dev.gumshoe.conversations.incident.AlertReading;
import java.util.ArrayList;
import java.util.HashMap;
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
        String group = body.path("groupKey").asText("");
        List<AlertReading> readings = new ArrayList<>();
        for (JsonNode each : body.path("alerts")) {
            readings.add(read(each, group, delivery));
        }
        return readings;
    }

    private AlertReading read(JsonNode each, String group, Delivery delivery) throws Refused {
        Map<String, String> labels = JsonBody.labels(each.path("labels"));
        if (labels.isEmpty()) {
            throw new Refused(400, "An alert has no labels: this is not what " + sender + " sends.");
        }
        String key = JsonBody.first(each, List.of("/fingerprint")).orElseGet(() -> new TreeMap<>(labels).toString());
        String began = each.path("startsAt").asText("");
        String id = sender + "-" + key + "-" + began;
        if (each.path("status").asText("").equals("resolved")) {
            return new AlertReading.Ended(id, AlertFields.fingerprint(sender, key));
        }
        return new AlertReading.Fired(in(group, new AlertFields(sender, id, key, title(each, labels),
                JsonBody.first(each, List.of("/annotations/description", "/annotations/message", "/valueString")).orElse(""),
                "", JsonBody.time(Optional.of(began), delivery.at()), Optional.empty(), Optional.empty(),
                JsonBody.first(each, List.of("/panelURL", "/dashboardURL", "/generatorURL")), labels).alert()));
    }

    private static String title(JsonNode each, Map<String, String> labels) {
        String name = labels.getOrDefault("alertname", "Alert");
        return JsonBody.first(each, List.of("/annotations/summary", "/annotations/title")).map(summary -> name + ": " + summary)
                .orElse(name);
    }

    /** Its group holds alerts together, whatever they are about. */
    private static Alert in(String group, Alert a) {
        if (group.isBlank()) {
            return a;
        }
        Map<String, String> attributes = new HashMap<>(a.attributes());
        attributes.put(AlertCorrelator.GROUP, group);
        return new Alert(a.id(), a.fingerprint(), a.title(), a.description(), a.severity(), a.startedAt(), a.resource(), a.metric(),
                a.sender(),
                a.link(), attributes);
    }
}
