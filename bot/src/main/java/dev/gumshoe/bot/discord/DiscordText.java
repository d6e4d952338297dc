package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.Splitting;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text on its way into Discord. Discord reads Markdown and marks of its own; each is taken its effect by a backslash, so that no text can
 * mention anybody, or hide where a link goes. Mentions are switched off besides, in every message.
 *
 * @see <a href="https://support.discord.com/hc/en-us/articles/210298617">Markdown text</a>
 */
final class DiscordText {

    private static final String FENCE = "```";
    /** Where Discord makes a link of an address by itself: what stands there is what is opened. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>`|*~\\\\\\[\\]()\"]+");
    private static final Pattern ACTIVE = Pattern.compile("[\\\\*_~`|<\\[\\]]|@(?=everyone|here)");
    private static final Pattern LINE_START = Pattern.compile("(?m)^(\\s*)(#{1,3}(?=\\s)|-#(?=\\s)|>|[-+](?=\\s)|\\d+(?=\\.\\s))");
    /** Characters that turn the direction of what is read, or are not seen at all. */
    private static final Pattern UNSEEN = Pattern
            .compile("[\\p{Cc}&&[^\\n\\t]]|[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\u2028\\u2029]");

    private DiscordText() {}

    /** The text as Discord is to be given it, so that it is shown as it is and does nothing. */
    static String escaped(String text) {
        String seen = seen(text);
        StringBuilder escaped = new StringBuilder();
        Matcher address = ADDRESS.matcher(seen);
        int from = 0;
        while (address.find()) {
            escaped.append(inert(seen.substring(from, address.start()))).append(address.group());
            from = address.end();
        }
        escaped.append(inert(seen.substring(from)));
        return LINE_START.matcher(escaped).replaceAll(m -> Matcher.quoteReplacement(m.group(1)
                + (Character.isDigit(m.group(2).charAt(0)) ? m.group(2) + "\\" : "\\" + m.group(2))));
    }

    private static String inert(String text) {
        return ACTIVE.matcher(text).replaceAll(m -> Matcher.quoteReplacement("\\" + m.group()));
    }

    /** The text without what nobody sees. */
    static String seen(String text) {
        return UNSEEN.matcher(text.replace("\r\n", "\n")).replaceAll("");
    }

    /**
     * The text with its code blocks left as such, and everything else escaped. A block that is not closed is closed at the end.
     */
    static String rendered(String text) {
        StringBuilder rendered = new StringBuilder();
        StringBuilder prose = new StringBuilder();
        boolean code = false;
        for (String line : seen(text).split("\n", -1)) {
            boolean fence = code ? line.strip().equals(FENCE) : Splitting.opens(line);
            if (fence) {
                flush(prose, rendered);
                line(rendered, FENCE);
                code = !code;
            } else if (code) {
                line(rendered, line.replace(FENCE, "'''"));
            } else {
                line(prose, line);
            }
        }
        flush(prose, rendered);
        if (code) {
            line(rendered, FENCE);
        }
        return rendered.toString();
    }

    private static void flush(StringBuilder prose, StringBuilder rendered) {
        if (!prose.isEmpty()) {
            line(rendered, escaped(prose.toString()));
            prose.setLength(0);
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(text.isEmpty() ? "" : "\n").append(line);
    }

    /** How long the text is once it is rendered; of two texts together never more than the sum and a line's end. */
    static int length(String text) {
        return rendered(text).length();
    }

    /** The text as code, on one line. */
    static String code(String text) {
        String flat = flat(text).replace('`', '\'');
        return "`" + flat + (flat.isEmpty() || flat.endsWith("\\") ? " `" : "`");
    }

    /** The text in bold, on one line. */
    static String bold(String text) {
        return "**" + escaped(flat(text)) + "**";
    }

    /** The text on one line. */
    static String flat(String text) {
        return seen(text).strip().replaceAll("\\s+", " ");
    }

    /** The text if it is short enough, else its beginning and an ellipsis; never cut inside a character. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    /** The text on one line, cut so that it is short enough once it is escaped. */
    static String line(String text, int most) {
        String flat = flat(text);
        String shown = flat;
        for (int length = Math.min(flat.length(), most); escaped(shown).length() > most; length = length * 9 / 10) {
            shown = cut(flat, Math.max(2, length));
        }
        return escaped(shown);
    }

    /** What a person reads in it, without the marks that only make it bold, code or a quotation. */
    static List<String> lines(String text) {
        return text.lines().map(line -> line.strip().replaceFirst("^(?:>+ ?|#{1,3} |-# )", "")
                .replaceAll("(\\*\\*|__|~~|\\|\\|)(\\S|\\S.*?\\S)\\1", "$2")
                .replaceAll("\\[([^\\]]+)\\]\\(<?(https?://[^)\\s>]+)>?\\)", "$1").strip())
                .filter(line -> !line.isBlank()).toList();
    }
}
