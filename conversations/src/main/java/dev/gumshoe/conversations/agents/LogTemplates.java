package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Parameter.Shape;
import dev.gumshoe.conversations.analysis.LogTemplatesSeen;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which kinds of log lines there are, and how often before and after a moment. */
final class LogTemplates implements Tool {

    private static final List<Parameter> PARAMETERS = Asking.all(
            List.of(
                    Asking.RESOURCES,
                    Parameter.optional("severities", Shape.ListOf.TEXTS, "Such as ERROR or WARN; all when left out."),
                    Asking.FROM,
                    Asking.TO,
                    Asking.SPLIT,
                    Parameter.optional("order", Shape.Text.oneOf("changed", "frequent", "new", "stopped"),
                            "What comes first: those whose number changed most at the split (when left out), the most frequent, those not seen "
                                    + "before the split, those not seen after it.")),
            Page.parameters("kinds of lines"));

    private final EvidenceSources sources;

    LogTemplates(EvidenceSources sources) {
        this.sources = sources;
    }

    @Override
    public String name() {
        return "log_templates";
    }

    @Override
    public String description() {
        return "Sorts log lines into kinds (numbers, ids and the like left out) and counts each before and after a moment: what is new, "
                + "what multiplied, what stopped.";
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
        Set<String> severities = arguments.texts("severities").stream().map(s -> s.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
        String order = arguments.text("order").orElse("changed");
        Gathered gathered = new Gathered("log lines");
        for (LogSource source : sources.answering(LogSource.class)) {
            LogTemplatesSeen seen = new LogTemplatesSeen(split);
            ToolResult<Tally> answer = source.read(new LogQuery(resources, severities, window), line -> {
                if (severities.isEmpty() || severities.contains(line.severity())) {
                    seen.accept(line);
                }
            });
            Page page = Page.of(arguments, context.limits(), "kinds of lines");
            seen.kinds().stream().filter(kind -> fits(kind, order)).sorted(first(order)).forEach(kind -> {
                if (page.shows()) {
                    page.add(row(kind, split, context.limits().cell()));
                } else {
                    page.skip();
                }
            });
            Tally tally = answer.dataOrNull();
            gathered.take(source, answer, tally == null ? List.of() : tally.defects(), page.lines());
        }
        return gathered.answer(Asking.unknown(resources, context.state().topology()));
    }

    private static boolean fits(LogTemplatesSeen.Seen kind, String order) {
        return switch (order) {
            case "new" -> kind.before() == 0;
            case "stopped" -> kind.after() == 0;
            default -> true;
        };
    }

    private static Comparator<LogTemplatesSeen.Seen> first(String order) {
        Comparator<LogTemplatesSeen.Seen> frequent = Comparator.comparingLong(LogTemplatesSeen.Seen::count).reversed();
        return order.equals("changed")
                ? Comparator.comparingDouble(LogTemplates::change).reversed().thenComparing(frequent)
                : frequent;
    }

    /** How many spreads of a Poisson count lie between the two halves. */
    private static double change(LogTemplatesSeen.Seen kind) {
        return Math.abs(kind.after() - kind.before()) / Math.sqrt(kind.count() + 1.0);
    }

    private static String row(LogTemplatesSeen.Seen kind, Instant split, int most) {
        return kind.before() + " before " + split + ", " + kind.after() + " after: " + kind.severity() + " "
                + Asking.cell(kind.template(), most) + " (first " + kind.first() + ", last " + kind.last() + "; e.g. " + kind.resource()
                + ": "
                + Asking.cell(kind.example(), most / 2) + ")";
    }
}
