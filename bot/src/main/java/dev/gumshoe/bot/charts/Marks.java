package dev.gumshoe.bot.charts;

import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Hypothesis;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.HypothesisRecord;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Suspect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which resources of a case are its cause, its suspects and its symptoms; of several the worst counts. */
record Marks(Map<String, Mark> byResource) {

    private static final int MOST_SUSPECTS = 3;
    private static final double WORTH_A_MARK = 0.1;

    Marks {
        byResource = Map.copyOf(byResource);
    }

    /** The marks as the case stands. */
    static Marks of(Investigation state) {
        Map<String, Mark> marks = new HashMap<>();
        state.alerts().forEach(alert -> mark(marks, alert.resource(), Mark.SYMPTOM));
        for (Observation seen : state.observations()) {
            if (seen.stance() == Stance.FOR) {
                mark(marks, seen.resource(), Mark.SYMPTOM);
            } else if (seen.stance() == Stance.RULED_OUT) {
                mark(marks, seen.resource(), Mark.RULED_OUT);
            }
        }
        state.conclusion().ifPresentOrElse(c -> concluded(marks, c), () -> suspected(marks, state.hypotheses()));
        return new Marks(marks);
    }

    private static void concluded(Map<String, Mark> marks, Conclusion conclusion) {
        conclusion.ranked().stream().limit(MOST_SUSPECTS).filter(s -> s.share() >= WORTH_A_MARK).map(Suspect::resource)
                .forEach(id -> mark(marks, id, conclusion.conclusive() ? Mark.SYMPTOM : Mark.SUSPECT));
        conclusion.causes().forEach(cause -> mark(marks, cause.resource(), conclusion.conclusive() ? Mark.CAUSE : Mark.SUSPECT));
    }

    private static void suspected(Map<String, Mark> marks, List<HypothesisRecord> hypotheses) {
        for (HypothesisRecord record : hypotheses) {
            boolean refuted = record.verdict() == Hypothesis.Verdict.REFUTED;
            mark(marks, record.hypothesis().resource(), refuted ? Mark.RULED_OUT : Mark.SUSPECT);
        }
    }

    private static void mark(Map<String, Mark> marks, @Nullable String resource, Mark mark) {
        if (resource != null) {
            marks.merge(resource, mark, (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
    }

    /** The mark of the resource. */
    Mark of(String resource) {
        return byResource.getOrDefault(resource, Mark.NONE);
    }
}
