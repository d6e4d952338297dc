package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Parameter.Shape;
import dev.gumshoe.conversations.analysis.OperationsSeen;
import dev.gumshoe.conversations.analysis.OperationsSeen.Operation;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource;
import dev.gumshoe.conversations.evidence.TraceSource.TraceQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Operations by how slow they are, how often they fail, or how much either changed. */
final class Operations implements Tool {

    private static final List<Parameter> PARAMETERS = Asking.all(
            List.of(
                    Asking.RESOURCES,
                    Asking.FROM,
                    Asking.TO,
                    Asking.SPLIT,
                    Parameter.optional("order", Shape.Text.oneOf("failing", "slow", "self", "busy"),
                            "What comes first: most failures that begin there (when left out), longest calls, most time of its own, most "
                                    + "calls; after the split.")),
            Page.parameters("operations"));

    private final EvidenceSources sources;

    Operations(EvidenceSources sources) {
        this.sources = sources;
    }

    @Override
    public String name() {
        return "operations";
    }

    @Override
    public String description() {
        return "Sums up the spans of traces per operation, before and after a moment: calls, failures, failures that begin there (nothing "
                + "below failed), p50 and p99 of the duration and of the time of its own. The slowest or the most failing first.";
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public ToolAnswer call(ToolCall call, ToolContext context) throws Arguments.Misuse {
        Arguments arguments = call.arguments();
        TimeWindow window = arguments.window(context.window());
        Instant split = arguments.time("split").orElse(window.from().plus(window.length().dividedBy(2)));
        Set<String> resources = arguments.texts("resources");
        Comparator<Operation> first = first(arguments.text("order").orElse("failing"));
        Gathered gathered = new Gathered("spans");
        for (TraceSource source : sources.answering(TraceSource.class)) {
            OperationsSeen seen = new OperationsSeen(split);
            // whole traces are read, so that what an operation called is taken out of its own time
            ToolResult<Tally> answer = source.read(TraceQuery.all(window), seen);
            Page page = Page.of(arguments, context.limits(), "operations");
            seen.operations().stream()
                    .filter(o -> resources.isEmpty() || resources.contains(o.resource()))
                    .sorted(first)
                    .forEach(operation -> {
                        if (page.shows()) {
                            page.add(row(operation, split));
                        } else {
                            page.skip();
                        }
                    });
            Tally tally = answer.dataOrNull();
            gathered.take(source, answer, tally == null ? List.of() : tally.defects(), page.lines());
        }
        return gathered.answer(Asking.unknown(resources, context.state().topology()));
    }

    private static Comparator<Operation> first(String order) {
        Comparator<Operation> comparator = switch (order) {
            case "slow" -> Comparator.comparingDouble(o -> orZero(o.duration(0.99, true)));
            case "self" -> Comparator.comparingDouble(o -> orZero(o.selfTime(0.5, true)) * o.calls(true));
            case "busy" -> Comparator.comparingDouble(o -> o.calls(true));
            default -> Comparator.<Operation>comparingDouble(o -> o.origins(true)).thenComparingDouble(o -> o.failed(true));
        };
        return comparator.reversed();
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static String row(Operation operation, Instant split) {
        return operation.resource() + " " + Asking.cell(operation.name(), 160) + ": before " + split + " " + half(operation, false)
                + "; after "
                + half(operation, true);
    }

    private static String half(Operation o, boolean later) {
        if (o.calls(later) == 0) {
            return "no calls";
        }
        return o.calls(later) + " calls, " + o.failed(later) + " failed (" + o.origins(later) + " begin there), p50 "
                + millis(o.duration(0.5, later)) + ", p99 " + millis(o.duration(0.99, later)) + ", own time p50 "
                + millis(o.selfTime(0.5, later)) + ", p99 " + millis(o.selfTime(0.99, later));
    }

    private static String millis(double micros) {
        return Page.figure(micros / 1_000) + " ms";
    }
}
