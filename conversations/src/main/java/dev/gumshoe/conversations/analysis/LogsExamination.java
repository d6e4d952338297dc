package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Scope;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the logs: kinds of lines that are new, that multiplied or that stopped, exceptions and the line of code they come from,
 * and resources that are noisy but always were.
 *
 * <p>One pass over the lines, bounded memory. Strengths of its signals are the |z| of {@link RateChange}; figures are {@code quiet} and
 * {@code incident} (counts), {@code quietPerMinute}, {@code incidentPerMinute}, {@code z}, {@code p}, {@code severe} (1 for error lines).
 * {@code subject} is the template or {@code Exception: message at File.java:12}; {@code named} (1) marks a signal about a resource that
 * only another resource's lines speak of.
 */
public final class LogsExamination implements Examination {

    private static final int MOST_OBSERVATIONS = 7;
    private static final int MOST_EACH = 2;

    @Override
    public Findings examine(LookRequest request) throws InterruptedException {
        Sightings sightings = new Sightings(request);
        List<LogSource> sources = request.sources().answering(LogSource.class);
        if (sources.isEmpty()) {
            sightings.missing("what the resources logged", "no source of log lines is configured",
                    "connect a log store, or put logs.jsonl into the case");
            return sightings.findings("No logs could be looked at: no source of log lines is configured.", 0, 0);
        }
        StringBuilder summary = new StringBuilder();
        for (LogSource source : sources) {
            summary.append(summary.isEmpty() ? "" : " ").append(look(source, request, sightings));
        }
        return OpenedLines.with(sightings.findings(summary.toString(), MOST_OBSERVATIONS, MOST_EACH), request);
    }

    private static String look(LogSource source, LookRequest request, Sightings sightings) throws InterruptedException {
        Scope scope = request.task().scope();
        Reach reach = Reach.of(scope, request.state().topology());
        LogReading reading = new LogReading(TimeBins.covering(scope.window()), reach, request.state().topology());
        ToolResult<Tally> answer;
        try {
            answer = source.read(new LogQuery(Set.of(), scope.window()), reading);
        } catch (Interruption e) {
            throw Interruption.asChecked();
        }
        return switch (answer) {
            case ToolResult.Found<Tally>(Tally tally, Evidence evidence) -> told(source, request, sightings, reading, tally, evidence);
            case ToolResult.NothingFound<Tally> _ -> source.name() + " answered and holds no log line for this time.";
            case ToolResult.Failed<Tally> failed -> failed(failed, sightings);
        };
    }

    private static String failed(ToolResult.Failed<Tally> failed, Sightings sightings) {
        sightings.missing(
                "what the resources logged, as " + failed.source() + " would tell it",
                failed.status() + ": " + failed.detail() + " (query: " + failed.query() + ")",
                Failures.mend(failed, "mend " + failed.source() + ", or read the logs by hand"));
        return "The logs of " + failed.source() + " could not be read (" + failed.status() + "): what they say is not known.";
    }

    private static String told(
            LogSource source, LookRequest request, Sightings sightings, LogReading reading, Tally tally, Evidence evidence) {
        Scope scope = request.task().scope();
        Episode episode = reading.episode(OnsetBounds.of(scope, alertOf(request)), scope.lastWaveOnly());
        sightings.defects(source.name(), tally.defects());
        if (reading.leftOut() + reading.forgotten() > 0) {
            sightings.missing(
                    "the rarest kinds of lines of " + source.name(),
                    Phrases.count(reading.forgotten()) + " kinds of lines were forgotten and " + Phrases.count(reading.leftOut())
                            + " lines left out to stay within memory",
                    "point to the resources in question (focus), so that fewer are read");
        }
        if (!episode.comparable() && !source.quietWhenWell()) {
            sightings.missing("what the logs look like when all is well",
                    source.name() + " holds no line from before " + Phrases.clock(episode.at()), "give a longer window");
        }
        new LogFindings(source, reading, episode, evidence, request.state().topology(), known(request, reading), sightings).tell();
        return Phrases.count(reading.read(), "log line") + " from " + source.name() + " read, " + reading.logs().size() + " resources"
                + (episode.certain() ? "; they change at " + Phrases.clock(episode.at()) + "." : "; no break in them.");
    }

    static @Nullable Alert alertOf(LookRequest request) {
        return request.state().exists() ? request.state().alert() : null;
    }

    private static Set<String> known(LookRequest request, LogReading reading) {
        Set<String> ids = new TreeSet<>(request.state().topology().ids());
        reading.logs().forEach(log -> ids.add(log.resource));
        return ids;
    }
}
