package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SplittingTest {

    /** How long a text is where three characters have to be written as entities. */
    private static int escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").length();
    }

    @Test
    void leavesAloneWhatFits() {
        assertThat(Splitting.of("One.\n\nTwo.", 100, String::length)).containsExactly("One.\n\nTwo.");
        assertThat(Splitting.of(" \n ", 100, String::length)).isEmpty();
    }

    @Test
    void dividesBetweenParagraphsBeforeLinesAndSentences() {
        String text = "The errors of forge rose. They are many.\n\nThe cache is fine. It answers.\nNothing else was seen.";

        assertThat(Splitting.of(text, 84, String::length))
                .containsExactly("The errors of forge rose. They are many.", "The cache is fine. It answers.\nNothing else was seen.");
    }

    @Test
    void breaksNoSentenceThatFitsIntoAPieceOfItsOwn() {
        String line = "The errors of forge rose at 14:02. Requests that miss the cache succeed. The table answers as always.";

        assertThat(Splitting.of(line, 60, String::length)).containsExactly("The errors of forge rose at 14:02.",
                "Requests that miss the cache succeed.", "The table answers as always.");
    }

    @Test
    void closesACodeBlockAndOpensItAgain() {
        String text = "Seen:\n```\n" + lines("ERROR at line ", 12) + "\n```\nThat is all.";

        List<String> pieces = Splitting.of(text, 100, String::length);

        assertThat(pieces).hasSizeGreaterThan(1).allSatisfy(piece -> {
            assertThat(piece.length()).isLessThanOrEqualTo(100);
            assertThat(piece.split("```", -1).length % 2).as("fences in pairs").isEqualTo(1);
        });
        assertThat(String.join("\n", pieces).replaceAll("\n```\n```", "")).isEqualTo(text);
    }

    private static String lines(String text, int count) {
        return IntStream.range(0, count).mapToObj(i -> text + i).collect(Collectors.joining("\n"));
    }

    @Test
    void leavesABlockOfCodeWholeThatFitsIntoAPieceOfItsOwn() {
        String block = "```\n" + lines("ERROR at line ", 5) + "\n```";
        String text = "The errors of forge rose at 14:02 and have not ended since.\n" + block + "\nThat is all.";

        List<String> pieces = Splitting.of(text, 130, String::length);

        assertThat(pieces).containsExactly("The errors of forge rose at 14:02 and have not ended since.", block + "\nThat is all.");
    }

    /** Sentences of several scripts, and a block of code now and then, each short enough for a piece of its own. */
    private static List<String> parts(Random random, int most) {
        return IntStream.range(0, 1 + random.nextInt(60)).mapToObj(i -> random.nextInt(6) == 0
                ? "```\n" + lines("ERROR <" + i + "> at line ", 1 + random.nextInt(4)) + "\n```"
                : sentence(random, most)).toList();
    }

    private static String sentence(Random random, int most) {
        List<String> words = List.of("Errors", "ошибка", "צפוי", "خطأ", "größer", "e\u0301tat", "数据库", "👩🏽‍💻", "<forge>", "a&b",
                "14:02:15");
        StringBuilder sentence = new StringBuilder("Then");
        while (escaped(sentence.toString()) < most / 3) {
            sentence.append(' ').append(words.get(random.nextInt(words.size())));
        }
        return sentence + " it ended.";
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void breaksNeitherASentenceNorABlockOfCodeThatFitsWhateverTheLanguage(int seed) {
        Random random = new Random(seed);
        int most = 140 + random.nextInt(400);
        List<String> parts = parts(random, most);
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            boolean code = part.startsWith("```") || text.toString().endsWith("```");
            text.append(text.isEmpty() ? "" : code || random.nextInt(4) == 0 ? "\n" : " ").append(part);
        }

        List<String> pieces = Splitting.of(text.toString(), most, SplittingTest::escaped);

        assertThat(parts).allSatisfy(part -> assertThat(pieces).as("a piece that holds it whole").anyMatch(piece -> piece.contains(part)));
        assertThat(pieces).allSatisfy(piece -> assertThat(escaped(piece)).isLessThanOrEqualTo(most));
    }

    @Test
    void refusesToMakeCrumbs() {
        assertThatThrownBy(() -> Splitting.of("text", 8, String::length)).hasMessageContaining("8 are too short");
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, 200).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void exceedsNoLimitAndLosesNothingWhateverTheTextIs(int seed) {
        Random random = new Random(seed);
        String text = GeneratedText.of(random, random.nextInt(4_000));
        int most = 32 + random.nextInt(500);

        List<String> pieces = Splitting.of(text, most, SplittingTest::escaped);

        assertThat(pieces).allSatisfy(piece -> {
            assertThat(escaped(piece)).isLessThanOrEqualTo(most);
            assertThat(piece).isNotBlank();
            assertThat(piece.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF)).as("whole characters").isTrue();
        });
        assertThat(letters(String.join("", pieces))).isEqualTo(letters(text));
    }

    /** What must not be lost: all but blanks and the fences that are closed and opened again. */
    private static String letters(String text) {
        return text.replace("```", "").replaceAll("[\\p{Z}\\s\\u0085]+", "");
    }
}
