package dev.gumshoe.bot.slack;

import com.slack.api.model.File;
import dev.gumshoe.conversations.agents.PastedLog;
import dev.gumshoe.conversations.investigation.Attachment;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person shows along with their words: files, pages they link to, lines pasted out of a log. */
final class SlackEvidence {

    private static final int MOST_LINKS = 5;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_LOG = 20_000;

    private SlackEvidence() {}

    /** @param text the message as a person reads it */
    static List<Attachment> of(SlackPost post, String text) {
        List<Attachment> shown = new ArrayList<>(post.files().stream().map(SlackEvidence::file).toList());
        SlackText.links(post.text()).stream().limit(MOST_LINKS).map(SlackEvidence::page).flatMap(Optional::stream).forEach(shown::add);
        if (PastedLog.in(text)) {
            shown.add(new Attachment(Attachment.Kind.LOG, text.lines().count() + " lines", null, SlackText.cut(text, LONGEST_LOG)));
        }
        return shown;
    }

    private static Attachment file(File file) {
        String name = SlackText.cut(Objects.requireNonNullElse(file.getTitle(), Objects.requireNonNullElse(file.getName(), "a file")),
                LONGEST_NAME);
        String preview = Objects.requireNonNullElse(file.getPreview(), "");
        return new Attachment(kind(Objects.requireNonNullElse(file.getMimetype(), "")), name, uri(file.getPermalink()),
                SlackText.cut(preview, LONGEST_LOG));
    }

    private static Attachment.Kind kind(String type) {
        return type.startsWith("image/") ? Attachment.Kind.IMAGE : type.startsWith("text/") ? Attachment.Kind.LOG : Attachment.Kind.FILE;
    }

    private static Optional<Attachment> page(String address) {
        URI link = uri(address);
        return link == null || link.getHost() == null
                ? Optional.empty()
                : Optional.of(
                        new Attachment(Attachment.Kind.LINK, SlackText.cut(link.getHost() + Objects.requireNonNullElse(link.getPath(), ""),
                                LONGEST_NAME), link, ""));
    }

    private static @Nullable URI uri(@Nullable String address) {
        try {
            return address == null ? null : new URI(address);
        } catch (URISyntaxException _) {
            return null;
        }
    }
}
