package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gumshoe.conversations.agents.Parameter.Shape;
import dev.gumshoe.conversations.evidence.TimeWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private static final TimeWindow HOUR = new TimeWindow(Instant.parse("2024-05-01T11:00:00Z"), Instant.parse("2024-05-01T12:00:00Z"));

    @Test
    void takesASingleTextForAListOfOne() throws Exception {
        assertThat(given("resources", Argument.of("checkout")).texts("resources")).containsExactly("checkout");
    }

    @Test
    void keepsTheOrderOfAList() throws Exception {
        assertThat(given("resources", Argument.of(List.of("z", "a", "z"))).texts("resources")).containsExactly("z", "a");
    }

    @Test
    void takesANumberWrittenAsText() throws Exception {
        assertThat(given("limit", Argument.of("12")).wholeNumber("limit")).contains(12L);
    }

    @Test
    void keepsAWholeNumberWithinItsBounds() throws Exception {
        assertThat(given("limit", Argument.Numeric.of(5_000)).within("limit", 1, 100, 40)).isEqualTo(100);
        assertThat(Arguments.NONE.within("limit", 1, 100, 40)).isEqualTo(40);
    }

    @Test
    void refusesHalfANumberWhereAWholeOneIsMeant() {
        Arguments arguments = given("limit", new Argument.Numeric(new BigDecimal("1.5")));

        assertThatThrownBy(() -> arguments.wholeNumber("limit")).hasMessage("limit is 1.5, give a whole number");
    }

    @Test
    void blankWordsAreNothing() throws Exception {
        assertThat(given("resource", Argument.of("  ")).text("resource")).isEmpty();
    }

    @Test
    void readsTimesWithAnyOffset() throws Exception {
        assertThat(given("from", Argument.of("2024-05-01T13:30:00+02:00")).window(HOUR))
                .isEqualTo(new TimeWindow(Instant.parse("2024-05-01T11:30:00Z"), HOUR.to()));
    }

    @Test
    void saysWhatATimeLooksLike() {
        assertThatThrownBy(() -> given("from", Argument.of("noon")).window(HOUR))
                .hasMessage("from is \"noon\", give a time such as 2024-05-01T12:00:00Z");
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> given("from", Argument.of("2024-05-01T13:00:00Z")).window(HOUR))
                .hasMessageContaining("lies before from");
    }

    @Test
    void refusesAWordThatIsNotAmongThoseAllowed() {
        Parameter kind = Parameter.optional("kind", Shape.Text.oneOf("rise", "fall"), "");

        assertThat(given("kind", Argument.of("up")).misfits(List.of(kind))).containsExactly("kind is \"up\", give one of rise, fall");
        assertThat(given("kind", Argument.of("rise")).misfits(List.of(kind))).isEmpty();
    }

    @Test
    void looksIntoThingsWithParts() {
        Parameter where = Parameter.required("where",
                new Shape.Thing(List.of(Parameter.required("host", Shape.Text.ANY, "the host's name"))), "where to look");

        assertThat(given("where", new Argument.Thing(Map.of())).misfits(List.of(where)))
                .containsExactly("in where: host is missing: the host's name");
        assertThat(given("where", Argument.of("web-1")).misfits(List.of(where))).containsExactly("where is \"web-1\", give an object");
    }

    private static Arguments given(String name, Argument value) {
        return new Arguments(Map.of(name, value));
    }
}
