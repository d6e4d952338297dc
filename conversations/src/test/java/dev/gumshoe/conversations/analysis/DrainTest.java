package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrainTest {

    private final Drain drain = new Drain(100);

    private String template(String... lines) {
        LogTemplate last = null;
        for (String line : lines) {
            last = drain.learn("INFO", false, line);
        }
        return last.text();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Receiving block blk_-1608999687919862906 src: /10.250.19.102:54106 | Receiving block blk_-<num> src: /<ip>
            took 12.5ms for user 72330e75-125e-4f5e-a858-eb9ba89727f8          | took <num>ms for user <uuid>
            2022-08-22T05:18:58.816Z started on 14:03:05                        | <time> started on <time>
            order 6E92ZMYYFZ at 0xdeadbeef of 4f2a9c81bb                        | order <id> at <hex> of <hex>
            bot-2 v1.2.3 said 404                                               | bot-<num> v<num>.<num> said <num>
            """)
    void masksWhatDiffersFromLineToLine(String line, String expected) {
        assertThat(new LogMask().mask(line)).isEqualTo(expected);
    }

    @Test
    void putsAStarWhereLinesOfOneStatementDiffer() {
        String template = template("Send file alpha to host berlin now", "Send file beta to host paris now");

        assertThat(template).isEqualTo("Send file <*> to host <*> now");
        assertThat(drain.templates()).hasSize(1);
    }

    @Test
    void neverMergesLinesThatDifferInHowItWent() {
        template("Readiness check of the node passed", "Readiness check of the node failed");

        assertThat(drain.templates()).extracting(LogTemplate::text)
                .containsExactly("Readiness check of the node passed", "Readiness check of the node failed");
    }

    @Test
    void keepsTheSameStatementOfAnotherSeverityApart() {
        drain.learn("INFO", false, "cache cleared");
        drain.learn("ERROR", true, "cache cleared");

        assertThat(drain.templates()).hasSize(2);
    }

    @Test
    void staysWithinItsBoundAndForgetsWhatWasNotSeenForLongest() {
        Drain small = new Drain(10);
        small.learn("INFO", false, "oldest");
        for (char a = 'a'; a <= 'z'; a++) {
            small.learn("INFO", false, "word" + a + " only" + a + " once" + a);
            small.learn("INFO", false, "always seen");
        }

        assertThat(small.templates()).hasSize(10);
        assertThat(small.forgotten()).isEqualTo(18);
        assertThat(small.templates()).extracting(LogTemplate::text).contains("always seen").doesNotContain("oldest");
    }

    @Test
    void givesTheSameTemplatesForTheSameLines() {
        List<String> lines = List.of("a b c 1", "a b d 2", "x y z", "a b c 3", "x y w");
        Drain other = new Drain(100);

        lines.forEach(line -> drain.learn("INFO", false, line));
        lines.forEach(line -> other.learn("INFO", false, line));

        assertThat(drain.templates()).extracting(LogTemplate::text)
                .containsExactlyElementsOf(other.templates().stream().map(LogTemplate::text).toList());
    }
}
