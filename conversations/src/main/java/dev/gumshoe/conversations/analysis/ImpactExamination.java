package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource;
import dev.gumshoe.conversations.evidence.TraceSource.TraceQuery;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.topology.Topology;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks at who was hurt: how many requests failed or were slow, at which operations, since when and until when, and for which users,
 * orders, robots or whatever the labels of spans (or, without spans, the error lines of logs) name.
 *
 * <p>Its signals are all of kind {@code affected}; {@link ImpactSummary} makes the conclusion's impact of them:
 * <ul>
 * <li>subject {@code robot.id} (a label): strength and {@code count} are the distinct ids hurt, {@code requests} and {@code failed} all
 * requests and the failed ones in the incident, {@code since} and {@code until} epoch seconds, {@code until} absent while it lasts;
 * <li>subject {@code operation:POST /bots}: strength and {@code count} are the ids hurt there by the most telling label (failed requests
 * where no label names ids), {@code requests}, {@code failed}, {@code slow} of that operation;
 * <li>subject {@code example:robot.id=R-17}: one of the ids.
 * </ul>
 */
public final class ImpactExamination implements Examination {

    private static final int MOST_OBSERVATIONS = 5;
    private static final int MOST_SPANS_HELD = 100_000;

    @Override
    public Findings examine(LookRequest request) throws InterruptedException {
        Sightings sightings = new Sightings(request);
        try {
            String summary = traces(request, sightings);
            if (summary.isEmpty()) {
                summary = logs(request, sightings);
            }
            String said = summary.isEmpty() ? "Who was affected is not known: no traces and no logs could be read." : summary;
            return sightings.findings(said, MOST_OBSERVATIONS, MOST_OBSERVATIONS);
        } catch (Interruption e) {
            throw Interruption.asChecked();
        }
    }

    private static String traces(LookRequest request, Sightings sightings) {
        StringBuilder summary = new StringBuilder();
        for (TraceSource source : request.sources().answering(TraceSource.class)) {
            Scope scope = request.task().scope();
            OnsetBounds search = OnsetBounds.of(scope, LogsExamination.alertOf(request));
            ImpactReading reading = new ImpactReading(TimeBins.covering(scope.window()), search);
            TraceAssembler assembler = new TraceAssembler(MOST_SPANS_HELD, reading::trace);
            ToolResult<Tally> answer = source.read(TraceQuery.all(scope.window()), assembler);
            assembler.close();
            if (answer instanceof ToolResult.Found) {
                namedInLogs(request, reading);
            }
            summary.append(told(answer, reading, search, scope, "traced requests", sightings));
        }
        return summary.toString();
    }

    /** Traces are often a sample: the error lines of where requests come in name those that no kept trace does. */
    private static void namedInLogs(LookRequest request, ImpactReading reading) {
        Set<String> fronts = reading.frontResources();
        Topology topology = request.state().topology();
        Set<String> logging = new HashSet<>(fronts);
        for (int level = 0; level < 3; level++) {
            Set.copyOf(logging).forEach(id -> logging.addAll(topology.parts(id)));
        }
        long[] read = {0};
        for (LogSource source : request.sources().answering(LogSource.class)) {
            source.read(new LogQuery(Set.of(), ImpactReading.ERRORS, request.task().scope().window()), line -> {
                Interruption.check(read[0]++);
                if (logging.contains(line.resource()) || fronts.contains(line.attributes().getOrDefault("service.name", ""))) {
                    reading.named(line);
                }
            });
        }
    }

    private static String logs(LookRequest request, Sightings sightings) {
        StringBuilder summary = new StringBuilder();
        long[] read = {0};
        for (LogSource source : request.sources().answering(LogSource.class)) {
            Scope scope = request.task().scope();
            OnsetBounds search = OnsetBounds.of(scope, LogsExamination.alertOf(request));
            ImpactReading reading = new ImpactReading(TimeBins.covering(scope.window()), search);
            ToolResult<Tally> answer = source.read(LogQuery.all(scope.window()), line -> {
                Interruption.check(read[0]++);
                reading.line(line);
            });
            summary.append(told(answer, reading, search, scope, "log lines", sightings));
        }
        return summary.toString();
    }

    private static String told(ToolResult<Tally> answer, ImpactReading reading, OnsetBounds search, Scope scope, String what,
            Sightings sightings) {
        return switch (answer) {
            case ToolResult.Found<Tally>(Tally _, Evidence evidence) ->
                new ImpactFindings(reading, reading.episode(search, scope.lastWaveOnly()), evidence, what, sightings).tell();
            case ToolResult.NothingFound<Tally> _ -> "";
            case ToolResult.Failed<Tally> failed -> {
                sightings.missing(
                        "who was affected, as " + failed.source() + " would tell it",
                        failed.status() + ": " + failed.detail() + " (query: " + failed.query() + ")",
                        Failures.mend(failed, "mend " + failed.source()));
                yield "";
            }
        };
    }
}
