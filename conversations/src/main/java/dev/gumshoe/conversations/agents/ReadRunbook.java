package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Parameter.Shape;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.runbook.Runbook;
import dev.gumshoe.conversations.runbook.RunbookLibrary;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** What people wrote down beforehand on how to look into such a thing. */
final class ReadRunbook implements Tool {

    private static final List<Parameter> PARAMETERS = List.of(
            Parameter.optional("name", Shape.Text.ANY, "The runbook to read; a list of those that fit, and of all, when left out."),
            Parameter.optional("situation", Shape.Text.ANY, "What to find a runbook for; the alert's words when left out."),
            Parameter.optional("from_character", new Shape.WholeNumber(0, 10_000_000), "Where in a long runbook to go on reading."));

    private final Supplier<RunbookLibrary> runbooks;

    /** @param runbooks as they are at the moment */
    ReadRunbook(Supplier<RunbookLibrary> runbooks) {
        this.runbooks = runbooks;
    }

    @Override
    public String name() {
        return "read_runbook";
    }

    @Override
    public String description() {
        return "Lists the runbooks of this organisation that fit the case, or reads one. They tell of quirks of its systems and tools and of "
                + "what helped before; they are advice, not evidence.";
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public ToolAnswer call(ToolCall call, ToolContext context) throws Arguments.Misuse {
        String name = call.arguments().text("name").orElse("");
        RunbookLibrary library = runbooks.get();
        if (name.isEmpty()) {
            return list(library, call.arguments().text("situation").orElse(context.state().alert().text()), context);
        }
        Runbook runbook = library.named(name).orElseThrow(() -> new Arguments.Misuse("there is no runbook " + name + "; there are "
                + (library.all().isEmpty() ? "none" : String.join(", ", library.all().stream().map(Runbook::name).toList()))));
        String query = "runbook " + runbook.name();
        try {
            String body = runbook.body().read();
            int room = context.limits().characters() - 300;
            int from = Math.min(call.arguments().within("from_character", 0, 10_000_000, 0), body.length());
            int end = Math.min(body.length(), from + room);
            String more = end < body.length() ? "\n… " + (body.length() - end) + " more characters; ask with from_character=" + end : "";
            String text = body.substring(from, end) + more;
            return new ToolAnswer.Found("FOUND (query: " + query + ")\n" + text,
                    List.of(new Evidence("runbooks", query, context.window(), text)));
        } catch (IOException e) {
            var failed = new ToolResult.Failed<Void>("runbooks", query, "unreadable", String.valueOf(e.getMessage()));
            return new ToolAnswer.Failed("FAILED: the runbook " + name + " cannot be read: " + e.getMessage(), List.of(failed));
        }
    }

    private static ToolAnswer list(RunbookLibrary library, String situation, ToolContext context) {
        String query = "runbooks that fit: " + Asking.cell(situation, 160);
        List<RunbookLibrary.Fit> fits = library.fitting(situation);
        StringBuilder text = new StringBuilder();
        fits.forEach(fit -> text.append("fits: ").append(fit.runbook().name()).append(": ").append(fit.why()).append('\n'));
        library.all().stream()
                .filter(runbook -> fits.stream().noneMatch(fit -> fit.runbook().name().equals(runbook.name())))
                .forEach(runbook -> text.append("other: ").append(runbook.name()).append(": ")
                        .append(Asking.cell(runbook.description(), 200))
                        .append('\n'));
        Evidence evidence = new Evidence("runbooks", query, context.window(), text.toString());
        return library.all().isEmpty()
                ? new ToolAnswer.NothingFound("NOTHING FOUND: there are no runbooks.", List.of(evidence))
                : new ToolAnswer.Found("FOUND (query: " + query + ")\n" + text.toString().strip(), List.of(evidence));
    }
}
