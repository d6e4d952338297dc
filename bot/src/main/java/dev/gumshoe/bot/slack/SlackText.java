package dev.gumshoe.bot.slack;

import dev.gumshoe.conversations.conversation.Splitting;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text on its way into Slack and out of it. Slack reads three characters as control characters ({@code & < >}); with those escaped no text can
 * mention a person or a channel, or hide where a link goes.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Formatting message text</a>
 */
final class SlackText {

    private static final Pattern CONTROL = Pattern.compile("<([@#!][^<>|]+|[a-z][a-z0-9+.-]*:[^<>|]+)(?:\\|([^<>]*))?>");

    /** What Markdown gives a meaning to anywhere in a line; entities stay whole. */
    private static final Pattern MARKDOWN = Pattern.compile("[\\\\`*_\\[\\]~|#!]");

    /** Characters that turn the direction of what is read, or are not seen at all: with them a text could look like another. */
    private static final Pattern UNSEEN = Pattern
            .compile("[\\p{Cc}&&[^\\r\\n\\t]]|[\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\u2028\\u2029]");

    private SlackText() {}

    /** The text as Slack is to be given it, so that it is shown as it is and does nothing. */
    static String escaped(String text) {
        return inert(seen(text));
    }

    private static String inert(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The text without what nobody sees. */
    private static String seen(String text) {
        return suspect(text) ? UNSEEN.matcher(text).replaceAll("") : text;
    }

    /** Whether the text may hold something {@link #UNSEEN}; quick, because nearly none does. */
    private static boolean suspect(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\n') || (c >= 0x7f && c <= 0x9f) || (c >= 0x2028 && c <= 0x2069) || c == 0xfeff) {
                return true;
            }
        }
        return false;
    }

    /** A link to a web page, escaped; only the words where it leads anywhere else. */
    static String link(URI page, String words) {
        boolean web = "https".equalsIgnoreCase(page.getScheme()) || "http".equalsIgnoreCase(page.getScheme());
        String address = page.toASCIIString().replace("&", "&amp;").replace("<", "%3C").replace(">", "%3E").replace("|", "%7C");
        return web ? "<" + address + "|" + escaped(words) + ">" : escaped(words);
    }

    /** The text as standard Markdown is to be given it, so that it is shown as it is and does nothing. */
    static String markdown(String text) {
        return MARKDOWN.matcher(escaped(text)).replaceAll("\\\\$0");
    }

    /** The text as code, on one line. */
    static String code(String text) {
        return "`" + escaped(text.strip().replaceAll("\\s+", " ").replace('`', '\'')) + "`";
    }

    /** The text in bold, on one line. */
    static String bold(String text) {
        return "*" + escaped(text.strip().replaceAll("\\s+", " ").replace('*', '∗')) + "*";
    }

    /** What a person reads when Slack shows the text: links by their labels, mentions by their names. */
    static String read(String text) {
        String shown = CONTROL.matcher(text).replaceAll(m -> Matcher.quoteReplacement(shown(m.group(1), m.group(2))));
        return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String shown(String target, @Nullable String label) {
        return switch (target.substring(0, 1)) {
            case "@" -> "@" + (label == null ? target.substring(1) : label);
            case "#" -> "#" + (label == null ? target.substring(1) : label);
            case "!" -> special(target, label);
            default -> label == null || label.isBlank() ? target : label;
        };
    }

    private static String special(String target, @Nullable String label) {
        if (label != null && !label.isBlank()) {
            return label;
        }
        return target.matches("!(channel|here|everyone)") ? "@" + target.substring(1) : "";
    }

    /** The addresses of the web pages the text links to, in order. */
    static List<String> links(String text) {
        List<String> links = new ArrayList<>();
        Matcher control = CONTROL.matcher(text);
        while (control.find()) {
            if (control.group(1).matches("https?://\\S+")) {
                links.add(control.group(1).replace("&amp;", "&"));
            }
        }
        return links;
    }

    /** The text if it is short enough, else its beginning and an ellipsis; never cut inside a character. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    /**
     * Lines packed into as few texts as possible, none longer than {@code most} when escaped, divided where it hurts least.
     *
     * @return escaped texts
     */
    static List<String> packed(List<String> lines, int most) {
        return Splitting.of(seen(String.join("\n", lines)), most, text -> inert(text).length()).stream().map(SlackText::inert).toList();
    }
}
