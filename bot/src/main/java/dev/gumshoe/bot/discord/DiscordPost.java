package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Attachment;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import org.jspecify.annotations.Nullable;

/**
 * A message as it stands in a channel, with JDA's objects turned into words.
 *
 * @param user the author's id
 * @param author what the author is called there
 * @param program whether a bot or a webhook wrote it
 * @param spot the channel, thread or conversation it stands in
 * @param root the message that begins what it answers: its own id when it answers none
 * @param mentioned whether Gumshoe was addressed: by its name, by its role, by an answer to one of its messages, or alone with it
 * @param text what it says, mentions by name, and without that of Gumshoe
 */
record DiscordPost(
        String id,
        String user,
        String author,
        boolean program,
        @Nullable Member member,
        DiscordSpot spot,
        String root,
        boolean mentioned,
        String text,
        List<MessageEmbed> embeds,
        List<Attachment> attachments,
        Instant at) {

    static DiscordPost of(Message message, MessageChannel channel) {
        User author = message.getAuthor();
        Member member = message.getMember();
        DiscordSpot spot = DiscordSpot.of(channel);
        return new DiscordPost(message.getId(), author.getId(), member == null ? author.getEffectiveName() : member.getEffectiveName(),
                author.isBot() || message.isWebhookMessage(), member, spot, root(message), spot.direct() || mentioned(message),
                text(message),
                message.getEmbeds(), message.getAttachments().stream().map(DiscordPost::shown).toList(),
                message.getTimeCreated().toInstant());
    }

    private static String root(Message message) {
        var reference = message.getMessageReference();
        if (reference == null) {
            return message.getId();
        }
        Message referenced = message.getReferencedMessage();
        var further = referenced == null ? null : referenced.getMessageReference();
        return further == null ? reference.getMessageId() : further.getMessageId();
    }

    private static boolean mentioned(Message message) {
        String self = message.getJDA().getSelfUser().getId();
        Message referenced = message.getReferencedMessage();
        return message.getMentions().getUsers().stream().anyMatch(user -> user.getId().equals(self))
                || message.getMentions().getRoles().stream().anyMatch(role -> self.equals(botOf(role)))
                || (referenced != null && referenced.getAuthor().getId().equals(self));
    }

    private static @Nullable String botOf(Role role) {
        return role.getTags().getBotId();
    }

    private static String text(Message message) {
        String self = message.getJDA().getSelfUser().getId();
        String text = message.getContentRaw().replaceAll("<@!?" + self + ">", "");
        for (User user : message.getMentions().getUsers()) {
            text = text.replaceAll("<@!?" + user.getId() + ">", Matcher.quoteReplacement("@" + user.getEffectiveName()));
        }
        for (Role role : message.getMentions().getRoles()) {
            text = text.replace("<@&" + role.getId() + ">", self.equals(botOf(role)) ? "" : "@" + role.getName());
        }
        for (var channel : message.getMentions().getChannels()) {
            text = text.replace("<#" + channel.getId() + ">", "#" + channel.getName());
        }
        return text.strip();
    }

    private static Attachment shown(Message.Attachment file) {
        String type = Objects.requireNonNullElse(file.getContentType(), "");
        Attachment.Kind kind = file.isImage()
                ? Attachment.Kind.IMAGE
                : type.startsWith("text/") || file.getFileName().endsWith(".log") ? Attachment.Kind.LOG : Attachment.Kind.FILE;
        return new Attachment(kind, file.getFileName(), uri(file.getUrl()), Objects.requireNonNullElse(file.getDescription(), ""));
    }

    private static @Nullable URI uri(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException _) {
            return null;
        }
    }

    /** The id Gumshoe knows the message by. */
    String key() {
        return DiscordIds.message(spot.id(), id);
    }

    /** The thread it is in or, in none, the one that it, or the message it answers, begins. */
    Place place() {
        return spot.thread() ? DiscordIds.place(spot.parent(), spot.id()) : DiscordIds.place(spot.id(), root);
    }

    /** Whether it is said in a thread, and did not begin it. */
    boolean inThread() {
        return spot.thread() && !id.equals(spot.id());
    }
}
