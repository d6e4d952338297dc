package dev.gumshoe.bot.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.gumshoe.conversations.conversation.Action;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Note.Citation;
import dev.gumshoe.conversations.conversation.Note.Kind;
import dev.gumshoe.conversations.conversation.SmallPrint;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a note looks in Slack. What is too long for one message becomes several; nothing is left out but the tails of very long queries in the small
 * print.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Blocks and their limits</a>
 */
final class SlackCards {

    /** The most characters of a section's text. */
    static final int SECTION = 3_000;

    /** The most blocks of a message. */
    static final int BLOCKS = 50;

    /** The most blocks of a window or a home page. */
    static final int WINDOW = 100;

    private static final int HEADER = 150;
    private static final int SMALL_PRINT = 2_000;
    private static final int QUERY = 160;
    private static final int SOURCE = 60;
    /** A longer address would take the place of what is said. */
    private static final int LINK = 1_000;
    /** The most characters of one message's blocks: Slack refuses more although each block is short enough. */
    private static final int MESSAGE = 12_000;
    private static final int FALLBACK = 1_000;
    private static final int MOST_BUTTONS = 25;
    private static final int BUTTON = 75;
    private static final int VALUE = 2_000;
    /** Buttons stay with what they are about. */
    private static final int KEPT_FOR_BUTTONS = 2;

    private SlackCards() {}

    /**
     * One message.
     *
     * @param text what notifications and screen readers say; never empty
     */
    record Card(String text, List<LayoutBlock> blocks) {

        Card {
            blocks = List.copyOf(blocks);
        }

        /** The same words with the least of layout, for when Slack refuses what was laid out. */
        Card plain(String mark) {
            List<LayoutBlock> plain = new ArrayList<>(blocks.stream().filter(block -> !(block instanceof ActionsBlock))
                    .map(block -> (LayoutBlock) SectionBlock.builder()
                            .text(PlainTextObject.builder().text(SlackText.cut(words(block), SECTION)).build()).build())
                    .toList());
            return new Card(text, marked(plain, mark));
        }

        /** What does not tell the words: small print and buttons, the first of them marked. */
        List<LayoutBlock> smallPrint(String mark) {
            List<LayoutBlock> rest = new ArrayList<>(
                    blocks.stream().filter(block -> block instanceof ContextBlock || block instanceof ActionsBlock).toList());
            if (rest.isEmpty() || !(rest.getFirst() instanceof ContextBlock)) {
                rest.addFirst(ContextBlock.builder().elements(List.of(SlackCards.text("From the record of this case."))).build());
            }
            return marked(rest, mark);
        }

        /** The same card after a mention, which is Slack's own markup; unchanged when it is empty. */
        Card after(String mention) {
            if (mention.isEmpty()) {
                return this;
            }
            List<LayoutBlock> all = new ArrayList<>(blocks);
            all.add(1, section(mention, null));
            return new Card(mention + " " + text, all);
        }
    }

    /**
     * The messages that say the note.
     *
     * @param caseId the case, and {@code what} of it is told: with the message's number they make its mark
     */
    static List<Card> cards(Note note, String caseId, String what) {
        List<LayoutBlock> blocks = new ArrayList<>(headline(note));
        note.sections().forEach(section -> {
            blocks.addAll(section(section));
            blocks.addAll(buttons(section.actions(), caseId));
        });
        blocks.addAll(citations(note.citations()));
        blocks.addAll(buttons(note.actions(), caseId));
        List<List<LayoutBlock>> messages = messages(blocks);
        List<Card> cards = new ArrayList<>();
        for (int part = 0; part < messages.size(); part++) {
            List<LayoutBlock> marked = marked(messages.get(part), SlackIds.mark(caseId, what, part));
            cards.add(new Card(fallback(note, part), marked));
        }
        return cards;
    }

    /** A line in which {@code escaped} is already what Slack is to be given. */
    static Card line(String escaped, String mark) {
        return new Card(escaped, List.of(section(escaped, mark)));
    }

    private static String fallback(Note note, int part) {
        String words = note.headline().isBlank() ? note.kind().name().toLowerCase(Locale.ROOT) : note.headline();
        return SlackText
                .escaped(part == 0 ? mark(note.kind()) + SlackText.cut(words, FALLBACK) : SlackText.cut(words, HEADER) + " (continued)");
    }

    /** The notes one below the other, as far as a window shows. */
    static List<LayoutBlock> window(List<Note> notes) {
        List<LayoutBlock> blocks = new ArrayList<>();
        for (Note note : notes) {
            blocks.addAll(headline(note));
            note.sections().forEach(section -> blocks.addAll(section(section)));
            blocks.addAll(citations(note.citations()));
        }
        if (blocks.size() <= WINDOW) {
            return blocks;
        }
        List<LayoutBlock> shown = new ArrayList<>(blocks.subList(0, WINDOW - 1));
        shown.add(smallPrint("… the rest stands on the case's page."));
        return shown;
    }

    private static List<LayoutBlock> headline(Note note) {
        String headline = mark(note.kind()) + note.headline();
        if (headed(note.kind()) && SlackText.escaped(headline).length() <= HEADER) {
            return List.of(
                    HeaderBlock.builder().text(PlainTextObject.builder().text(SlackText.escaped(headline)).emoji(true).build()).build());
        }
        return sections(headline.lines().toList(), headed(note.kind()));
    }

    /** Whether the note is one that people scroll back for. */
    private static boolean headed(Kind kind) {
        return kind == Kind.STATUS || kind == Kind.REPORT || kind == Kind.PLAN || kind == Kind.RECOVERY || kind == Kind.DIGEST;
    }

    private static String mark(Kind kind) {
        return switch (kind) {
            case STATUS -> "🔍 ";
            case PLANNING -> "🧭 ";
            case OBSERVATION -> "🔎 ";
            case RULED_OUT -> "✖️ ";
            case GAP -> "⚠️ ";
            case ACKNOWLEDGEMENT -> "👀 ";
            case ACCOUNT -> "↪️ ";
            case ANSWER -> "💬 ";
            case REPORT -> "📋 ";
            case NOTICE -> "ℹ️ ";
            case HANDOVER -> "🆘 ";
            case TRUTH -> "🎯 ";
            case PLAN -> "🛠️ ";
            case RECOVERY -> "💚 ";
            case DIGEST -> "☕ ";
        };
    }

    private static List<LayoutBlock> section(Note.Section section) {
        List<LayoutBlock> blocks = new ArrayList<>();
        List<String> lines = section.lines().size() > 1
                ? section.lines().stream().map(line -> "• " + line).toList()
                : section.lines();
        List<String> texts = SlackText.packed(lines, SECTION - 1 - label(section.label()).length());
        for (int i = 0; i < texts.size(); i++) {
            blocks.add(section(i == 0 ? label(section.label()) + texts.get(i) : texts.get(i), null));
        }
        if (texts.isEmpty() && section.label() != null) {
            blocks.add(section(label(section.label()).strip(), null));
        }
        return blocks;
    }

    private static List<LayoutBlock> buttons(List<Action> actions, String caseId) {
        List<BlockElement> buttons = actions.stream().limit(MOST_BUTTONS).map(action -> (BlockElement) button(action, caseId)).toList();
        return buttons.isEmpty() ? List.of() : List.of(ActionsBlock.builder().elements(buttons).build());
    }

    private static ButtonElement button(Action action, String caseId) {
        return ButtonElement.builder().actionId(SlackIds.action(action.kind())).value(SlackText.cut(caseId + " " + action.subject(), VALUE))
                .text(PlainTextObject.builder().text(SlackText.cut(action.label(), BUTTON)).emoji(true).build()).style(style(action.kind()))
                .build();
    }

    private static @Nullable String style(Action.Kind kind) {
        return switch (kind) {
            case STOP -> "danger";
            case INVESTIGATE, RIGHT, PLAN, APPLIED -> "primary";
            case STEER, WHY_NOT, EXPERT, SHOW_MORE, NORMAL, GRANT, NOT_RELEVANT, PARTLY, WRONG, RECHECK, ACCEPT, REJECT, ASSIGN, COMPLETE ->
                null;
        };
    }

    private static String label(@Nullable String label) {
        return label == null || label.isBlank() ? "" : SlackText.bold(SlackText.cut(label, HEADER)) + "\n";
    }

    private static List<LayoutBlock> sections(List<String> lines, boolean bold) {
        List<LayoutBlock> blocks = new ArrayList<>();
        for (String text : SlackText.packed(lines, SECTION - 2)) {
            blocks.add(section(bold && !text.contains("*") && !text.contains("\n") ? "*" + text + "*" : text, null));
        }
        return blocks;
    }

    private static SectionBlock section(String escaped, @Nullable String mark) {
        return SectionBlock.builder().blockId(mark).text(text(escaped)).build();
    }

    /** Verbatim: or Slack would read {@code @here} and {@code #channel} as what they look like. */
    private static MarkdownTextObject text(String escaped) {
        return MarkdownTextObject.builder().text(escaped).verbatim(true).build();
    }

    /** The small print: {@code M1.2 · source · query}, a line each. */
    private static List<LayoutBlock> citations(List<Citation> citations) {
        List<LayoutBlock> blocks = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        SmallPrint print = SmallPrint.of(citations);
        Stream<String> window = Stream.of(print.window()).filter(words -> !words.isEmpty());
        for (String line : Stream.concat(print.citations().stream().map(SlackCards::citation), window).toList()) {
            if (!open.isEmpty() && open.length() + 1 + line.length() > SMALL_PRINT) {
                blocks.add(smallPrint(open.toString()));
                open.setLength(0);
            }
            open.append(open.isEmpty() ? "" : "\n").append(line);
        }
        if (!open.isEmpty()) {
            blocks.add(smallPrint(open.toString()));
        }
        return blocks;
    }

    private static ContextBlock smallPrint(String escaped) {
        return ContextBlock.builder().elements(List.of(text(escaped))).build();
    }

    private static String citation(Citation citation) {
        URI page = citation.link();
        String id = page == null || page.toASCIIString().length() > LINK
                ? SlackText.escaped(citation.id())
                : SlackText.link(page, citation.id());
        String source = SlackText.cut(citation.source().strip().replaceAll("\\s+", " "), SOURCE);
        return id + " · " + SlackText.escaped(source) + " · "
                + SlackText.code(SlackText.cut(citation.query(), QUERY));
    }

    private static List<List<LayoutBlock>> messages(List<LayoutBlock> blocks) {
        List<List<LayoutBlock>> messages = new ArrayList<>();
        List<LayoutBlock> open = new ArrayList<>();
        int length = 0;
        for (LayoutBlock block : blocks) {
            int more = length(block);
            boolean full = open.size() >= BLOCKS - KEPT_FOR_BUTTONS || length + more > MESSAGE;
            if (!open.isEmpty() && full && !(block instanceof ActionsBlock)) {
                messages.add(open);
                open = new ArrayList<>();
                length = 0;
            }
            open.add(block);
            length += more;
        }
        messages.add(open);
        return messages;
    }

    private static int length(LayoutBlock block) {
        return words(block).length();
    }

    private static String words(LayoutBlock block) {
        return switch (block) {
            case SectionBlock section -> section.getText().getText();
            case HeaderBlock header -> header.getText().getText();
            case ContextBlock context ->
                context.getElements().stream().map(e -> ((MarkdownTextObject) e).getText()).collect(Collectors.joining("\n"));
            case ActionsBlock actions -> actions.getElements().stream().map(e -> ((ButtonElement) e).getText().getText())
                    .collect(Collectors.joining(" "));
            default -> throw new IllegalArgumentException(
                    "cards are made of headers, sections, buttons and small print, not of " + block.getType());
        };
    }

    private static List<LayoutBlock> marked(List<LayoutBlock> blocks, String mark) {
        List<LayoutBlock> marked = new ArrayList<>(blocks);
        switch (marked.getFirst()) {
            case SectionBlock section -> section.setBlockId(mark);
            case HeaderBlock header -> header.setBlockId(mark);
            case ContextBlock context -> context.setBlockId(mark);
            default -> throw new IllegalArgumentException("a message of ours begins with a header, a section or small print");
        }
        return marked;
    }
}
