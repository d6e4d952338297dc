package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One question that is answered by looking.
 *
 * @param topology what exists, as the case or the sources know it
 * @param now until when is looked
 * @param answer where what is seen goes
 */
record Looking(EvidenceSources sources, Investigation state, Topology topology, Wanted wanted, Instant now, Answer answer,
        TimeOfDay clock) {

    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration BEFORE_THE_ALARM = Duration.ofMinutes(5);

    /** The time that was asked about, else the last hour. */
    TimeWindow window() {
        return wanted.time().orElseGet(() -> TimeWindow.endingAt(now, USUAL));
    }

    /** The time that was asked about, else from shortly before it began. */
    TimeWindow sinceOnset() {
        return wanted.time().orElseGet(() -> onset().isBefore(now) ? new TimeWindow(onset(), now) : TimeWindow.endingAt(now, USUAL));
    }

    /** When it began, as far as that is known. */
    Instant onset() {
        Instant since = state.scope().since();
        return state.conclusion().map(Conclusion::onset)
                .orElseGet(() -> since != null ? since : state.alert().startedAt().minus(BEFORE_THE_ALARM));
    }

    /** Whether anybody knows when it began. */
    boolean onsetKnown() {
        return state.scope().since() != null || state.conclusion().map(Conclusion::onset).isPresent();
    }

    /** What is asked about with its parts; empty when nothing is named. */
    Set<String> named() {
        return withParts(wanted.about());
    }

    /** What is asked about; where nothing is named what the alarm and the conclusion name. */
    List<String> subjects() {
        if (!wanted.about().isEmpty()) {
            return wanted.about();
        }
        Set<String> ids = new LinkedHashSet<>();
        String alarmed = state.alert().resource();
        if (alarmed != null) {
            ids.add(alarmed);
        }
        state.conclusion().stream().flatMap(c -> c.causes().stream()).forEach(cause -> ids.add(cause.resource()));
        return ids.stream().filter(Objects::nonNull).limit(2).toList();
    }

    Set<String> withParts(List<String> ids) {
        Set<String> all = new LinkedHashSet<>(ids);
        ids.forEach(id -> all.addAll(topology.parts(id)));
        return all;
    }

    /** {@code between 14:00:00 and 14:10:00 UTC}, with the day where it is another than today. */
    String between(TimeWindow window) {
        return clock.between(window, now);
    }
}
