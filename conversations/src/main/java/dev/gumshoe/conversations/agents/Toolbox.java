package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Secrets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tools at hand, by name. Immutable; safe for use by several threads as far as its tools are. */
public final class Toolbox {

    private static final Logger LOG = LoggerFactory.getLogger(Toolbox.class);

    private final Map<String, Tool> tools;

    /** @throws IllegalArgumentException when two tools have one name, or a name that no model can call */
    public Toolbox(List<Tool> tools) {
        Map<String, Tool> named = new LinkedHashMap<>();
        for (Tool tool : tools) {
            if (!tool.name().matches("[a-zA-Z0-9_-]{1,64}")) {
                throw new IllegalArgumentException("a tool is named '" + tool.name() + "': use 1 to 64 letters, digits, _ and -");
            }
            if (named.put(tool.name(), tool) != null) {
                throw new IllegalArgumentException("two tools are named '" + tool.name() + "': rename one");
            }
        }
        this.tools = Collections.unmodifiableMap(named);
    }

    /** All of them, in the order they were given. */
    public List<Tool> tools() {
        return List.copyOf(tools.values());
    }

    /** The tool of that name. */
    public Optional<Tool> named(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    /** Those that fit. */
    public Toolbox only(Predicate<Tool> fits) {
        return new Toolbox(tools.values().stream().filter(fits).toList());
    }

    /** These and others. */
    public Toolbox with(List<Tool> others) {
        List<Tool> all = new ArrayList<>(tools.values());
        all.addAll(others);
        return new Toolbox(all);
    }

    /**
     * Answers a call, whatever was called with whatever arguments: a call that makes no sense says how to make it, a tool that fails says
     * so, secrets are masked, and what is too long is cut visibly. Whether a tool that is not read-only may be called is for the caller
     * to decide before.
     *
     * @throws InterruptedException when the errand was called off
     */
    public ToolAnswer answer(ToolCall call, ToolContext context) throws InterruptedException {
        Tool tool = tools.get(call.tool());
        if (tool == null) {
            return new ToolAnswer.Misused("There is no tool " + call.tool() + ". There are: " + String.join(", ", tools.keySet()) + ".");
        }
        List<String> misfits = call.arguments().misfits(tool.parameters());
        ToolAnswer answer = misfits.isEmpty() ? answer(tool, call, context) : misused(tool, String.join("; ", misfits));
        return answer.saying(cut(Secrets.mask(answer.text()), context.limits().characters()));
    }

    private static ToolAnswer answer(Tool tool, ToolCall call, ToolContext context) throws InterruptedException {
        try {
            return tool.call(call, context);
        } catch (Arguments.Misuse misuse) {
            return misused(tool, misuse.why());
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("called off: " + e.getMessage());
            }
            LOG.warn("tool {} failed on {}", tool.name(), Secrets.mask(call.arguments().toString()), e);
            return new ToolAnswer.Failed("FAILED: " + tool.name() + " broke (" + e.getClass().getSimpleName()
                    + "); what it would have shown is not known. Try another tool.", List.of());
        }
    }

    private static ToolAnswer misused(Tool tool, String why) {
        return new ToolAnswer.Misused("NOT CALLED: " + tool.name() + ": " + why + ".");
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Math.max(text.lastIndexOf('\n', most - 120), most / 2);
        return text.substring(0, end) + "\n… cut here: " + (text.length() - end)
                + " more characters; ask for less (a resource, a shorter time, a smaller limit).";
    }
}
