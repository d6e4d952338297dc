package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Parameter.Shape;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is in the case's record so far. */
final class JournalSoFar implements Tool {

    private static final List<Parameter> PARAMETERS = Asking.all(
            List.of(
                    Parameter.optional("what",
                            Shape.Text.oneOf("all", "observations", "hypotheses", "gaps", "directions", "questions", "errands"),
                            "Which part of the record; all when left out."),
                    Parameter.optional("resources", Shape.ListOf.TEXTS, "Only observations on these resources."),
                    Parameter.optional("text", Shape.Text.ANY, "Only what holds these words.")),
            Page.parameters("entries"));

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public String description() {
        return "Reads the case's own record: observations with their ids and queries, hypotheses and verdicts, gaps, what people directed, "
                + "told and asked, and which errands were run.";
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public ToolAnswer call(ToolCall call, ToolContext context) throws Arguments.Misuse {
        String what = call.arguments().text("what").orElse("all");
        String words = call.arguments().text("text").orElse("").toLowerCase(Locale.ROOT);
        Page page = Page.of(call.arguments(), context.limits(), "entries");
        for (String row : rows(context.state(), what, call.arguments().texts("resources"))) {
            if (words.isEmpty() || row.toLowerCase(Locale.ROOT).contains(words)) {
                if (page.shows()) {
                    page.add(Asking.cell(row, context.limits().cell()));
                } else {
                    page.skip();
                }
            }
        }
        String query = "journal of case " + context.state().id() + " up to entry " + context.state().position() + ": " + what;
        String text = String.join("\n", page.lines());
        Evidence evidence = new Evidence("journal", query, context.window(), text);
        return page.offered() == 0
                ? new ToolAnswer.NothingFound("NOTHING FOUND: the record holds no such entry (query: " + query + ").", List.of(evidence))
                : new ToolAnswer.Found("FOUND (query: " + query + ")\n" + text, List.of(evidence));
    }

    private static List<String> rows(Investigation state, String what, Set<String> resources) {
        List<String> rows = new ArrayList<>();
        boolean all = what.equals("all");
        if (all || what.equals("observations")) {
            state.observations().stream()
                    .filter(o -> resources.isEmpty() || (o.resource() != null && resources.contains(o.resource())))
                    .forEach(o -> rows.add(observation(o)));
        }
        if (all || what.equals("hypotheses")) {
            state.hypotheses().forEach(h -> rows.add("hypothesis " + h.hypothesis().id() + ": " + h.hypothesis().statement() + "; verdict: "
                    + (h.verdict() == null ? "open" : h.verdict().name().toLowerCase(Locale.ROOT))
                    + (h.why() == null ? "" : ", " + h.why().text())));
        }
        if (all || what.equals("gaps")) {
            state.gaps().forEach(g -> rows.add("gap " + g.id() + ": " + g.what() + ": " + g.why() + "; mend: " + g.mend()));
        }
        if (all || what.equals("directions")) {
            state.steering().forEach(s -> rows.add("direction by " + s.received().author() + ": " + s.received().text()
                    + (s.accounted() == null ? "" : "; " + s.accounted().how())));
            state.offered().forEach(e -> rows.add("told by " + e.author() + ": " + e.text()));
        }
        if (all || what.equals("questions")) {
            state.questions().forEach(q -> rows.add("question by " + q.asked().author() + ": " + q.asked().text()
                    + (q.answered() == null ? "; not answered yet" : "; answered")));
        }
        if (all || what.equals("errands")) {
            state.tasks().forEach(t -> rows.add("errand " + t.task().id() + " " + t.state().name().toLowerCase(Locale.ROOT) + ": "
                    + t.task().question() + " " + t.summary()));
        }
        return rows;
    }

    private static String observation(Observation o) {
        return "observation " + o.id() + " (" + o.stance().wireName() + (o.resource() == null ? "" : ", " + o.resource())
                + (o.at() == null ? "" : ", " + o.at()) + "): " + o.text() + " [query: " + o.evidence().getFirst().query() + "]";
    }
}
