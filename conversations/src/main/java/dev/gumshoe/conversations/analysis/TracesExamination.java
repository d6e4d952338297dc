package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource;
import dev.gumshoe.conversations.evidence.TraceSource.TraceQuery;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Signal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Looks at the traces: where errors begin, whose own time grew, which calls became slow between two that are well, which are made more
 * often, which are missing, and what separates failing requests from those that succeed.
 *
 * <p>One pass over the spans, bounded memory. Signals: {@code trace-error-origin} (subject: operation and message),
 * {@code trace-self-time} (figures {@code excessMicros} per request and {@code share} of all excess; subject {@code variance} where there
 * is no quiet time), {@code trace-network-gap} (resource is the callee, subject {@code caller -> callee}; subject {@code all calls} sums
 * up the calls to and from a resource), {@code trace-fan-out} and {@code trace-missing} (calls per request of the caller),
 * {@code trace-traffic}, {@code latency}, {@code error-rate} (entry operations), {@code healthy}. Strengths are |z|.
 */
public final class TracesExamination implements Examination {

    private static final int MOST_OBSERVATIONS = 8;
    private static final int MOST_EACH = 2;
    private static final int MOST_SKEWS = 3;
    private static final int MOST_SPANS_HELD = 100_000;

    @Override
    public Findings examine(LookRequest request) throws InterruptedException {
        Sightings sightings = new Sightings(request);
        List<TraceSource> sources = request.sources().answering(TraceSource.class);
        if (sources.isEmpty()) {
            sightings.missing("how requests travelled", "no source of traces is configured",
                    "connect a trace store, or put spans.jsonl into the case");
            return sightings.findings("No traces could be looked at: no source of traces is configured.", 0, 0);
        }
        StringBuilder summary = new StringBuilder();
        for (TraceSource source : sources) {
            summary.append(summary.isEmpty() ? "" : " ").append(look(source, request, sightings));
        }
        return sightings.findings(summary.toString(), MOST_OBSERVATIONS, MOST_EACH);
    }

    private static String look(TraceSource source, LookRequest request, Sightings sightings) throws InterruptedException {
        Scope scope = request.task().scope();
        OnsetBounds search = OnsetBounds.of(scope, LogsExamination.alertOf(request));
        TraceReading reading = new TraceReading(TimeBins.covering(scope.window()), search);
        TraceAssembler assembler = new TraceAssembler(MOST_SPANS_HELD, reading);
        ToolResult<Tally> answer;
        try {
            answer = source.read(TraceQuery.all(scope.window()), assembler);
            assembler.close();
        } catch (Interruption e) {
            throw Interruption.asChecked();
        }
        return switch (answer) {
            case ToolResult.Found<Tally>(Tally tally, Evidence evidence) -> {
                sightings.defects(source.name(), tally.defects());
                yield told(source, request, sightings, reading, assembler, search, evidence);
            }
            case ToolResult.NothingFound<Tally> _ -> source.name() + " answered and holds no span for this time.";
            case ToolResult.Failed<Tally> failed -> failed(failed, sightings);
        };
    }

    private static String failed(ToolResult.Failed<Tally> failed, Sightings sightings) {
        sightings.missing(
                "how requests travelled, as " + failed.source() + " would tell it",
                failed.status() + ": " + failed.detail() + " (query: " + failed.query() + ")",
                Failures.mend(failed, "mend " + failed.source() + ", or look at the traces by hand"));
        return "The traces of " + failed.source() + " could not be read (" + failed.status() + "): what they say is not known.";
    }

    private static String told(
            TraceSource source,
            LookRequest request,
            Sightings sightings,
            TraceReading reading,
            TraceAssembler assembler,
            OnsetBounds search,
            Evidence evidence) {
        Scope scope = request.task().scope();
        Episode episode = reading.episode(search, scope.lastWaveOnly());
        limits(source.name(), reading, assembler, episode, sightings);
        Reach reach = Reach.of(scope, request.state().topology());
        new TraceFindings(source, reading, episode, evidence, reach, request.state().topology(), sightings).tell();
        return Phrases.count(assembler.seen(), "span") + " in " + Phrases.count(reading.traces(), "trace") + " from " + source.name()
                + " read"
                + (episode.certain() ? "; they change at " + Phrases.clock(episode.at()) + "." : "; no break in them.");
    }

    private static void limits(String source, TraceReading reading, TraceAssembler assembler, Episode episode, Sightings sightings) {
        if (assembler.dropped() + reading.leftOut() > 0) {
            sightings.missing(
                    "part of the spans of " + source,
                    Phrases.count(assembler.dropped()) + " spans of very long traces and " + Phrases.count(reading.leftOut())
                            + " spans of rare operations were left out to stay within memory",
                    "point to the resources in question (focus)");
        }
        clocks(reading.clocks, sightings);
        if (!episode.comparable()) {
            sightings.missing("what traces look like when all is well",
                    source + " holds no span from before " + Phrases.clock(episode.at()), "give a longer window");
        }
    }

    private static void clocks(ClockSkew clocks, Sightings sightings) {
        List<ClockSkew.Skew> skews = clocks.found();
        Map<String, Long> ahead = clocks.ahead();
        ahead.forEach(
                (resource, micros) -> sightings.measured(new Signal(resource, SignalKinds.CLOCK_AHEAD, "clock", Math.abs(micros) / 1e6,
                        null, Map.of(Signals.AHEAD_MILLIS, micros / 1e3), null)));
        if (!skews.isEmpty()) {
            String told = skews.stream().limit(MOST_SKEWS).map(ClockSkew.Skew::tell).collect(Collectors.joining("; "));
            int more = skews.size() - MOST_SKEWS;
            sightings.missing(
                    "the exact order of what several resources did",
                    told + (more > 0 ? "; and " + more + " more pairs" : "")
                            + corrected(ahead) + "; times of series are as written",
                    "set the clocks by one time server (NTP)");
        }
    }

    private static String corrected(Map<String, Long> ahead) {
        String each = ahead.entrySet().stream()
                .limit(MOST_SKEWS)
                .map(e -> e.getKey() + " by " + Phrases.micros(Math.abs((double) e.getValue())) + (e.getValue() > 0 ? " back" : " forward"))
                .collect(Collectors.joining(", "));
        return each.isEmpty() ? "" : ". Corrected in the order of spans and log lines, by the clock that most share: " + each;
    }
}
