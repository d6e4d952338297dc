package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Evidence;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A tool for tests: answers by a function, and remembers how it was called. */
public final class GivenTool implements Tool {

    /** How it was called. */
    public final List<ToolCall> calls = new CopyOnWriteArrayList<>();

    private final String name;
    private final Effect effect;
    private final String description;
    private final Function<ToolCall, ToolAnswer> answer;

    /** A tool. */
    public GivenTool(String name, Effect effect, String description, Function<ToolCall, ToolAnswer> answer) {
        this.name = name;
        this.effect = effect;
        this.description = description;
        this.answer = answer;
    }

    /** A read-only tool that finds the text. */
    public static GivenTool finding(String name, String text) {
        return new GivenTool(name, Effect.READ_ONLY, "Finds something.", _ -> found(text));
    }

    /** Something found. */
    public static ToolAnswer found(String text) {
        return new ToolAnswer.Found(text, List.of(new Evidence("store", "a query", Cases.WINDOW, text)));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.optional("resource", Parameter.Shape.Text.ANY, "a resource"));
    }

    @Override
    public Effect effect() {
        return effect;
    }

    @Override
    public ToolAnswer call(ToolCall call, ToolContext context) {
        calls.add(call);
        return answer.apply(call);
    }
}
