package dev.gumshoe.adapters.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertReading;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where in a sender's JSON an alert's parts are, as JSON pointers (RFC 6901); of several the first that leads to something. What tells which alarm it is
 * and whether it lasts has to be understood, else the delivery is refused; of the rest what is not understood is remarked in the alert.
 *
 * @param sender what the sender is called in alerts
 * @param id the sender's id of the alarm; what has none is refused
 * @param state the word for its state; without one it fires
 * @param labels objects whose fields, and lists whose names and values, become labels
 * @param words what the words for its state mean
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
        StateWords words,
        boolean lenient)
        implements
            WebhookFormat {

    @Override
    public List<AlertReading> read(Delivery delivery) throws Refused {
        JsonNode body = lenient ? JsonBody.lenient(delivery) : JsonBody.object(delivery);
        String key = needed(body, "id", id);
        String word = state(body);
        if (words.passing().contains(word)) {
            return List.of();
        }
        if (words.ended().contains(word)) {
            return List.of(new AlertReading.Ended(sender + "-" + key, AlertFields.fingerprint(sender, key)));
        }
        return List.of(new AlertReading.Fired(alert(body, key, delivery.at())));
    }

    private Alert alert(JsonNode body, String key, Instant at) throws Refused {
        Map<String, String> found = new HashMap<>();
        labels.forEach(pointer -> found.putAll(JsonBody.labels(body.at(pointer))));
        Remarks remarks = new Remarks();
        String said = JsonBody.first(body, state).orElse("");
        if (words.guesses(StateWords.plain(said))) {
            remarks.add(place(body, state) + " is " + JsonBody.quoted(said) + ", a word not known: taken as firing");
        }
        Instant began = remarks.time(place(body, startedAt), part(remarks, body, "startedAt", startedAt), at);
        String how = part(remarks, body, "severity", severity);
        remarks.severity(place(body, severity), how);
        AlertFields fields = new AlertFields(sender, sender + "-" + key + "-" + began, key, needed(body, "title", title),
                JsonBody.first(body, description).orElse(""), how, began, JsonBody.first(body, resource), JsonBody.first(body, metric),
                JsonBody.first(body, link), found);
        part(remarks, body, "resource", resource);
        part(remarks, body, "metric", metric);
        return remarks.on(fields.alert());
    }

    private String state(JsonNode body) throws Refused {
        String said = JsonBody.first(body, state).orElse("");
        if (said.isEmpty() && JsonBody.nested(body, state).isPresent()) {
            throw wrongType("state", body, state);
        }
        String word = StateWords.plain(said);
        if (!words.others() && !words.lists(word)) {
            throw new Refused(400,
                    String.join(" or ", state) + " is " + JsonBody.quoted(said) + ", which says neither that an alarm lasts nor that it"
                            + " ended. Send one of " + words.listed() + ".");
        }
        return word;
    }

    /** Where it stands. */
    private static String place(JsonNode body, List<String> pointers) {
        return pointers.stream().filter(pointer -> JsonBody.first(body, List.of(pointer)).isPresent()).findFirst().orElse("");
    }

    private static String part(Remarks remarks, JsonNode body, String what, List<String> pointers) {
        String said = JsonBody.first(body, pointers).orElse("");
        if (said.isEmpty()) {
            JsonBody.nested(body, pointers).ifPresent(found -> remarks.add(what + " is " + found + ", not a text: left out"));
        }
        return said;
    }

    private static String needed(JsonNode body, String what, List<String> pointers) throws Refused {
        String said = JsonBody.first(body, pointers).orElse("");
        if (!said.isEmpty()) {
            return said;
        }
        throw JsonBody.nested(body, pointers).isPresent()
                ? wrongType(what, body, pointers)
                : new Refused(400, "The body has no " + what + ": nothing stands at " + String.join(" or ", pointers) + ".");
    }

    private static Refused wrongType(String what, JsonNode body, List<String> pointers) {
        return new Refused(400,
                "The alert's " + what + " is " + JsonBody.nested(body, pointers).orElse("nothing") + ". Send a text there.");
    }
}
