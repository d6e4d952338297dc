package dev.gumshoe.adapters.sentry;

import static dev.gumshoe.conversations.incident.SenderStyle.words;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gumshoe.conversations.incident.AlertMessage;
import dev.gumshoe.conversations.incident.AlertReader;
import dev.gumshoe.conversations.incident.AlertReading;
import dev.gumshoe.conversations.incident.SenderStyle;
import java.util.List;
import java.util.Optional;

/**
 * Messages of Sentry. Its blocks carry the issue's id as JSON in their own ids, which no template changes; without them the link names the issue.
 *
 * @see <a href="https://github.com/getsentry/sentry/tree/master/src/sentry/integrations/slack/message_builder">Sentry's message builder</a>
 */
public final class SentryMessages implements AlertReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEYED = "sentry issue ";

    private final SenderStyle style = new SenderStyle(
            "sentry",
            words("sentry"),
            words("\\bsentry\\.io/\\S*issues/\\d|^" + KEYED),
            words("^" + KEYED + "(\\S+)|/issues/(\\d+)"),
            null,
            words("\\bresolved\\b"),
            words("\\b(?:archived|ignored|assigned to|deploy(?:ed|ment) finished|weekly report)\\b"));

    @Override
    public Optional<AlertReading> read(AlertMessage message) {
        return style.read(issue(message).map(issue -> keyed(message, issue)).orElse(message));
    }

    private static Optional<String> issue(AlertMessage message) {
        return message.keys().stream().map(SentryMessages::issue).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> issue(String key) {
        if (!key.startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonNode issue = JSON.readTree(key).path("issue");
            return issue.isValueNode() && !issue.isNull() ? Optional.of(issue.asText()) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** The same message with its key where keys are looked for. */
    private static AlertMessage keyed(AlertMessage m, String issue) {
        List<String> links = java.util.stream.Stream.concat(java.util.stream.Stream.of(KEYED + issue), m.links().stream()).toList();
        return new AlertMessage(m.id(), m.at(), m.surface(), m.sender(), m.person(), m.text(), m.blocks(), m.attachments(), m.keys(),
                links);
    }
}
