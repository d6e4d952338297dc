package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Looks up what the alarms themselves were about: the value their condition had when they fired, also where no series tells when it began. */
record AlarmValues(LookRequest request) {

    private static final int MOST_ALARMS = 5;
    private static final int LONGEST_QUERY = 300;

    /** Adds an observation for each alarm whose value a source holds, and a gap for each source that did not answer. */
    void tell(List<Observation> observations, List<Gap> gaps) {
        List<MetricSource> sources = request.sources().answering(MetricSource.class);
        Set<String> failed = new HashSet<>();
        for (Alert alert : request.state().alerts().stream().limit(MOST_ALARMS).toList()) {
            for (MetricSource source : sources) {
                if (held(source, alert, observations, gaps, failed)) {
                    break;
                }
            }
        }
    }

    /** @return whether it held one */
    private boolean held(MetricSource source, Alert alert, List<Observation> observations, List<Gap> gaps, Set<String> failed) {
        URI link = alert.link();
        Optional<ToolResult<Double>> answer = link == null
                ? Optional.empty()
                : source.heldFor(link, alert.attributes(), alert.startedAt());
        if (answer.isEmpty()) {
            return false;
        }
        return switch (answer.get()) {
            case ToolResult.Found<Double>(Double value, Evidence evidence) ->
                observations.add(observation(alert, value, evidence, observations.size() + 1));
            case ToolResult.NothingFound<Double> _ -> false;
            case ToolResult.Failed<Double> failure -> {
                if (failed.add(source.name())) {
                    gaps.add(Failures.failed(request.task(), gaps.size() + 1, "the value at the alarm", failure));
                }
                yield false;
            }
        };
    }

    private Observation observation(Alert alert, double value, Evidence evidence, int number) {
        String source = evidence.source().substring(0, 1).toUpperCase(Locale.ROOT) + evidence.source().substring(1);
        String resource = alert.resource();
        String whose = resource == null ? "" : " of " + Wording.named(resource, request.state().topology());
        String text = source + " held " + Wording.number(value) + " for `" + Phrases.quote(Secrets.mask(evidence.query()), LONGEST_QUERY)
                + "`" + whose + " at " + Phrases.clock(alert.startedAt());
        return new Observation(request.task().id() + "." + number, Look.ALERTS, Stance.CONTEXT, alert.resource(), text, alert.startedAt(),
                List.of(evidence), null);
    }
}
