package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads alerts out of messages by their words: the first line, or the first embed's title, is the alert's title, the rest its description. */
final class DiscordAlerts {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_DESCRIPTION = 20_000;
    private static final String BEGIN = "^(?:[^\\p{L}\\p{N}]|:\\w+:)*";
    private static final Pattern ENDED = words(BEGIN + "(?:resolved|recovered|recovery|ok|closed|cleared)\\b|\\bresolved\\W*$");
    private static final Pattern FIRED = words(
            BEGIN + "(?:firing|alert|alarm|triggered|re-triggered|no data|critical|warning|warn|error|outage|"
                    + "p[1-5]|sev-?[0-5])\\b(?!.*\\?\\s*$)");
    private static final Pattern STATE = words(
            "\\[?\\b(?:firing|triggered|re-triggered|resolved|recovered|recovery|ok|closed|cleared)\\b(?::\\d+)?\\]?:?");
    private static final Pattern NUMBER = words(
            "(?<![\\p{L}\\p{N}_./-])\\d+(?:[.,:]\\d+)*\\s?(?:%|ms|s|m|h|kb|mb|gb)?(?![\\p{L}\\p{N}_/-])");
    private static final Pattern SEVERITY = words("\\b(critical|fatal|emergency|p[1-5]|sev-?[0-4]|high|error|warning|warn|low|info)\\b");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>)\\]]+");

    /** What a message tells of alarms. */
    sealed interface Reading {

        /** An alarm fired. */
        record Fired(Alert alert) implements Reading {}

        /** The alarm of that fingerprint ended. */
        record Ended(String fingerprint) implements Reading {}

        /** It may be an alarm; a person is to say. */
        record Unsure(Alert alert) implements Reading {}

        /** Nothing. */
        record Nothing() implements Reading {}
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** Reads a message of a watched channel. */
    Reading read(DiscordPost post) {
        List<String> lines = post.lines();
        if (lines.isEmpty()) {
            return new Reading.Nothing();
        }
        String title = lines.getFirst();
        if (ENDED.matcher(title).find()) {
            return post.program() || title.startsWith("[") ? new Reading.Ended(fingerprint(post, title)) : new Reading.Nothing();
        }
        if (FIRED.matcher(title).find()) {
            return new Reading.Fired(alert(post, lines));
        }
        return post.program() ? new Reading.Unsure(alert(post, lines)) : new Reading.Nothing();
    }

    private static Alert alert(DiscordPost post, List<String> lines) {
        String title = lines.getFirst();
        String rest = String.join("\n", lines.subList(1, lines.size()));
        Matcher severity = SEVERITY.matcher(title + "\n" + rest);
        return new Alert(post.key(), fingerprint(post, title), DiscordText.cut(title, LONGEST_TITLE),
                DiscordText.cut(rest, LONGEST_DESCRIPTION),
                severity.find() ? Severity.named(severity.group(1).replace("-", "")) : Severity.MEDIUM, post.at(), null, null, sender(post),
                link(post).orElse(null), Map.of());
    }

    /** The same for every firing of the same alarm: what differs between two is its state and its numbers. */
    private static String fingerprint(DiscordPost post, String title) {
        String stateless = STATE.matcher(title.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return sender(post) + ":" + NUMBER.matcher(stateless).replaceAll("#").replaceAll("[^\\p{L}\\p{N}#._/-]+", " ").strip();
    }

    private static String sender(DiscordPost post) {
        return post.program() ? post.author().strip().toLowerCase(Locale.ROOT) : DiscordIds.SURFACE;
    }

    private static Optional<URI> link(DiscordPost post) {
        return post.embeds().stream().map(embed -> embed.getUrl()).filter(url -> url != null).findFirst()
                .or(() -> ADDRESS.matcher(post.text()).results().map(match -> match.group()).findFirst()).flatMap(DiscordAlerts::uri);
    }

    private static Optional<URI> uri(String address) {
        try {
            return Optional.of(new URI(address));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** The alert that a person describes in their own words; not blank. */
    static Alert asked(String id, String text, Instant at, @Nullable String service) {
        List<String> lines = text.strip().lines().filter(line -> !line.isBlank()).toList();
        return new Alert(id, DiscordIds.SURFACE + ":" + id, DiscordText.cut(lines.getFirst().strip(), LONGEST_TITLE),
                String.join("\n", lines.subList(1, lines.size())), Severity.MEDIUM, at, service, null, DiscordIds.SURFACE, null, Map.of());
    }
}
