package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Reads how the series of some resources stand.
 *
 * @param found of each series that is wanted and could be told
 * @param measured the names of all series that the resources have
 * @param failed the sources that did not answer
 * @param searched what was asked where nothing was found
 */
public record StandingsReader(List<Standings> found, Set<String> measured, List<ToolResult.Failed<Tally>> failed, List<Evidence> searched) {

    /**
     * Asks every source.
     *
     * @param wanted which series, by the name of the metric
     * @param whole the time to read, quiet time included
     * @param onset when the trouble began
     * @param stretch what is asked about
     */
    public static StandingsReader read(EvidenceSources sources, Set<String> resources, Predicate<String> wanted, TimeWindow whole,
            Instant onset, TimeWindow stretch) {
        StandingsReader reader = new StandingsReader(new ArrayList<>(), new TreeSet<>(), new ArrayList<>(), new ArrayList<>());
        for (MetricSource source : sources.answering(MetricSource.class)) {
            List<MetricSeries> held = new ArrayList<>();
            ToolResult<Tally> answer = source.read(new MetricQuery(resources, Set.of(), whole), series -> {
                reader.measured.add(series.metric());
                if (wanted.test(series.metric())) {
                    held.add(series);
                }
            });
            switch (answer) {
                case ToolResult.Found<Tally> found -> held.forEach(series -> Standings
                        .of(series, onset, stretch, found.evidence()).ifPresent(reader.found::add));
                case ToolResult.NothingFound<Tally> nothing -> reader.searched.add(nothing.searched());
                case ToolResult.Failed<Tally> failed -> reader.failed.add(failed);
            }
        }
        return reader;
    }
}
