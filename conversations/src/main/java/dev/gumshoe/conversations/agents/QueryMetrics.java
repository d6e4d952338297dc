package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Parameter.Shape;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** Series of numbers: least, median, most and a thinned course of each. */
final class QueryMetrics implements Tool {

    private static final int POINTS = 12;
    private static final List<Parameter> PARAMETERS = Asking.all(
            List.of(
                    Asking.RESOURCES,
                    Parameter.optional("metrics", Shape.ListOf.TEXTS, "Names of metrics, exactly; all when left out."),
                    Asking.FROM,
                    Asking.TO,
                    Parameter.optional("points", new Shape.WholeNumber(0, 240),
                            "How many points of each series to show; 12 when left out.")),
            Page.parameters("series"));

    private final EvidenceSources sources;

    QueryMetrics(EvidenceSources sources) {
        this.sources = sources;
    }

    @Override
    public String name() {
        return "query_metrics";
    }

    @Override
    public String description() {
        return "Reads series of numbers (metrics). For each: how many points, least, median, most and when, and its course over time, each "
                + "point shown being the median of a stretch. To find which of many series left their usual range, use examine_metrics.";
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public ToolAnswer call(ToolCall call, ToolContext context) throws Arguments.Misuse {
        Arguments arguments = call.arguments();
        Set<String> resources = arguments.texts("resources");
        MetricQuery query = new MetricQuery(resources, arguments.texts("metrics"), arguments.window(context.window()));
        int points = arguments.within("points", 0, 240, POINTS);
        Gathered gathered = new Gathered("series");
        for (MetricSource source : sources.answering(MetricSource.class)) {
            Page page = Page.of(arguments, context.limits(), "series");
            ToolResult<Tally> answer = source.read(query, series -> {
                if (page.shows()) {
                    page.add(row(series, points));
                } else {
                    page.skip();
                }
            });
            Tally tally = answer.dataOrNull();
            gathered.take(source, answer, tally == null ? List.of() : tally.defects(), page.lines());
        }
        return gathered.answer(Asking.unknown(resources, context.state().topology()));
    }

    private static String row(MetricSeries series, int points) {
        double[] sorted = series.values();
        Arrays.sort(sorted);
        int n = series.size();
        int highest = 0;
        for (int i = 1; i < n; i++) {
            highest = series.value(i) > series.value(highest) ? i : highest;
        }
        return series.metric() + " of " + series.resource() + ": " + n + " points, least " + Page.figure(sorted[0]) + ", median "
                + Page.figure(sorted[n / 2]) + ", most " + Page.figure(sorted[n - 1]) + " at " + series.time(highest) + ", last "
                + Page.figure(series.value(n - 1)) + course(series, Math.min(points, n));
    }

    private static String course(MetricSeries series, int points) {
        StringJoiner course = new StringJoiner(", ", "; ", "").setEmptyValue("");
        for (int i = 0; i < points; i++) {
            int from = (int) ((long) i * series.size() / points);
            int to = (int) ((i + 1L) * series.size() / points);
            double[] stretch = Arrays.copyOfRange(series.values(), from, to);
            Arrays.sort(stretch);
            course.add(series.time(from) + " " + Page.figure(stretch[stretch.length / 2]));
        }
        return course.toString();
    }
}
