package dev.gumshoe.bot.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads alerts out of messages. What senders post differs from team to team (every one lets people rewrite its template), so this relies on
 * nothing but words: the first line is the title, the rest the description.
 */
final class SlackAlerts {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_DESCRIPTION = 20_000;

    private static final Pattern ENDED = Pattern.compile(
            "^\\W*(?:\\[?(?:resolved|ok|recovered|closed|recovery|cleared)(?::\\d+)?\\b)|\\bresolved\\]?\\W*$", Pattern.CASE_INSENSITIVE);

    private static final Pattern FIRED = Pattern.compile(
            "^(?::[a-z0-9_+-]+:|[^\\p{L}\\p{N}])*(?:firing|alert|alarm|triggered|re-triggered|no data|critical|warning|warn|error|incident|outage|"
                    + "page|p[1-5]|sev-?[0-5])\\b(?!.*\\?\\s*$)",
            Pattern.CASE_INSENSITIVE);

    /** What differs between two firings of the same alarm: its state and its numbers, but not the digits of a name. */
    private static final Pattern STATE = Pattern.compile(
            "\\[?\\b(?:firing|resolved|triggered|re-triggered|recovered|recovery|ok|warn|no data|acknowledged|closed|cleared)\\b(?::\\d+)?\\]?:?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\p{N}_./-])\\d+(?:[.,:]\\d+)*\\s?(?:%|ms|s|m|h|k|kb|mb|gb|rps)?(?![\\p{L}\\p{N}_/-])", Pattern.CASE_INSENSITIVE);

    private static final Pattern STATED = Pattern.compile("\\b(?:severity|priority|urgency|level)\\W{1,4}(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEVERITY = Pattern
            .compile("\\b(critical|fatal|emergency|p[1-5]|sev-?[0-4]|high|error|warning|warn|low|info)\\b", Pattern.CASE_INSENSITIVE);

    /** What a message tells of alarms. */
    sealed interface Reading {

        /** An alarm fired. */
        record Fired(Alert alert) implements Reading {}

        /** The alarm of that fingerprint ended. */
        record Ended(String fingerprint) implements Reading {}

        /** Nothing. */
        record Nothing() implements Reading {}
    }

    /** Reads a message of a watched channel. A person's counts as an alert only when it begins like one. */
    Reading read(SlackPost post) {
        List<String> lines = SlackWords.of(post);
        if (lines.isEmpty()) {
            return new Reading.Nothing();
        }
        String title = lines.getFirst();
        boolean person = post.bot() == null && post.sender() == null && post.user() != null;
        if (ENDED.matcher(title).find()) {
            return person && !title.startsWith("[") ? new Reading.Nothing() : new Reading.Ended(fingerprint(post, title));
        }
        if (person && !FIRED.matcher(title).find()) {
            return new Reading.Nothing();
        }
        String rest = String.join("\n", lines.subList(1, lines.size()));
        return new Reading.Fired(alert(post, title, rest, severity(post, title, rest)));
    }

    /** The alert a person describes in their own words; the message of that id stands for it. */
    Alert described(String text, SlackPost post) {
        List<String> lines = SlackText.read(text).strip().lines().filter(line -> !line.isBlank()).toList();
        String rest = String.join("\n", lines.subList(1, lines.size()));
        return alert(post, lines.getFirst(), rest, severity(post, lines.getFirst(), rest));
    }

    private static Alert alert(SlackPost post, String title, String rest, Severity severity) {
        return new Alert(post.id(), fingerprint(post, title), SlackText.cut(title, LONGEST_TITLE), SlackText.cut(rest, LONGEST_DESCRIPTION),
                severity, post.at(), null, null, sender(post), link(post), Map.of());
    }

    private static String sender(SlackPost post) {
        String name = post.sender() == null ? "" : post.sender().strip().toLowerCase(Locale.ROOT);
        return name.isEmpty() ? SlackIds.SURFACE : name;
    }

    /** The same for every firing of the same alarm: the sender's own key where its message carries one, else sender and title. */
    private static String fingerprint(SlackPost post, String title) {
        return sender(post) + ":" + issue(post).orElseGet(() -> normal(title));
    }

    static String normal(String title) {
        String stateless = STATE.matcher(title.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return NUMBER.matcher(stateless).replaceAll("#").replaceAll("[^\\p{L}\\p{N}#._/-]+", " ").strip();
    }

    /** The issue's id that Sentry keeps as JSON in the ids of its blocks. */
    private static Optional<String> issue(SlackPost post) {
        return post.blocks().stream().map(block -> block.getBlockId()).filter(Objects::nonNull).filter(id -> id.startsWith("{"))
                .map(SlackAlerts::issue).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> issue(String json) {
        try {
            JsonObject object = JsonParser.parseString(json).getAsJsonObject();
            return object.has("issue") ? Optional.of("issue " + object.get("issue").getAsString()) : Optional.empty();
        } catch (JsonSyntaxException | IllegalStateException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }

    private static Severity severity(SlackPost post, String title, String rest) {
        Matcher stated = STATED.matcher(title + "\n" + rest);
        if (stated.find()) {
            return Severity.named(stated.group(1));
        }
        Matcher word = SEVERITY.matcher(title);
        if (word.find()) {
            return Severity.named(word.group(1).replace("-", ""));
        }
        return Stream.of("danger", "warning", "good")
                .filter(colour -> post.attachments().stream().anyMatch(a -> colour.equals(a.getColor())))
                .map(colour -> colour.equals("danger") ? Severity.HIGH : Severity.MEDIUM).findFirst().orElse(Severity.MEDIUM);
    }

    private static @Nullable URI link(SlackPost post) {
        return SlackWords.links(post).stream().map(SlackAlerts::uri).flatMap(Optional::stream).findFirst().orElse(null);
    }

    private static Optional<URI> uri(String address) {
        try {
            return Optional.of(new URI(address));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
