package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Signal;
import java.util.List;

/**
 * What a look brought.
 *
 * @param summary one sentence for people
 * @param observations what is worth telling, the most telling first; a handful
 * @param gaps what could not be looked at
 * @param signals what was measured, for the ranking; compact: tens to a few hundred
 */
public record Findings(String summary, List<Observation> observations, List<Gap> gaps, List<Signal> signals) {

    /** Takes copies. */
    public Findings {
        observations = List.copyOf(observations);
        gaps = List.copyOf(gaps);
        signals = List.copyOf(signals);
    }
}
