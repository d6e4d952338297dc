package dev.gumshoe.conversations.investigation;

import dev.gumshoe.conversations.evidence.TimeWindow;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a case looks at: the time, and which resources people pointed to or away from.
 *
 * @param window the time looked at, quiet time included
 * @param since where people said the trouble began, or null when it is to be found
 * @param focus resource ids to look at with what they depend on; empty for all
 * @param excluded resource ids people ruled out
 * @param lastWaveOnly whether only the most recent of several waves is meant
 * @param until by when people said it had begun, where they named a stretch; else null
 */
public record Scope(TimeWindow window, @Nullable Instant since, Set<String> focus, Set<String> excluded, boolean lastWaveOnly,
        @Nullable Instant until) {

    /** Where nobody said by when it had begun. */
    public Scope(TimeWindow window, @Nullable Instant since, Set<String> focus, Set<String> excluded, boolean lastWaveOnly) {
        this(window, since, focus, excluded, lastWaveOnly, null);
    }

    /** Takes copies. */
    public Scope {
        Objects.requireNonNull(window, "window");
        focus = Set.copyOf(focus);
        excluded = Set.copyOf(excluded);
    }

    /** What is looked at after a person's direction; {@code original} is what the case began with. */
    Scope after(Direction direction, Scope original) {
        return switch (direction) {
            case Direction.FocusOn d ->
                new Scope(window, since, Set.copyOf(d.resources()), without(excluded, d.resources()), lastWaveOnly, until);
            case Direction.Exclude d ->
                new Scope(window, since, without(focus, d.resources()), with(excluded, d.resources()), lastWaveOnly, until);
            case Direction.Include d ->
                new Scope(window, since, focus.isEmpty() ? focus : with(focus, d.resources()), without(excluded, d.resources()),
                        lastWaveOnly, until);
            case Direction.Since d -> new Scope(window, d.onset(), focus, excluded, lastWaveOnly, null);
            case Direction.Between d -> new Scope(window, d.from(), focus, excluded, lastWaveOnly, d.to());
            case Direction.LastWave _ -> new Scope(window, since, focus, excluded, true, until);
            case Direction.Widen _ -> original;
            case Direction.Stop _,Direction.Investigate _,Direction.InWords _,Direction.NotUnderstood _ -> this;
        };
    }

    private static Set<String> with(Set<String> ids, Collection<String> more) {
        Set<String> union = new HashSet<>(ids);
        union.addAll(more);
        return union;
    }

    private static Set<String> without(Set<String> ids, Collection<String> gone) {
        Set<String> rest = new HashSet<>(ids);
        rest.removeAll(gone);
        return rest;
    }

    /** Everything in the window. */
    public static Scope of(TimeWindow window) {
        return new Scope(window, null, Set.of(), Set.of(), false);
    }
}
