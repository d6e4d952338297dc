package dev.gumshoe.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.conversation.Action;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Note.Citation;
import dev.gumshoe.conversations.conversation.Note.Section;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Discord's limits hold, and nothing does anything, whatever is said in whichever language. */
class DiscordCardsTest {

    private static final String CASE = "inv-a1b2c3d4";
    private static final DiscordCards CARDS = new DiscordCards(EnumSet.allOf(Action.Kind.class));
    /** Words of several scripts, marks of Markdown, and what the outside world may try. */
    private static final List<String> WORDS = List.of("errors", "of", "forge", "Fehlerrate", "überschreitet", "ошибок", "錯誤率上升了。",
            "エラーが増えた。",
            "خطأ", "เกิดข้อผิดพลาด", "👩🏽‍💻", "🇩🇪", "e\u0301\u0323", "@everyone", "@here", "<@1100000000000000101>", "<@&1>", "<#2>",
            "<:x:3>", "<t:4>",
            "[fine](https://evil.example)", "[x](<https://evil.example>)", "**bold**", "__x__", "~~x~~", "||x||", "`code`", "```", "```sql",
            "\n", "\n\n",
            "# head", "-# small", "> quote", "- item", "1. item", "\u202e", "\u0000", "https://ok.example/a_b*c?d=(e)", "\\", "…", "a.b.",
            "\r\n",
            "x".repeat(700));

    static Stream<Integer> seeds() {
        return IntStream.rangeClosed(1, 200).boxed();
    }

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        int words = random.nextInt(most);
        for (int i = 0; i < words; i++) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(4) == 0 ? "" : " ");
        }
        return text.toString();
    }

    private static Note note(Random random) {
        List<Section> sections = new ArrayList<>();
        int many = random.nextInt(10);
        for (int i = 0; i < many; i++) {
            List<String> lines = IntStream.range(0, random.nextInt(12)).mapToObj(_ -> text(random, 120)).toList();
            List<Action> actions = random.nextInt(3) == 0
                    ? List.of(new Action(Action.Kind.NORMAL, "I looked: normal", "G" + i),
                            new Action(Action.Kind.GRANT, text(random, 30), "G" + i))
                    : List.of();
            sections.add(new Section(random.nextBoolean() ? null : text(random, 40), lines, actions));
        }
        List<Citation> citations = IntStream.range(0, random.nextInt(30))
                .mapToObj(i -> new Citation("M" + i, "prometheus", text(random, 60),
                        random.nextBoolean() ? null : URI.create("https://prometheus.example/graph?q=" + "x".repeat(random.nextInt(900)))))
                .toList();
        Note.Kind kind = List.of(Note.Kind.values()).get(random.nextInt(Note.Kind.values().length));
        return new Note(kind, text(random, 200), sections, citations, null, null, null, random.nextBoolean() ? "gaps" : null,
                List.of(new Action(Action.Kind.STEER, "Steer…", ""), new Action(Action.Kind.STOP, "Stop", "")));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverExceedsALimitAndLetsNothingAct(int seed) {
        Note note = note(new Random(seed));

        List<DiscordCard> cards = CARDS.of(note, CASE, "14");

        assertThat(cards).isNotEmpty();
        for (DiscordCard card : cards) {
            assertThat(card.content().length()).isLessThanOrEqualTo(DiscordCard.CONTENT);
            assertThat(card.title().length()).isLessThanOrEqualTo(DiscordCard.TITLE);
            assertThat(card.description().length()).isLessThanOrEqualTo(DiscordCard.DESCRIPTION);
            assertThat(card.title().length() + card.description().length() + card.mark().length()).isLessThanOrEqualTo(6_000);
            assertThat(card.content() + card.description()).isNotBlank();
            assertThat(card.rows().size()).isLessThanOrEqualTo(5);
            assertThat(card.content() + card.description()).isNotEqualTo(card.mark());
            inert(card.title() + "\n" + card.content() + "\n" + card.description());
        }
        assertThat(cards.stream().map(DiscordCard::mark)).doesNotHaveDuplicates().allMatch(mark -> DiscordIds.marked(mark).isPresent());
    }

    /** Outside code no mark of Discord's own and no hidden link is left; every block of code is closed. */
    private static void inert(String said) {
        String active = said.replaceAll("(?s)\\\\.", "").replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", "")
                .replaceAll("(?m)^-# \\[M\\d+\\]\\(<https://prometheus\\.example/[^>]*>\\)", "");
        assertThat(
                Pattern.compile("<[@#:t]|@everyone|@here|\\]\\(|```").matcher(active).results().map(found -> found.group() + " in " + said))
                .isEmpty();
        assertThat(said).doesNotContain("\u202e", "\u0000");
    }

    @Test
    void losesNoWordOfALongNote() {
        List<String> lines = IntStream.rangeClosed(1, 2_000).mapToObj(i -> "Sentence number " + i + " stands here.").toList();
        Note note = Note.of(Note.Kind.REPORT, "A long report", List.of(new Section("All", lines)), List.of(), null);

        List<DiscordCard> cards = CARDS.of(note, CASE, "14");

        String all = String.join("\n", cards.stream().map(DiscordCard::description).toList());
        assertThat(lines).allSatisfy(line -> assertThat(all).contains(line));
        assertThat(cards).hasSizeGreaterThan(10).allSatisfy(card -> assertThat(card.description()).endsWith("."));
    }

    @Test
    void closesACodeBlockInOneMessageAndOpensItAgainInTheNext() {
        String code = "```\n" + "at forge.Cache.read(Cache.java:88)\n".repeat(300) + "```";
        Note note = Note.of(Note.Kind.ANSWER, "The trace", List.of(new Section(null, List.of(code))), List.of(), null);

        List<DiscordCard> cards = CARDS.of(note, CASE, "14");

        assertThat(cards).hasSizeGreaterThan(2).allSatisfy(card -> inert(card.description()));
        assertThat(cards.get(1).description()).startsWith("```\n").endsWith("```");
    }

    @Test
    void saysALineWithoutAnEmbed() {
        List<DiscordCard> cards = CARDS.of(Note.line(Note.Kind.NOTICE, "Investigation stopped by @alice."), CASE, "14");

        assertThat(cards).hasSize(1).first().satisfies(card -> {
            assertThat(card.content()).isEqualTo("ℹ️ Investigation stopped by @alice.\n-# " + CASE + " · 14");
            assertThat(card.data().getInt("flags")).as("links are not unfolded").isEqualTo(4);
        });
    }

    @Test
    void escapesWhatDiscordReadsAndLeavesAddressesWhole() {
        assertThat(DiscordText.escaped("a_b *c* https://x.example/a_b_(c)?d=*e*"))
                .isEqualTo("a\\_b \\*c\\* https://x.example/a_b_(c)?d=\\*e\\*");
        assertThat(DiscordText.escaped("# x\n- y\n1. z\n> q")).isEqualTo("\\# x\n\\- y\n1\\. z\n\\> q");
        assertThat(DiscordText.escaped("mail@here.example @here @everyone")).isEqualTo("mail\\@here.example \\@here \\@everyone");
        assertThat(DiscordText.lines("**[FIRING:1] X**\n> quoted [page](https://a.example/)")).containsExactly("[FIRING:1] X",
                "quoted page");
    }

    @Test
    void knowsItsButtonsAgain() {
        DiscordButtons.Pressed pressed = new DiscordButtons.Pressed(CASE, new Action(Action.Kind.NOT_RELEVANT, "not-relevant", "G:1"));

        assertThat(DiscordButtons.Pressed.of(pressed.id())).contains(pressed);
        assertThat(DiscordButtons.Pressed.of("g:nonsense:x:")).isEmpty();
        assertThat(DiscordButtons.Pressed.of("somebody-elses")).isEmpty();
    }
}
