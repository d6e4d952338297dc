package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.util.json.GsonFactory;
import dev.gumshoe.bot.slack.SlackCards.Card;
import dev.gumshoe.conversations.conversation.Action;
import dev.gumshoe.conversations.conversation.GeneratedText;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Note.Citation;
import dev.gumshoe.conversations.conversation.Note.Kind;
import dev.gumshoe.conversations.conversation.Note.Section;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlackCardsTest {

    private static final String HOSTILE = "<!channel> <@U0ALICE> <https://evil.example|your bank> & @here `*";

    @Test
    void laysOutHeadlineSectionsAndSmallPrint() {
        Note note = note(Kind.REPORT, "forge broke", List.of(new Section("Because", List.of("errors rose", "cache misses succeed"))),
                List.of(new Citation("M1.2", "prometheus", "rate(x[1m])", URI.create("https://p.example/?a=1&b=2"))));

        Card card = SlackCards.cards(note, "inv-1", "7").getFirst();

        assertThat(card.text()).isEqualTo("📋 forge broke");
        assertThat(card.blocks()).extracting(SlackCardsTest::words).containsExactly("📋 forge broke",
                "*Because*\n• errors rose\n• cache misses succeed",
                "<https://p.example/?a=1&amp;b=2|M1.2> · prometheus · `rate(x[1m])`");
        assertThat(card.blocks().getFirst()).isInstanceOf(HeaderBlock.class);
    }

    @Test
    void marksEachMessageWithItsCaseEntryAndPart() {
        Note note = note(Kind.ANSWER, "headline", List.of(new Section(null, List.of("word ".repeat(5_000)))), List.of());

        List<Card> cards = SlackCards.cards(note, "inv-1", "7");

        assertThat(cards).hasSizeGreaterThan(1);
        assertThat(cards).extracting(card -> card.blocks().getFirst().getBlockId()).startsWith("g:inv-1:7:0", "g:inv-1:7:1");
        assertThat(cards).extracting(Card::text).startsWith("💬 headline", "headline (continued)");
    }

    @Test
    void letsNoTextDoAnythingButBeRead() {
        Citation citation = new Citation(HOSTILE, HOSTILE, HOSTILE, URI.create("javascript:alert(1)"));
        Note note = note(Kind.OBSERVATION, HOSTILE, List.of(new Section(HOSTILE, List.of(HOSTILE))), List.of(citation));

        List<Card> cards = SlackCards.cards(note, "inv-1", "7");

        assertThat(all(cards)).doesNotContain("<").doesNotContain("javascript:").contains("&lt;!channel&gt;");
        assertThat(cards.getFirst().text()).doesNotContain("<");
        String sent = GsonFactory.createSnakeCase().toJson(cards.getFirst().blocks());
        assertThat(sent.split("\"type\":\"mrkdwn\"", -1)).as("markup that Slack reads by itself")
                .hasSameSizeAs(sent.split("\"verbatim\":true", -1));
    }

    @Test
    void giveLinksOnlyToWebPagesAndWholeOnes() {
        URI odd = URI.create("https://p.example/?q=a%7Cb&r=%3E");
        Note note = note(Kind.OBSERVATION, "x", List.of(), List.of(new Citation("M1.1", "p", "q", odd)));

        assertThat(all(SlackCards.cards(note, "inv-1", "7"))).contains("<https://p.example/?q=a%7Cb&amp;r=%3E|M1.1>");
    }

    @RepeatedTest(20)
    void staysWithinSlacksLimitsAndLosesNoLine(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Section> sections = IntStream.range(0, random.nextInt(80)).mapToObj(i -> section(random)).toList();
        List<Citation> citations = IntStream.range(0, random.nextInt(60))
                .mapToObj(i -> new Citation("M" + i, "source", words(random, random.nextInt(900)) + "x", null)).toList();
        Note note = note(List.of(Kind.values()).get(random.nextInt(Kind.values().length)), words(random, 1 + random.nextInt(4_000)),
                sections, citations);

        List<Card> cards = SlackCards.cards(note, "inv-1", "7");

        assertThat(cards).allSatisfy(SlackCardsTest::withinLimits);
        String shown = SlackText.read(all(cards)).replaceAll("\\s|\\*|•", "");
        for (Section section : sections) {
            assertThat(shown).contains(String.join("", section.lines()).replaceAll("\\s|\\*", ""));
        }
        assertThat(shown).contains(note.headline().replaceAll("\\s", ""));
    }

    @Test
    void putsNoMoreBlocksIntoAMessageThanSlackTakes() {
        List<Section> sections = IntStream.range(0, 120).mapToObj(i -> new Section("label " + i, List.of("line"))).toList();

        List<Card> cards = SlackCards.cards(note(Kind.REPORT, "headline", sections, List.of()), "inv-1", "7");

        assertThat(cards).extracting(card -> card.blocks().size()).containsExactly(48, 48, 25);
    }

    @Test
    void saysSomethingEvenForAnEmptyNote() {
        Card card = SlackCards.cards(note(Kind.GAP, "", List.of(new Section(null, List.of())), List.of()), "inv-1", "7").getFirst();

        assertThat(card.text()).isNotBlank();
        assertThat(card.blocks()).hasSize(1);
    }

    @Test
    void keepsWordsAndMarkWhenSlackRefusesTheLayout() {
        Note note = note(Kind.REPORT, "forge broke", List.of(new Section("Because", List.of("errors rose"))), List.of());

        Card plain = SlackCards.cards(note, "inv-1", "7").getFirst().plain("g:inv-1:7:0");

        assertThat(plain.blocks()).extracting(SlackCardsTest::words).containsExactly("📋 forge broke", "*Because*\nerrors rose");
        assertThat(plain.blocks().getFirst().getBlockId()).isEqualTo("g:inv-1:7:0");
    }

    private static void withinLimits(Card card) {
        assertThat(card.text()).isNotBlank().hasSizeLessThanOrEqualTo(SlackCards.SECTION);
        assertThat(card.blocks()).isNotEmpty().hasSizeLessThanOrEqualTo(SlackCards.BLOCKS);
        assertThat(card.blocks()).extracting(LayoutBlock::getBlockId).filteredOn(id -> id != null).hasSize(1);
        for (LayoutBlock block : card.blocks()) {
            int most = block instanceof HeaderBlock ? 150 : SlackCards.SECTION;
            if (block instanceof ActionsBlock actions) {
                assertThat(actions.getElements()).isNotEmpty().hasSizeLessThanOrEqualTo(25).allSatisfy(SlackCardsTest::button);
            } else if (block instanceof ContextBlock context) {
                assertThat(context.getElements()).isNotEmpty().hasSizeLessThanOrEqualTo(10);
                assertThat(words(context)).isNotBlank().hasSizeLessThanOrEqualTo(SlackCards.SECTION);
            } else {
                assertThat(words(block)).isNotBlank().hasSizeLessThanOrEqualTo(most);
            }
        }
        assertThat(card.blocks().stream().filter(block -> !(block instanceof ActionsBlock)).mapToInt(block -> words(block).length()).sum())
                .isLessThanOrEqualTo(13_200);
    }

    private static void button(BlockElement element) {
        ButtonElement button = (ButtonElement) element;
        assertThat(button.getActionId()).isNotBlank().hasSizeLessThanOrEqualTo(255).matches(SlackActions.OURS);
        assertThat(button.getValue()).isNotBlank().hasSizeLessThanOrEqualTo(2_000);
        assertThat(button.getText().getText()).isNotBlank().hasSizeLessThanOrEqualTo(75);
    }

    private static Section section(Random random) {
        String label = random.nextBoolean() ? null : words(random, 1 + random.nextInt(200));
        return new Section(label, IntStream.range(0, random.nextInt(6)).mapToObj(_ -> words(random, random.nextInt(5_000))).toList(),
                random.nextInt(4) == 0 ? actions(random) : List.of());
    }

    private static List<Action> actions(Random random) {
        return IntStream.range(0, random.nextInt(30)).mapToObj(_ -> new Action(
                List.of(Action.Kind.values()).get(random.nextInt(Action.Kind.values().length)), "l" + words(random, random.nextInt(200)),
                words(random, random.nextInt(3_000)))).toList();
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, 150).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void staysWithinSlacksLimitsInAnyLanguage(int seed) {
        Random random = new Random(seed);
        List<Section> sections = IntStream.range(0, random.nextInt(60)).mapToObj(_ -> new Section(
                random.nextBoolean() ? null : GeneratedText.of(random, 1 + random.nextInt(300)),
                IntStream.range(0, random.nextInt(5)).mapToObj(_ -> GeneratedText.of(random, random.nextInt(6_000))).toList(),
                actions(random)))
                .toList();
        List<Citation> citations = IntStream.range(0, random.nextInt(40)).mapToObj(i -> new Citation("M" + i,
                GeneratedText.of(random, random.nextInt(80)), GeneratedText.of(random, random.nextInt(900)) + "x",
                random.nextBoolean() ? null : URI.create("https://logs.example/?q=" + "a%3E".repeat(random.nextInt(1_000))))).toList();
        Note note = new Note(List.of(Kind.values()).get(random.nextInt(Kind.values().length)),
                GeneratedText.of(random, 1 + random.nextInt(2_000)),
                sections, citations, null, null, null, null, actions(random));

        List<Card> cards = SlackCards.cards(note, "inv-1", GeneratedText.of(random, random.nextInt(400)));

        assertThat(cards).allSatisfy(SlackCardsTest::withinLimits);
        assertThat(cards).allSatisfy(card -> assertThat(card.blocks().getFirst().getBlockId()).hasSizeLessThanOrEqualTo(255));
        assertThat(cards.stream().flatMap(card -> card.blocks().stream()).filter(block -> !(block instanceof ActionsBlock)))
                .allSatisfy(block -> assertThat(words(block).replaceAll("<https://logs\\.example/[^<>|]*\\|M\\d+>", "")).doesNotContain("<",
                        "\u202e",
                        "\u202c", "\u2066"));
        assertThat(cards).allSatisfy(card -> withinLimits(card.plain("g:inv-1:7:0")));
    }

    @Test
    void saysThatAWindowShowsNotEverything() {
        List<Section> sections = IntStream.range(0, 150).mapToObj(i -> new Section("label " + i, List.of("line"))).toList();

        List<LayoutBlock> window = SlackCards.window(List.of(note(Kind.REPORT, "headline", sections, List.of())));

        assertThat(window).hasSize(SlackCards.WINDOW);
        assertThat(words(window.getLast())).isEqualTo("… the rest stands on the case's page.");
    }

    private static String words(Random random, int length) {
        String letters = "abcdefgh      <>&😀\u00e9";
        StringBuilder words = new StringBuilder();
        while (words.length() < length) {
            int at = letters.offsetByCodePoints(0, random.nextInt(letters.codePointCount(0, letters.length())));
            words.appendCodePoint(letters.codePointAt(at));
        }
        return words.toString();
    }

    private static String all(List<Card> cards) {
        return cards.stream().flatMap(card -> card.blocks().stream()).map(SlackCardsTest::words).collect(Collectors.joining("\n"));
    }

    private static String words(LayoutBlock block) {
        return switch (block) {
            case SectionBlock section -> section.getText().getText();
            case HeaderBlock header -> header.getText().getText();
            case ActionsBlock actions -> actions.getElements().stream().map(e -> ((ButtonElement) e).getText().getText())
                    .collect(Collectors.joining(" "));
            case ContextBlock context -> context.getElements().stream()
                    .map(e -> ((MarkdownTextObject) e).getText()).collect(Collectors.joining("\n"));
            default -> throw new AssertionError(block);
        };
    }

    private static Note note(Kind kind, String headline, List<Section> sections, List<Citation> citations) {
        return new Note(kind, headline, new ArrayList<>(sections), citations, null, null, null);
    }
}
