package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Parameter.Shape;
import dev.gumshoe.conversations.agents.Precedents.Recall;
import dev.gumshoe.conversations.agents.Precedents.Recalled;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** What happened in earlier cases. */
final class EarlierCases implements Tool {

    private static final List<Parameter> PARAMETERS = Asking.all(
            List.of(
                    Parameter.optional("resources", Shape.ListOf.TEXTS,
                            "Cases that these resources caused; when left out, cases that are like this one."),
                    Parameter.optional("from", new Shape.Time(), "Only cases opened from then on; the last year when left out."),
                    Parameter.optional("to", new Shape.Time(), "Only cases opened until then; now when left out.")),
            Page.parameters("cases"));

    private final Precedents precedents;
    private final InstantSource clock;

    EarlierCases(Precedents precedents, InstantSource clock) {
        this.precedents = precedents;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "earlier_cases";
    }

    @Override
    public String description() {
        return "Recalls closed cases: whether this happened before, what the cause was, what mended it, and what they have in common with this "
                + "case. A precedent is a hint, no evidence of what is wrong now.";
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public ToolAnswer call(ToolCall call, ToolContext context) throws Arguments.Misuse {
        Arguments arguments = call.arguments();
        boolean timed = arguments.time("from").isPresent() || arguments.time("to").isPresent();
        TimeWindow window = timed ? arguments.window(new TimeWindow(clock.instant().minus(Duration.ofDays(365)), clock.instant())) : null;
        Recall recall = new Recall(context.state(), arguments.texts("resources"), window, clock.instant());
        return switch (precedents.recall(recall)) {
            case ToolResult.Found<Recalled>(Recalled recalled, Evidence evidence) ->
                told(recalled, evidence, Page.of(arguments, context.limits(), "cases"), context);
            case ToolResult.NothingFound<Recalled>(Evidence searched) -> nothing(0, searched);
            case ToolResult.Failed<Recalled> failed ->
                new ToolAnswer.Failed("FAILED: " + failed.detail() + ". Whether it happened before is not known.", List.of(failed));
        };
    }

    private static ToolAnswer told(Recalled recalled, Evidence evidence, Page page, ToolContext context) {
        for (Precedent precedent : recalled.precedents()) {
            if (page.shows()) {
                page.add(Asking.cell(row(precedent), context.limits().cell()));
            } else {
                page.skip();
            }
        }
        if (page.offered() == 0) {
            return nothing(recalled.among(), evidence);
        }
        String shown = Secrets.mask(String.join("\n", page.lines()));
        return new ToolAnswer.Found("FOUND among " + recalled.among() + " closed cases (query: " + evidence.query() + ")\n" + shown,
                List.of(evidence.withExcerpt(shown)));
    }

    private static ToolAnswer nothing(int among, Evidence evidence) {
        return new ToolAnswer.NothingFound("NOTHING FOUND among " + among + " closed cases (query: " + evidence.query() + ").",
                List.of(evidence));
    }

    private static String row(Precedent precedent) {
        return precedent.id() + " at " + precedent.at() + ": " + precedent.title() + " · cause: " + precedent.cause()
                + (precedent.mended().isEmpty() ? "" : " · " + precedent.mended())
                + (precedent.alike().isEmpty()
                        ? ""
                        : " · " + precedent.degree().name().toLowerCase(Locale.ROOT) + ": "
                                + String.join(", ", precedent.alike()));
    }
}
