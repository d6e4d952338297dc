package dev.gumshoe.adapters.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gumshoe.conversations.incident.AlertReading;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where in a sender's JSON an alert's parts are, as JSON pointers (RFC 6901); of several the first that leads to something.
 *
 * @param sender what the sender is called in alerts
 * @param id the sender's id of the alarm; what has none is refused
 * @param state the word for its state; without one it fires
 * @param ended the states in which it ended, lower case
 * @param passing the states that tell neither a beginning nor an end, lower case
 * @param labels objects whose fields, and lists whose names and values, become labels
 * @param lenient whether the body may be only nearly JSON
 */
public record AlertMapping(
        String sender,
        List<String> id,
        List<String> title,
        List<String> description,
        List<String> severity,
        List<String> state,
        List<String> startedAt,
        List<String> resource,
        List<String> metric,
        List<String> link,
        List<String> labels,
        Set<String> ended,
        Set<String> passing,
        boolean lenient)
        implements
            WebhookFormat {

    @Override
    public List<AlertReading> read(Delivery delivery) throws Refused {
        JsonNode body = lenient ? JsonBody.lenient(delivery) : JsonBody.object(delivery);
        String key = JsonBody.first(body, id).orElseThrow(() -> missing("id", id));
        String word = JsonBody.first(body, state).orElse("").strip().toLowerCase(Locale.ROOT);
        if (passing.contains(word)) {
            return List.of();
        }
        if (ended.contains(word)) {
            return List.of(new AlertReading.Ended(sender + "-" + key, AlertFields.fingerprint(sender, key)));
        }
        Map<String, String> found = new HashMap<>();
        labels.forEach(pointer -> found.putAll(JsonBody.labels(body.at(pointer))));
        Instant began = JsonBody.time(JsonBody.first(body, startedAt), delivery.at());
        return List.of(new AlertReading.Fired(new AlertFields(sender, sender + "-" + key + "-" + began, key,
                JsonBody.first(body, title).orElseThrow(() -> missing("title", title)), JsonBody.first(body, description).orElse(""),
                JsonBody.first(body, severity).orElse(""), began,
                JsonBody.first(body, resource), JsonBody.first(body, metric), JsonBody.first(body, link), found).alert()));
    }

    private static Refused missing(String what, List<String> pointers) {
        return new Refused(400, "The body has no " + what + ": nothing stands at " + String.join(" or ", pointers) + ".");
    }
}
