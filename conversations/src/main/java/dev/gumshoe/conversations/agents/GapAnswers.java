package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.GapAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskOpened;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Task;
import dev.gumshoe.conversations.topology.ResourceNames;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a lead makes of people's answers to gaps: who looked and found it normal is quoted; what was granted is looked at again. */
record GapAnswers(InstantSource clock) {

    private static final String TASK = Look.PEOPLE.letter() + "2";

    /** What to write about the first answer of which nothing came yet; empty when there is none. */
    List<JournalEntry> next(Investigation state) {
        if (state.phase() == Phase.STOPPED || state.phase() == Phase.CLOSED) {
            return List.of();
        }
        for (GapAnswered answer : state.gapAnswers()) {
            Optional<Gap> gap = state.gaps().stream().filter(known -> known.id().equals(answer.gap())).findFirst();
            Optional<JournalEntry> entry = gap.flatMap(g -> entry(answer, g, state));
            if (entry.isPresent()) {
                return List.of(entry.get());
            }
        }
        return List.of();
    }

    private Optional<JournalEntry> entry(GapAnswered answer, Gap gap, Investigation state) {
        return switch (answer.answer()) {
            case NORMAL -> looked(answer, gap, state);
            case GRANTED -> again(gap, state);
            case NOT_RELEVANT -> Optional.empty();
        };
    }

    private Optional<JournalEntry> looked(GapAnswered answer, Gap gap, Investigation state) {
        String id = TASK + "." + (state.gapAnswers().indexOf(answer) + 1);
        if (state.observation(id).isPresent()) {
            return Optional.empty();
        }
        String resource = about(gap, state);
        String text = answer.author() + " looked where I could not and reports: normal (" + gap.what() + ")";
        Evidence evidence = new Evidence("people", "message " + answer.message(), state.scope().window(), gap.what() + ": normal");
        return Optional.of(new ObservationMade(clock.instant(), TASK, new Observation(id, Look.PEOPLE,
                resource == null ? Stance.CONTEXT : Stance.AGAINST, resource, text, null, List.of(evidence), null)));
    }

    /** The one resource the gap speaks of, or null. */
    private static @Nullable String about(Gap gap, Investigation state) {
        ResourceNames names = new ResourceNames(state.topology());
        Set<String> meant = new TreeSet<>();
        for (String word : gap.what().split("[^\\p{L}\\p{N}_.:/-]+")) {
            if (state.topology().ids().contains(word)) {
                meant.addAll(names.meant(word));
            }
        }
        return meant.size() == 1 ? meant.iterator().next() : null;
    }

    private Optional<JournalEntry> again(Gap gap, Investigation state) {
        String mark = "(" + gap.id() + ")";
        if (state.tasks().stream().anyMatch(t -> t.task().question().contains(mark))) {
            return Optional.empty();
        }
        long before = state.tasks().stream().filter(t -> t.task().look() == gap.look()).count();
        String question = "Once more, now that access was granted " + mark + ": " + gap.what();
        return Optional.of(new TaskOpened(clock.instant(),
                new Task(gap.look().letter() + (before + 1), gap.look(), question, state.scope(), null)));
    }
}
