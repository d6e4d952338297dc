package dev.gumshoe.bot.slack;

import com.slack.api.model.Attachment;
import com.slack.api.model.Field;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.ContextBlockElement;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextListElement;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextQuoteElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything a person can read in a message, as plain lines: its text, its blocks and its attachments, each line once. */
final class SlackWords {

    private final SequencedSet<String> lines = new LinkedHashSet<>();

    private SlackWords() {}

    /** The lines of a message, best first: what an attachment or a block says comes before the text, which then only repeats it for notifications. */
    static List<String> of(SlackPost post) {
        SlackWords words = new SlackWords();
        if (post.attachments().isEmpty() && post.blocks().stream().allMatch(RichTextBlock.class::isInstance)) {
            words.add(post.text());
        }
        words.blocks(post.blocks());
        post.attachments().forEach(words::attachment);
        if (words.lines.isEmpty()) {
            words.add(post.text());
            post.attachments().forEach(a -> words.add(a.getFallback()));
        } else if (!post.attachments().isEmpty()) {
            words.add(post.text());
        }
        return List.copyOf(words.lines);
    }

    private void add(@Nullable String text) {
        if (text != null) {
            SlackText.read(text).lines().map(SlackWords::plain).filter(line -> !line.isBlank()).forEach(lines::add);
        }
    }

    /** The line without the marks that only make it bold or a quotation. */
    private static String plain(String line) {
        String text = line.strip().replaceFirst("^>\\s*", "");
        return text.replaceAll("(?<![\\p{Alnum}*])\\*(\\S|\\S.*?\\S)\\*(?![\\p{Alnum}*])", "$1").strip();
    }

    private void attachment(Attachment attachment) {
        add(attachment.getPretext());
        add(attachment.getAuthorName());
        add(attachment.getTitle());
        add(attachment.getText());
        for (Field field : listOrNone(attachment.getFields())) {
            String title = Objects.requireNonNullElse(field.getTitle(), "");
            String value = Objects.requireNonNullElse(field.getValue(), "");
            add(title.isBlank() || value.isBlank() ? title + value : title + ": " + value);
        }
        blocks(listOrNone(attachment.getBlocks()));
        add(attachment.getFooter());
    }

    private void blocks(List<LayoutBlock> blocks) {
        for (LayoutBlock block : blocks) {
            switch (block) {
                case HeaderBlock header -> add(header.getText() == null ? null : header.getText().getText());
                case SectionBlock section -> section(section);
                case ContextBlock context -> context(listOrNone(context.getElements()));
                case RichTextBlock rich -> rich(rich);
                default -> {
                    // buttons, dividers and pictures say nothing about the alarm
                }
            }
        }
    }

    private void section(SectionBlock section) {
        if (section.getText() != null) {
            add(section.getText().getText());
        }
        listOrNone(section.getFields()).forEach(field -> add(field.getText().replaceFirst("\n", " ")));
    }

    private void context(List<ContextBlockElement> elements) {
        for (ContextBlockElement element : elements) {
            if (element instanceof TextObject text) {
                add(text.getText());
            }
        }
    }

    private void rich(RichTextBlock block) {
        for (var element : listOrNone(block.getElements())) {
            switch (element) {
                case RichTextSectionElement e -> add(words(e.getElements()));
                case RichTextPreformattedElement e -> add(words(e.getElements()));
                case RichTextQuoteElement e -> add(words(e.getElements()));
                case RichTextListElement e -> listOrNone(e.getElements()).stream().filter(RichTextSectionElement.class::isInstance)
                        .forEach(item -> add(words(((RichTextSectionElement) item).getElements())));
                default -> {
                    // the kinds above are all that carry text
                }
            }
        }
    }

    private static String words(@Nullable List<RichTextElement> elements) {
        StringBuilder words = new StringBuilder();
        for (RichTextElement element : listOrNone(elements)) {
            words.append(switch (element) {
                case RichTextSectionElement.Text text -> Objects.requireNonNullElse(text.getText(), "");
                case RichTextSectionElement.Link link -> Objects.requireNonNullElse(link.getText(), link.getUrl());
                case RichTextSectionElement.User user -> "@" + user.getUserId();
                case RichTextSectionElement.Channel channel -> "#" + channel.getChannelId();
                default -> "";
            });
        }
        return SlackText.escaped(words.toString());
    }

    /** Addresses of web pages the message links to: an attachment's title first. */
    static List<String> links(SlackPost post) {
        Stream<String> titles = post.attachments().stream().map(Attachment::getTitleLink).filter(Objects::nonNull);
        Stream<String> texts = Stream.concat(Stream.of(post.text()), sections(post).map(TextObject::getText).filter(Objects::nonNull));
        return new ArrayList<>(new LinkedHashSet<>(Stream.concat(titles, texts.flatMap(t -> SlackText.links(t).stream())).toList()));
    }

    private static Stream<TextObject> sections(SlackPost post) {
        return post.blocks().stream().filter(SectionBlock.class::isInstance).map(b -> ((SectionBlock) b).getText())
                .filter(Objects::nonNull);
    }

    private static <T> List<T> listOrNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
