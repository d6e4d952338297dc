package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertMessage;
import dev.gumshoe.conversations.incident.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.entities.MessageEmbed;
import org.jspecify.annotations.Nullable;

/** Messages as those who read alerts want them: without Discord's marks, embeds as attachments. */
final class DiscordAlerts {

    private static final int LONGEST_TITLE = 300;
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>)\\]]+");

    private DiscordAlerts() {}

    static AlertMessage message(DiscordPost post) {
        List<String> links = ADDRESS.matcher(post.text()).results().map(match -> match.group()).toList();
        return new AlertMessage(post.key(), post.at(), DiscordIds.SURFACE, post.author(), !post.program(), plain(post.text()), List.of(),
                post.embeds().stream().map(DiscordAlerts::part).toList(), List.of(), links);
    }

    private static AlertMessage.Attachment part(MessageEmbed embed) {
        List<AlertMessage.Field> fields = new ArrayList<>();
        embed.getFields().forEach(field -> fields.add(new AlertMessage.Field(plain(field.getName()), plain(field.getValue()))));
        return new AlertMessage.Attachment(plain(embed.getTitle()), plain(embed.getUrl()),
                embed.getAuthor() == null ? "" : plain(embed.getAuthor().getName()), plain(embed.getDescription()), fields, List.of(),
                embed.getFooter() == null ? "" : plain(embed.getFooter().getText()), "",
                String.format(Locale.ROOT, "#%06x", embed.getColorRaw() & 0xffffff));
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : String.join("\n", DiscordText.lines(text));
    }

    /** The alert that a person describes in their own words; not blank. */
    static Alert asked(String id, String text, Instant at, @Nullable String service) {
        List<String> lines = text.strip().lines().filter(line -> !line.isBlank()).toList();
        return new Alert(id, DiscordIds.SURFACE + ":" + id, DiscordText.cut(lines.getFirst().strip(), LONGEST_TITLE),
                String.join("\n", lines.subList(1, lines.size())), Severity.MEDIUM, at, service, null, DiscordIds.SURFACE, null, Map.of());
    }
}
