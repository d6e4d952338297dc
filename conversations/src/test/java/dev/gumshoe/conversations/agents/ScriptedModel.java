package dev.gumshoe.conversations.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** A language model for tests: answers by a function of the request, and remembers what it was asked. */
public final class ScriptedModel implements LanguageModel {

    /** Everything it was asked. */
    public final List<ModelRequest> asked = new CopyOnWriteArrayList<>();

    private final Function<ModelRequest, ModelReply> script;

    /** A model that answers by the function. */
    public ScriptedModel(Function<ModelRequest, ModelReply> script) {
        this.script = script;
    }

    /** A model that always fails so. */
    public static ScriptedModel failing(ModelReply.Kind kind) {
        return new ScriptedModel(_ -> new ModelReply.Failed(kind, "it is a test"));
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public ModelReply ask(ModelRequest request, Consumer<String> words) throws InterruptedException {
        asked.add(request);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return script.apply(request);
    }

    /** In the role of everything. */
    public ModelRoles everywhere() {
        ModelRole role = role();
        return new ModelRoles(role, role, role);
    }

    /** In a role, at a price of $3 and $15 per million tokens. */
    public ModelRole role() {
        return new ModelRole(this, new Tariff(3, 0.3, 15), 100_000, 4_000, java.time.Duration.ofSeconds(20));
    }

    /** A filled form, that used 100 tokens, 60 of them from the cache, and 10 of output. */
    public static ModelReply form(Map<String, Argument> fields) {
        return new ModelReply.Said("", new Arguments(fields), List.of(), new TokenUse(100, 60, 10));
    }

    /** A wish for tools. */
    public static ModelReply calls(ToolRequest... requests) {
        return new ModelReply.Said("", null, List.of(requests), new TokenUse(100, 60, 10));
    }

    /** Fields, name and value in turn; values are texts, lists of texts, arguments, or lists of arguments. */
    public static Map<String, Argument> fields(Object... namesAndValues) {
        Map<String, Argument> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], argument(namesAndValues[i + 1]));
        }
        return fields;
    }

    /** A record of fields. */
    public static Argument thing(Object... namesAndValues) {
        return new Argument.Thing(fields(namesAndValues));
    }

    private static Argument argument(Object value) {
        return switch (value) {
            case Argument argument -> argument;
            case String text -> Argument.of(text);
            case Double number -> new Argument.Numeric(java.math.BigDecimal.valueOf(number));
            case Boolean flag -> new Argument.YesNo(flag);
            case List<?> list -> {
                List<Argument> all = new ArrayList<>();
                list.forEach(item -> all.add(argument(item)));
                yield new Argument.Many(all);
            }
            default -> throw new IllegalArgumentException("no argument: " + value);
        };
    }
}
