package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.investigation.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a conclusion's impact of the signals and observations that impact looks left in the journal. */
public final class ImpactSummary {

    private ImpactSummary() {}

    /** The impact told by the signals of kind {@code affected}, as {@link ImpactExamination} words them; unknown where there is none. */
    public static Impact of(Collection<Signal> signals, Collection<Observation> impactObservations) {
        Instant since = null;
        Instant until = null;
        Map<String, Long> affected = new LinkedHashMap<>();
        Map<String, Long> byOperation = new LinkedHashMap<>();
        List<String> examples = new ArrayList<>();
        for (Signal signal : signals) {
            if (!signal.kind().equals(SignalKinds.AFFECTED)) {
                continue;
            }
            String subject = signal.subject();
            if (subject.startsWith("operation:")) {
                byOperation.merge(signal.resource() + " " + subject.substring("operation:".length()), Math.round(signal.strength()),
                        Math::max);
            } else if (subject.startsWith("example:")) {
                examples.add(subject.substring(subject.indexOf('=') + 1));
            } else {
                affected.merge(subject, Math.round(signal.strength()), Math::max);
                since = signal.onset() != null && (since == null || signal.onset().isBefore(since)) ? signal.onset() : since;
                Double ended = signal.figures().get("until");
                until = ended == null ? until : Instant.ofEpochMilli(Math.round(ended * 1_000));
            }
        }
        List<Statement> statements = impactObservations.stream().map(o -> Statement.of(o.text(), o.id())).toList();
        return new Impact(since, until, affected, byOperation, examples.stream().distinct().toList(), statements);
    }
}
