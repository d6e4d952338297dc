package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Investigation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Earlier cases, asked as sources are: what is remembered has a query that finds it again, and a failure is one. */
public interface Precedents {

    /** The name under which earlier cases are cited. */
    String SOURCE = "closed cases";

    /** Where nothing is kept of any case. */
    Precedents NONE = _ -> new ToolResult.Failed<>(SOURCE, "closed cases", "absent", "no case is kept here once it is closed");

    /** What is remembered; where nothing fits the answer still tells among how many cases that is so. */
    ToolResult<Recalled> recall(Recall recall);

    /**
     * What to remember.
     *
     * @param state the case in view of which; itself it is left out
     * @param about resources at which it happened; empty for what is like the case
     * @param window when the cases were opened, or null for all that are kept
     * @param now until when
     */
    record Recall(Investigation state, Set<String> about, @Nullable TimeWindow window, Instant now) {

        /** Takes a copy. */
        public Recall {
            about = Set.copyOf(about);
        }

        /** What is like the case. */
        public static Recall like(Investigation state, Instant now) {
            return new Recall(state, Set.of(), null, now);
        }
    }

    /**
     * What is remembered.
     *
     * @param precedents the most alike first, of equal ones the latest
     * @param among how many closed cases were gone through
     * @param since when the oldest of them was opened; null when there is none
     */
    record Recalled(List<Precedent> precedents, int among, @Nullable Instant since) {

        /** Takes a copy. */
        public Recalled {
            precedents = List.copyOf(precedents);
            if (among > 0) {
                Objects.requireNonNull(since, "since");
            }
        }
    }
}
