package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import dev.gumshoe.conversations.conversation.Action.Kind;
import dev.gumshoe.conversations.conversation.GeneratedText;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows stay within what Slack takes, whatever a case holds. */
class SlackWindowsTest {

    private static final SlackButton BUTTON = new SlackButton("inv-1", "L1.g1", "C0ALERTS", "1763906700.000100");

    static Stream<Integer> seeds() {
        return IntStream.range(0, 60).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void stayWithinSlacksLimitsInAnyLanguage(int seed) {
        Random random = new Random(seed);
        List<String> suspects = IntStream.range(0, 1 + random.nextInt(300))
                .mapToObj(_ -> "r" + GeneratedText.of(random, random.nextInt(200))).toList();

        List<View> windows = List.of(
                SlackWindows.grant(BUTTON,
                        IntStream.range(0, 3).mapToObj(_ -> GeneratedText.of(random, random.nextInt(4_000))).toList()),
                SlackWindows.which(BUTTON, suspects),
                SlackWindows.words(Kind.STEER, BUTTON, "What should I look at, or leave out?", "focus on checkout", true),
                SlackWindows.reading(GeneratedText.of(random, 60), List.of()));

        assertThat(windows).allSatisfy(SlackWindowsTest::withinLimits);
    }

    private static void withinLimits(View view) {
        assertThat(view.getTitle().getText()).isNotBlank().hasSizeLessThanOrEqualTo(24);
        assertThat(view.getClose().getText()).isNotBlank().hasSizeLessThanOrEqualTo(24);
        if (view.getSubmit() != null) {
            assertThat(view.getSubmit().getText()).isNotBlank().hasSizeLessThanOrEqualTo(24);
            assertThat(view.getPrivateMetadata()).hasSizeLessThanOrEqualTo(3_000);
            assertThat(view.getCallbackId()).matches(SlackActions.OURS);
        }
        assertThat(view.getBlocks()).hasSizeLessThanOrEqualTo(SlackCards.WINDOW).allSatisfy(SlackWindowsTest::blockWithinLimits);
    }

    private static void blockWithinLimits(LayoutBlock block) {
        if (block instanceof InputBlock input) {
            assertThat(input.getLabel().getText()).isNotBlank().hasSizeLessThanOrEqualTo(2_000);
            if (input.getElement() instanceof PlainTextInputElement words) {
                assertThat(words.getPlaceholder().getText()).hasSizeLessThanOrEqualTo(150);
            } else {
                optionsWithinLimits(((StaticSelectElement) input.getElement()).getOptions());
            }
        } else {
            assertThat(((SectionBlock) block).getText().getText()).isNotBlank().hasSizeLessThanOrEqualTo(SlackCards.SECTION)
                    .doesNotContain("<");
        }
    }

    private static void optionsWithinLimits(List<OptionObject> options) {
        assertThat(options).isNotEmpty().hasSizeLessThanOrEqualTo(100).allSatisfy(option -> {
            assertThat(option.getText().getText()).isNotBlank().hasSizeLessThanOrEqualTo(75);
            assertThat(option.getValue()).isNotBlank().hasSizeLessThanOrEqualTo(75);
        });
        assertThat(options).extracting(OptionObject::getValue).doesNotHaveDuplicates();
    }

    @Test
    void saysWhatHasToBeGrantedAndThatReadingIsEnough() {
        View window = SlackWindows.grant(BUTTON, List.of("The logs of <forge>", "403: denied.", "Grant logs:read."));

        assertThat(((SectionBlock) window.getBlocks().getFirst()).getText().getText())
                .startsWith("*The logs of &lt;forge&gt;*\n403: denied.\nGrant logs:read.").contains("Reading is enough");
    }
}
