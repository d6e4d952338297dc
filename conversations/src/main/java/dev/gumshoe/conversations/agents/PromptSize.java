package dev.gumshoe.conversations.agents;

import java.util.List;

/** How much a model has to read, in characters and, roughly, in tokens: providers count them, each in its own way, only afterwards. */
final class PromptSize {

    /** Of English with names, numbers and JSON in it, on the low side, so that the tokens are rather too many. */
    static final double CHARACTERS_PER_TOKEN = 3.2;

    private static final int AROUND_A_PARAMETER = 40;

    private PromptSize() {}

    /** The tokens of a request, answer left out. */
    static long tokens(ModelRequest request) {
        AnswerShape shape = request.shape();
        long characters = request.instructions().length() + request.turns().stream().mapToLong(PromptSize::of).sum()
                + request.tools().stream().mapToLong(PromptSize::of).sum()
                + (shape == null ? 0 : shape.description().length() + of(shape.fields()));
        return Math.round(characters / CHARACTERS_PER_TOKEN);
    }

    /** The characters of a tool. */
    static int of(ToolSpec spec) {
        return spec.name().length() + spec.description().length() + of(spec.parameters());
    }

    private static int of(List<Parameter> parameters) {
        return parameters.stream().mapToInt(p -> p.name().length() + p.description().length() + AROUND_A_PARAMETER).sum();
    }

    /** The characters of a turn. */
    static int of(Turn turn) {
        return switch (turn) {
            case Turn.Person(String text) -> text.length();
            case Turn.Model(String text, List<ToolRequest> requests) ->
                text.length() + requests.stream().mapToInt(r -> r.tool().length() + r.arguments().toString().length()).sum();
            case Turn.ToolOutcome outcome -> outcome.text().length();
        };
    }
}
