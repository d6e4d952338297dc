package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a model says, without secrets: whatever it read or made up, nothing of the kind goes further, nor back to it. */
final class Masked {

    private Masked() {}

    /** What a model said. */
    static ModelReply.Said said(ModelReply.Said said) {
        return new ModelReply.Said(
                Secrets.mask(said.text()), arguments(said.answer()), said.requests().stream().map(Masked::request).toList(), said.use());
    }

    private static ToolRequest request(ToolRequest request) {
        String defect = request.defect();
        return new ToolRequest(
                request.id(), request.tool(), new Arguments(fields(request.arguments().given())),
                defect == null ? null : Secrets.mask(defect));
    }

    private static @Nullable Arguments arguments(@Nullable Arguments arguments) {
        return arguments == null ? null : new Arguments(fields(arguments.given()));
    }

    private static Map<String, Argument> fields(Map<String, Argument> fields) {
        Map<String, Argument> masked = new LinkedHashMap<>();
        fields.forEach((name, value) -> masked.put(name, argument(value)));
        return masked;
    }

    private static Argument argument(Argument argument) {
        return switch (argument) {
            case Argument.Text(String value) -> new Argument.Text(Secrets.mask(value));
            case Argument.Many many -> new Argument.Many(many.values().stream().map(Masked::argument).toList());
            case Argument.Thing thing -> new Argument.Thing(fields(thing.parts()));
            case Argument.Numeric _,Argument.YesNo _ -> argument;
        };
    }

    /** A tool as a model may be shown it: its description may come from outside. */
    static ToolSpec spec(Tool tool) {
        return new ToolSpec(tool.name(), Quoted.line(tool.description(), 1_500), tool.parameters());
    }
}
