package dev.gumshoe.adapters.http;

import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertLabels;
import dev.gumshoe.conversations.incident.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an alert as a sender's JSON has them, on their way to becoming one: secrets are masked, lengths cut, and what the sender does not say is
 * looked for in its labels.
 *
 * @param id the sender's id of this firing
 * @param key the sender's key of the alarm
 * @param severity the sender's word, or empty
 */
public record AlertFields(
        String sender,
        String id,
        String key,
        String title,
        String description,
        String severity,
        Instant startedAt,
        Optional<String> resource,
        Optional<String> metric,
        Optional<String> link,
        Map<String, String> labels) {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_DESCRIPTION = 20_000;

    /** What the alarm is known by. */
    public static String fingerprint(String sender, String key) {
        return sender + ":" + key;
    }

    /** The alert. */
    public Alert alert() {
        AlertLabels known = AlertLabels.of(labels);
        Severity how = severity.isBlank() ? known.severity().orElse(Severity.MEDIUM) : Severity.named(severity);
        return new Alert(id, fingerprint(sender, key), cut(Secrets.mask(title), LONGEST_TITLE),
                cut(Secrets.mask(description), LONGEST_DESCRIPTION),
                how, startedAt, resource.or(known::resource).orElse(null), metric.or(known::metric).orElse(null), sender,
                link.map(AlertFields::uri).orElse(null), known.all().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, AlertFields::masked)));
    }

    private static String masked(Map.Entry<String, String> label) {
        return Secrets.mask(label.getKey() + "=" + label.getValue()).substring(label.getKey().length() + 1);
    }

    private static @Nullable URI uri(String address) {
        try {
            URI uri = new URI(address);
            return uri.getScheme() != null && uri.getScheme().matches("https?") ? uri : null;
        } catch (URISyntaxException _) {
            return null;
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, most - 1))) + "…";
    }
}
