package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Parameter.Shape;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Log lines that hold certain words. */
final class SearchLogs implements Tool {

    private static final List<Parameter> PARAMETERS = Asking.all(
            List.of(
                    Parameter.optional("text", Shape.ListOf.TEXTS, "Words the line holds, in any case; a line must hold all of them."),
                    Parameter.optional("without", Shape.ListOf.TEXTS, "Words the line does not hold."),
                    Asking.RESOURCES,
                    Parameter.optional("severities", Shape.ListOf.TEXTS, "Such as ERROR or WARN; all when left out."),
                    Parameter.optional("trace_id", Shape.Text.ANY, "Only the lines of this trace."),
                    Asking.FROM,
                    Asking.TO),
            Page.parameters("lines"));

    private final EvidenceSources sources;

    SearchLogs(EvidenceSources sources) {
        this.sources = sources;
    }

    @Override
    public String name() {
        return "search_logs";
    }

    @Override
    public String description() {
        return "Finds log lines by words, resource, severity, trace and time, in the order they are kept, stack traces included, and counts "
                + "all that fit. To see which kinds of lines there are at all, use log_templates first.";
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    private record Wanted(Set<String> text, Set<String> without, Set<String> severities, String trace) {

        boolean fits(LogLine line) {
            if (!(severities.isEmpty() || severities.contains(line.severity())) || !(trace.isEmpty() || trace.equals(line.traceId()))) {
                return false;
            }
            String body = text.isEmpty() && without.isEmpty() ? "" : line.body().toLowerCase(Locale.ROOT);
            return text.stream().allMatch(body::contains) && without.stream().noneMatch(body::contains);
        }

        /** What was done with the source's answer, so that the query tells all of it. */
        String words() {
            return (text.isEmpty() ? "" : " | holds " + String.join(" and ", text)) + (without.isEmpty()
                    ? ""
                    : " | without "
                            + String.join(", ", without))
                    + (trace.isEmpty() ? "" : " | of trace " + trace);
        }
    }

    @Override
    public ToolAnswer call(ToolCall call, ToolContext context) throws Arguments.Misuse {
        Arguments arguments = call.arguments();
        Set<String> resources = arguments.texts("resources");
        Set<String> severities = upper(arguments.texts("severities"));
        Wanted wanted = new Wanted(lower(arguments.texts("text")), lower(arguments.texts("without")), severities,
                arguments.text("trace_id").orElse(""));
        LogQuery query = new LogQuery(resources, severities, arguments.window(context.window()));
        Gathered gathered = new Gathered("log lines");
        for (LogSource source : sources.answering(LogSource.class)) {
            Page page = Page.of(arguments, context.limits(), "lines");
            long[] read = {0};
            ToolResult<Tally> answer = source.read(query, line -> {
                read[0]++;
                if (wanted.fits(line)) {
                    if (page.shows()) {
                        page.add(row(line, context.limits().cell()));
                    } else {
                        page.skip();
                    }
                }
            });
            Tally tally = answer.dataOrNull();
            gathered.take(source, narrowed(answer, wanted.words()), tally == null ? List.of() : tally.defects(), page.lines());
        }
        return gathered.answer(Asking.unknown(resources, context.state().topology()));
    }

    private static ToolResult<Tally> narrowed(ToolResult<Tally> answer, String words) {
        return switch (answer) {
            case ToolResult.Found<Tally> found -> new ToolResult.Found<>(found.data(), found.evidence().narrowed(words));
            case ToolResult.NothingFound<Tally> nothing -> new ToolResult.NothingFound<>(nothing.searched().narrowed(words));
            case ToolResult.Failed<Tally> failed -> failed;
        };
    }

    private static Set<String> lower(Set<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static Set<String> upper(Set<String> words) {
        return words.stream().map(word -> word.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static String row(LogLine line, int most) {
        return line.timestamp() + " " + line.resource() + " " + line.severity() + " " + Asking.cell(line.body(), most)
                + (line.traceId() == null ? "" : " [trace " + line.traceId() + "]");
    }
}
