package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gumshoe.conversations.agents.Parameter.Shape;
import dev.gumshoe.conversations.investigation.Investigation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ToolboxTest {

    private static final ToolContext CONTEXT = new ToolContext(new Investigation("case-1"), null, "M1.a", ToolLimits.USUAL);

    @Test
    void handsACallToTheToolItNames() throws Exception {
        Toolbox toolbox = new Toolbox(List.of(tool("echo", call -> call.arguments().toString())));

        ToolAnswer answer = toolbox.answer(call("echo", Map.of("what", Argument.of("checkout"))), CONTEXT);

        assertThat(answer).isInstanceOf(ToolAnswer.Found.class);
        assertThat(answer.text()).isEqualTo("{what: \"checkout\"}");
    }

    @Test
    void namesItsToolsWhenThereIsNoneOfThatName() throws Exception {
        Toolbox toolbox = new Toolbox(List.of(tool("echo", _ -> "")));

        ToolAnswer answer = toolbox.answer(call("ecco", Map.of()), CONTEXT);

        assertThat(answer).isInstanceOf(ToolAnswer.Misused.class);
        assertThat(answer.text()).isEqualTo("There is no tool ecco. There are: echo.");
    }

    @Test
    void saysAllThatIsWrongWithTheArguments() throws Exception {
        Toolbox toolbox = new Toolbox(List.of(tool("echo", _ -> "")));

        ToolAnswer answer = toolbox.answer(call("echo", Map.of("often", Argument.of("a lot"), "wat", Argument.of("x"))), CONTEXT);

        assertThat(answer).isInstanceOf(ToolAnswer.Misused.class);
        assertThat(answer.text()).isEqualTo("NOT CALLED: echo: what is missing: what to say; often is \"a lot\", give a number; "
                + "there is no parameter wat; there are what, often.");
    }

    @Test
    void aBrokenToolIsAFailureThatSaysSo() throws Exception {
        Toolbox toolbox = new Toolbox(List.of(tool("echo", _ -> {
            throw new IllegalStateException("password=hunter22");
        })));

        ToolAnswer answer = toolbox.answer(call("echo", Map.of("what", Argument.of("x"))), CONTEXT);

        assertThat(answer).isInstanceOf(ToolAnswer.Failed.class);
        assertThat(answer.text()).startsWith("FAILED: echo broke").doesNotContain("hunter22");
    }

    @Test
    void aCalledOffErrandIsNoFailure() {
        Toolbox toolbox = new Toolbox(List.of(tool("echo", _ -> {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("cut short");
        })));

        assertThatThrownBy(() -> toolbox.answer(call("echo", Map.of("what", Argument.of("x"))), CONTEXT))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void masksSecrets() throws Exception {
        Toolbox toolbox = new Toolbox(List.of(tool("echo", _ -> "login with password=hunter22 failed")));

        ToolAnswer answer = toolbox.answer(call("echo", Map.of("what", Argument.of("x"))), CONTEXT);

        assertThat(answer.text()).isEqualTo("login with password=[secret] failed");
    }

    @Test
    void cutsWhatIsTooLongAndSaysHowMuch() throws Exception {
        Toolbox toolbox = new Toolbox(List.of(tool("echo", _ -> "a line of text\n".repeat(2_000))));

        ToolAnswer answer = toolbox.answer(call("echo", Map.of("what", Argument.of("x"))), CONTEXT);

        assertThat(answer.text().length()).isLessThanOrEqualTo(ToolLimits.USUAL.characters());
        assertThat(answer.text()).contains("a line of text\n… cut here: 22").endsWith("a smaller limit).");
    }

    @Test
    void refusesTwoToolsOfOneName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Toolbox(List.of(tool("echo", _ -> ""), tool("echo", _ -> ""))))
                .withMessageContaining("two tools are named 'echo'");
    }

    @Test
    void refusesANameThatNoModelCanCall() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Toolbox(List.of(tool("say it", _ -> ""))))
                .withMessageContaining("'say it'");
    }

    private static ToolCall call(String tool, Map<String, Argument> arguments) {
        return new ToolCall("1", tool, new Arguments(arguments));
    }

    private static Tool tool(String name, Function<ToolCall, String> words) {
        return new Tool() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String description() {
                return "Says something.";
            }

            @Override
            public List<Parameter> parameters() {
                return List.of(Parameter.required("what", Shape.Text.ANY, "what to say"),
                        Parameter.optional("often", new Shape.Numeric(), "how often"));
            }

            @Override
            public ToolAnswer call(ToolCall call, ToolContext context) {
                return new ToolAnswer.Found(words.apply(call), List.of());
            }
        };
    }
}
