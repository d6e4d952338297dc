package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Hypothesis;
import dev.gumshoe.conversations.investigation.JournalEntry.HypothesisJudged;
import dev.gumshoe.conversations.investigation.Task;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to do next.
 *
 * @param hypotheses possible causes to put up
 * @param judged verdicts on earlier ones
 * @param tasks errands to give
 * @param cancelled open errands that became pointless, and why
 * @param steeringUsed for each direction people gave that is accounted for with this plan: message id to how it was used, or why not
 * @param seen the topology to note, or null when nothing new was learned
 * @param concluded what was concluded at once where nothing more is to be looked at, or null
 */
public record Plan(
        List<Hypothesis> hypotheses,
        List<HypothesisJudged> judged,
        List<Task> tasks,
        Map<String, String> cancelled,
        Map<String, Accounted> steeringUsed,
        @Nullable Inventory seen,
        @Nullable Conclusion concluded) {

    /** How a direction was used. */
    public record Accounted(boolean used, String how) {}

    /** Takes copies. */
    public Plan {
        hypotheses = List.copyOf(hypotheses);
        judged = List.copyOf(judged);
        tasks = List.copyOf(tasks);
        cancelled = Map.copyOf(cancelled);
        steeringUsed = Map.copyOf(steeringUsed);
    }

    /** A plan that concludes nothing. */
    public Plan(
            List<Hypothesis> hypotheses,
            List<HypothesisJudged> judged,
            List<Task> tasks,
            Map<String, String> cancelled,
            Map<String, Accounted> steeringUsed,
            @Nullable Inventory seen) {
        this(hypotheses, judged, tasks, cancelled, steeringUsed, seen, null);
    }

    /** A plan with nothing in it: time to conclude. */
    public static Plan nothingMore() {
        return new Plan(List.of(), List.of(), List.of(), Map.of(), Map.of(), null);
    }
}
