package dev.gumshoe.conversations.investigation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an investigation stands when it has looked: the causes, or that it cannot tell.
 *
 * @param causes the root causes, each on its own evidence; empty when inconclusive or when nothing is wrong
 * @param ranked the suspects, best first; filled even when inconclusive
 * @param changes ids of the changes that explain it, best first; empty when none does
 * @param mechanism how the harm was done, as far as can be told
 * @param onset when it began, or null
 * @param confidence 0 to 1, of the first suspect being right
 * @param conclusive whether the confidence is above the line
 * @param ruledOut what looked suspicious and was not it, and why
 * @param summary what is said when there is no cause: what is known, and what would close the case
 * @param dissent another cause that is named for other evidence; null where nobody does
 */
public record Conclusion(
        List<RootCause> causes,
        List<Suspect> ranked,
        List<String> changes,
        Mechanism mechanism,
        @Nullable Instant onset,
        double confidence,
        boolean conclusive,
        Impact impact,
        List<TimelineItem> timeline,
        List<Statement> ruledOut,
        String summary,
        @Nullable Dissent dissent) {

    /** @throws IllegalArgumentException when it is conclusive without a cause */
    public Conclusion {
        causes = List.copyOf(causes);
        ranked = List.copyOf(ranked);
        changes = List.copyOf(changes);
        timeline = List.copyOf(timeline);
        ruledOut = List.copyOf(ruledOut);
        if (conclusive && causes.isEmpty()) {
            throw new IllegalArgumentException("a conclusive conclusion names a cause");
        }
    }

    /** One that nobody contradicts. */
    public Conclusion(
            List<RootCause> causes,
            List<Suspect> ranked,
            List<String> changes,
            Mechanism mechanism,
            @Nullable Instant onset,
            double confidence,
            boolean conclusive,
            Impact impact,
            List<TimelineItem> timeline,
            List<Statement> ruledOut,
            String summary) {
        this(causes, ranked, changes, mechanism, onset, confidence, conclusive, impact, timeline, ruledOut, summary, null);
    }

    /** The same, contradicted; what is said of where that leaves the case takes the place of the summary. */
    public Conclusion against(String standing, Dissent other) {
        return new Conclusion(
                causes, ranked, changes, mechanism, onset, confidence, conclusive, impact, timeline, ruledOut, standing, other);
    }
}
