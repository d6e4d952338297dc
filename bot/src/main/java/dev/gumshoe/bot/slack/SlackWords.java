package dev.gumshoe.bot.slack;

import com.slack.api.model.Attachment;
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
import dev.gumshoe.conversations.incident.AlertMessage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person reads in a message, as plain text: its blocks, its attachments, and the pages they link to. */
final class SlackWords {

    private final SequencedSet<String> lines = new LinkedHashSet<>();

    private SlackWords() {}

    /** The message without Slack's markup. */
    static AlertMessage of(SlackPost post) {
        boolean person = post.bot() == null && post.sender() == null && post.user() != null;
        boolean onlyText = !post.text().isBlank() && post.blocks().stream().allMatch(RichTextBlock.class::isInstance);
        List<String> keys = post.blocks().stream().map(LayoutBlock::getBlockId).filter(Objects::nonNull).toList();
        return new AlertMessage(post.id(), post.at(), SlackIds.SURFACE, Objects.requireNonNullElse(post.sender(), ""), person,
                plainText(post.text()), onlyText ? List.of() : lines(post.blocks()),
                post.attachments().stream().map(SlackWords::attachment).toList(), keys, links(post));
    }

    private static AlertMessage.Attachment attachment(Attachment a) {
        List<AlertMessage.Field> fields = listOrNone(a.getFields()).stream()
                .map(field -> new AlertMessage.Field(plainText(field.getTitle()), plainText(field.getValue()))).toList();
        String above = plainText(a.getPretext()) + "\n" + plainText(a.getAuthorName());
        return new AlertMessage.Attachment(plainText(a.getTitle()), Objects.requireNonNullElse(a.getTitleLink(), ""), above.strip(),
                plainText(a.getText()), fields, lines(listOrNone(a.getBlocks())), plainText(a.getFooter()), plainText(a.getFallback()),
                Objects.requireNonNullElse(a.getColor(), ""));
    }

    private static List<String> lines(List<LayoutBlock> blocks) {
        SlackWords words = new SlackWords();
        words.blocks(blocks);
        return List.copyOf(words.lines);
    }

    private static String plainText(@Nullable String text) {
        return text == null
                ? ""
                : SlackText.read(text).lines().map(SlackWords::plain).filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
    }

    private void add(@Nullable String text) {
        plainText(text).lines().forEach(lines::add);
    }

    /** The line without the marks that only make it bold or a quotation. */
    private static String plain(String line) {
        String text = line.strip().replaceFirst("^>\\s*", "");
        return text.replaceAll("(?<![\\p{Alnum}*])\\*(\\S|\\S.*?\\S)\\*(?![\\p{Alnum}*])", "$1").strip();
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

    /** Addresses of web pages the message links to: attachments' titles first. */
    static List<String> links(SlackPost post) {
        Stream<LayoutBlock> inside = post.attachments().stream().flatMap(a -> listOrNone(a.getBlocks()).stream());
        Stream<String> sections = Stream.concat(post.blocks().stream(), inside).filter(SectionBlock.class::isInstance)
                .map(b -> ((SectionBlock) b).getText()).filter(Objects::nonNull).map(TextObject::getText);
        Stream<String> texts = Stream.concat(Stream.of(post.text()),
                Stream.concat(post.attachments().stream().map(Attachment::getText), sections));
        Stream<String> titles = post.attachments().stream().map(Attachment::getTitleLink).filter(Objects::nonNull);
        return new ArrayList<>(new LinkedHashSet<>(
                Stream.concat(titles, texts.filter(Objects::nonNull).flatMap(t -> SlackText.links(t).stream())).toList()));
    }

    private static <T> List<T> listOrNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
