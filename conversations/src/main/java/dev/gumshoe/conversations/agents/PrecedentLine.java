package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Precedent.Degree;
import dev.gumshoe.conversations.agents.Precedents.Recall;
import dev.gumshoe.conversations.agents.Precedents.Recalled;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.RootCause;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a conclusion is told with when the very same was concluded before: one line, and none for less. */
record PrecedentLine(Precedents precedents, TimeOfDay clock) {

    private static final int LONGEST = 160;
    /** The errand under which it is noted. */
    static final String TASK = Look.HISTORY.letter() + "1";

    /**
     * The line for a case with its new conclusion; empty when there is none, or it stands in the record already.
     *
     * @param concluded the case as it stands with the conclusion
     */
    Optional<Observation> of(Investigation concluded, Instant now) {
        Optional<RootCause> cause = concluded.conclusion().stream().flatMap(c -> c.causes().stream()).findFirst();
        if (cause.isEmpty()) {
            return Optional.empty();
        }
        // a store that does not answer costs the conclusion nothing but this line
        return precedents.recall(Recall.like(concluded, now)) instanceof ToolResult.Found<Recalled>(Recalled recalled, Evidence evidence)
                ? line(recalled, evidence, cause.get().resource(), concluded)
                : Optional.empty();
    }

    private Optional<Observation> line(Recalled recalled, Evidence evidence, String resource, Investigation state) {
        List<Precedent> same = recalled.precedents().stream().filter(p -> p.degree() == Degree.SAME).toList();
        List<Observation> noted = state.observations().stream().filter(o -> o.id().startsWith(TASK + ".")).toList();
        return same.stream().max(Comparator.comparing(Precedent::at))
                .map(last -> new Observation(TASK + "." + (noted.size() + 1), Look.HISTORY, Stance.CONTEXT, resource,
                        text(same.size(), last), last.at(), List.of(PrecedentLooks.cited(last, evidence)), null))
                .filter(line -> noted.isEmpty() || !noted.getLast().text().equals(line.text()));
    }

    private String text(int times, Precedent last) {
        String mended = last.mended().isEmpty() ? "." : ". " + Quoted.line(last.mended(), LONGEST);
        return "Happened before: " + PrecedentLooks.times(times) + ", last on " + clock.day(last.at()) + " (" + last.id() + ")" + mended;
    }
}
