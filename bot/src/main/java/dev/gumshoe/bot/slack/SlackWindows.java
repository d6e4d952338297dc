package dev.gumshoe.bot.slack;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.gumshoe.conversations.conversation.Action;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The windows Slack opens over a thread: for words that go with a button, and for what is read once. */
final class SlackWindows {

    /** The input's block and element in every window that asks for words. */
    static final String WORDS = "words";

    private static final int MOST_WORDS = 2_000;
    private static final int MOST_OPTIONS = 100;
    private static final int OPTION = 75;
    private static final int TITLE = 24;

    private SlackWindows() {}

    /** Asks for words to go with a button. */
    static View words(Action.Kind kind, SlackButton about, String question, String example, boolean needed) {
        PlainTextInputElement input = PlainTextInputElement.builder().actionId(WORDS).multiline(true).maxLength(MOST_WORDS)
                .placeholder(plain(example)).build();
        return window(kind, about, title(kind), "Send", List.of(InputBlock.builder().blockId(WORDS).optional(!needed)
                .label(plain(question)).element(input).build()));
    }

    /** Asks which suspect is meant. */
    static View which(SlackButton about, List<String> suspects) {
        List<OptionObject> options = suspects.stream().map(name -> SlackText.cut(name, OPTION)).distinct().limit(MOST_OPTIONS)
                .map(name -> OptionObject.builder().text(plain(name)).value(name).build())
                .toList();
        StaticSelectElement select = StaticSelectElement.builder().actionId(WORDS).placeholder(plain("A suspect")).options(options).build();
        return window(Action.Kind.WHY_NOT, about, title(Action.Kind.WHY_NOT), "Ask",
                List.of(InputBlock.builder().blockId(WORDS).label(plain("What do you have in mind?")).element(select).build()));
    }

    /**
     * Says what has to be granted, and takes word that it is done.
     *
     * @param missing what could not be looked at, why, and who could change that
     */
    static View grant(SlackButton about, List<String> missing) {
        String text = SlackText.bold(SlackText.cut(missing.getFirst(), 400)) + "\n" + SlackText.escaped(SlackText.cut(missing.get(1), 400))
                + "\n" + SlackText.escaped(SlackText.cut(missing.getLast(), 400))
                + "\nReading is enough: I never write there. Once it is granted, I look again.";
        return window(Action.Kind.GRANT, about, title(Action.Kind.GRANT), "Granted, look again",
                List.of(SectionBlock.builder()
                        .text(MarkdownTextObject.builder().text(SlackText.cut(text, SlackCards.SECTION)).verbatim(true)
                                .build())
                        .build()));
    }

    /** Shows something to read. */
    static View reading(String title, List<LayoutBlock> blocks) {
        return View.builder().type("modal").title(ViewTitle.builder().type("plain_text").text(SlackText.cut(title, TITLE)).build())
                .close(ViewClose.builder().type("plain_text").text("Close").build()).blocks(blocks).build();
    }

    private static View window(Action.Kind kind, SlackButton about, String title, String submit, List<LayoutBlock> blocks) {
        return View.builder().type("modal").callbackId(SlackIds.action(kind)).privateMetadata(about.written())
                .title(ViewTitle.builder().type("plain_text").text(title).build())
                .submit(ViewSubmit.builder().type("plain_text").text(submit).build())
                .close(ViewClose.builder().type("plain_text").text("Cancel").build()).blocks(blocks).build();
    }

    private static String title(Action.Kind kind) {
        return switch (kind) {
            case STEER -> "Steer";
            case WHY_NOT -> "Why not…?";
            case GRANT -> "Grant access";
            case PARTLY, WRONG -> "What was it?";
            case REJECT -> "Why not?";
            case ASSIGN -> "Who?";
            case EXPERT, STOP, SHOW_MORE, NORMAL, NOT_RELEVANT, RIGHT, INVESTIGATE, PLAN, APPLIED, RECHECK, ACCEPT, COMPLETE ->
                throw new IllegalArgumentException(kind + " opens no window");
        };
    }

    private static PlainTextObject plain(String text) {
        return PlainTextObject.builder().text(text).emoji(false).build();
    }

    /** The words that were given in a window; empty when there are none. */
    static String given(View view) {
        return Stream.ofNullable(view.getState()).map(state -> state.getValues()).flatMap(Stream::ofNullable)
                .map(values -> values.getOrDefault(WORDS, Map.of()).get(WORDS)).flatMap(Stream::ofNullable)
                .map(value -> value.getSelectedOption() == null || value.getSelectedOption().getValue() == null
                        ? value.getValue()
                        : value.getSelectedOption().getValue())
                .flatMap(Stream::ofNullable).map(String::strip).findFirst().orElse("");
    }
}
