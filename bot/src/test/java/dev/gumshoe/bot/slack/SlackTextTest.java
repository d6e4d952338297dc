package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            <!channel> now             ¦ &lt;!channel&gt; now
            <@U0ALICE>                 ¦ &lt;@U0ALICE&gt;
            <https://a.example|login>  ¦ &lt;https://a.example|login&gt;
            &lt;!here&gt;              ¦ &amp;lt;!here&amp;gt;
            """)
    void leavesNothingThatSlackWouldActOn(String text, String escaped) {
        assertThat(SlackText.escaped(text)).isEqualTo(escaped);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            <https://a.example/x?a=1&amp;b=2|HighErrorRate>  ¦ HighErrorRate
            <https://a.example/x?a=1&amp;b=2>                ¦ https://a.example/x?a=1&b=2
            <@U0ALICE|alice> look                            ¦ @alice look
            <#C0ALERTS|alerts>                               ¦ #alerts
            <!here> 5 &gt; 3                                 ¦ @here 5 > 3
            checkout <fails>                                 ¦ checkout <fails>
            &lt;@U0ALICE&gt;                                 ¦ <@U0ALICE>
            """)
    void readsWhatAPersonWouldSee(String sent, String seen) {
        assertThat(SlackText.read(sent)).isEqualTo(seen);
    }

    @Test
    void takesOutWhatTurnsOrHidesText() {
        assertThat(SlackText.escaped("\u202egnp.exe\u202c \u2066a\u2069\ufeff\u0000b\u200d\tc\nd")).isEqualTo("gnp.exe ab\u200d\tc\nd");
    }

    @Test
    void linksToNothingButWebPages() {
        assertThat(SlackText.link(URI.create("https://a.example/?q=1&r=%7C"), "a<b"))
                .isEqualTo("<https://a.example/?q=1&amp;r=%7C|a&lt;b>");
        assertThat(SlackText.link(URI.create("javascript:alert(1)"), "here")).isEqualTo("here");
    }

    @Test
    void keepsQueriesOnOneLineInsideTheirCode() {
        assertThat(SlackText.code("a `b`\n  <c>")).isEqualTo("`a 'b' &lt;c&gt;`");
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertThat(SlackText.cut("ab😀cd", 4)).isEqualTo("ab…");
        assertThat(SlackText.cut("abcd", 4)).isEqualTo("abcd");
    }

    @Test
    void packsEveryWordIntoTextsThatAreShortEnoughWhenEscaped() {
        String line = "<&>😀 word ".repeat(200).strip();

        List<String> texts = SlackText.packed(List.of(line, "", "end"), 100);

        assertThat(texts).allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(100));
        assertThat(SlackText.read(String.join("", texts)).replaceAll("\\s", "")).isEqualTo(line.replace(" ", "") + "end");
    }

    @Test
    void findsWhereALinkLeads() {
        assertThat(SlackText.links("see <https://a.example/?a=1&amp;b=2|this> and <mailto:a@b.example|that>"))
                .containsExactly("https://a.example/?a=1&b=2");
    }
}
