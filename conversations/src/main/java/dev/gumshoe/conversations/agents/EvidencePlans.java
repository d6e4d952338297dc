package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.CallsSeen;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Task;
import dev.gumshoe.conversations.topology.Atlas;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the calculating reasoner looks at next: everything once, all at the same time; again when people narrow or move the scope. */
final class EvidencePlans {

    private static final List<Look> ALL = List.of(Look.TOPOLOGY, Look.METRICS, Look.TRACES, Look.LOGS, Look.CHANGES, Look.IMPACT);

    private final EvidenceSources sources;
    private final Set<Look> able;
    private final TimeOfDay clock;

    EvidencePlans(EvidenceSources sources, Set<Look> able, ZoneId zone) {
        this.sources = sources;
        this.able = able;
        this.clock = TimeOfDay.in(zone);
    }

    /** What to do in view of the case. */
    Plan next(Investigation state) throws InterruptedException {
        if (!state.unaccountedSteering().isEmpty()) {
            return steered(state);
        }
        if (state.tasks().isEmpty()) {
            List<Task> tasks = looks(state, false);
            return new Plan(Hypotheses.atFirst(state), List.of(), tasks, Map.of(), Map.of(), inventory(state));
        }
        return new Plan(List.of(), Hypotheses.judged(state), List.of(), Map.of(), Map.of(), null);
    }

    private Plan steered(Investigation state) {
        List<SteeringReceived> words = state.unaccountedSteering();
        boolean resumed = state.phase() == Phase.STOPPED;
        boolean moved = words.stream().anyMatch(w -> moves(w.direction()) || (resumed && w.direction() instanceof Direction.Investigate));
        List<Task> tasks = moved ? looks(state, true) : List.of();
        Map<String, String> cancelled = new LinkedHashMap<>();
        if (moved) {
            state.openTasks().stream()
                    .filter(task -> task.look() != Look.TOPOLOGY)
                    .forEach(task -> cancelled.put(task.id(), "the direction changed what to look at; a new look takes its place"));
        }
        Map<String, Plan.Accounted> used = new LinkedHashMap<>();
        words.forEach(word -> used.put(word.message(), accounted(word.direction(), tasks, state)));
        return new Plan(List.of(), List.of(), tasks, cancelled, used, null);
    }

    private static boolean moves(Direction direction) {
        return switch (direction) {
            case Direction.FocusOn _,Direction.Exclude _,Direction.Include _,Direction.Since _,Direction.Between _,Direction.LastWave _,Direction.Widen _ ->
                true;
            case Direction.Stop _,Direction.Investigate _,Direction.InWords _,Direction.NotUnderstood _ -> false;
        };
    }

    private Plan.Accounted accounted(Direction direction, List<Task> tasks, Investigation state) {
        String in = tasks.isEmpty()
                ? "in the next conclusion"
                : "in the new looks " + tasks.stream().map(Task::id).collect(Collectors.joining(", ")) + " and the conclusion after them";
        return switch (direction) {
            case Direction.FocusOn d -> new Plan.Accounted(true, "Looking at " + String.join(", ", d.resources())
                    + (d.resources().size() == 1 ? " and what it depends on, " : " and what they depend on, ") + in + ".");
            case Direction.Exclude d -> new Plan.Accounted(true, "Leaving out " + String.join(", ", d.resources()) + ", " + in + ".");
            case Direction.Include d ->
                new Plan.Accounted(true, "Taking " + String.join(", ", d.resources()) + " into account again, " + in + ".");
            case Direction.Since d ->
                new Plan.Accounted(true, "Looking for what began about " + clock.said(d.onset()) + " or later, " + in + ".");
            case Direction.Between d ->
                new Plan.Accounted(true,
                        "Looking for what began between " + clock.bare(d.from()) + " and " + clock.said(d.to()) + ", " + in + ".");
            case Direction.LastWave _ -> new Plan.Accounted(true, "Only the most recent wave counts" + found(state) + ", " + in + ".");
            case Direction.Widen _ -> new Plan.Accounted(true, "Looking at everything again, " + in + ".");
            case Direction.Investigate _ -> switch (state.phase()) {
                case OPENED -> new Plan.Accounted(true, "Investigating.");
                case STOPPED -> new Plan.Accounted(true, "Going on, " + in + ".");
                case LOOKING -> new Plan.Accounted(false, "Not used: I am still at it.");
                case CONCLUDED, CLOSED ->
                    new Plan.Accounted(false, "Not used: this is investigated already; say “start over” and I look at everything again.");
            };
            case Direction.InWords _ ->
                new Plan.Accounted(false, "Not used: only a language model could follow that; say “focus on …”, “since …”, “it is not …”.");
            case Direction.Stop _ -> new Plan.Accounted(true, "Stopped.");
            case Direction.NotUnderstood d -> new Plan.Accounted(false, "Not used: " + d.why() + ".");
        };
    }

    private String found(Investigation state) {
        return state.conclusion()
                .map(Conclusion::onset)
                .map(onset -> " (so far I took " + clock.said(onset) + " as the beginning)")
                .orElse("");
    }

    private List<Task> looks(Investigation state, boolean again) {
        List<Task> tasks = new ArrayList<>();
        for (Look look : ALL) {
            if (able.contains(look) && !(again && look == Look.TOPOLOGY)) {
                long before = state.tasks().stream().filter(t -> t.task().look() == look).count();
                tasks.add(new Task(look.letter() + (before + 1), look, question(look, state), state.scope(), null));
            }
        }
        return tasks;
    }

    static String question(Look look, Investigation state) {
        String where = state.scope().focus().isEmpty() ? "" : " of " + String.join(", ", state.scope().focus()) + " and below";
        return switch (look) {
            case TOPOLOGY -> "What exists, in which state, and what depends on what?";
            case METRICS -> "Which series" + where + " left their usual range, since when, and how far?";
            case TRACES -> "In which calls" + where + " do errors, time or network gaps begin?";
            case LOGS -> "Which log lines" + where + " are new, more frequent, or have stopped?";
            case CHANGES -> "What was deployed, configured or done by hand before it began?";
            case IMPACT -> "Who was hurt, how many, doing what, since when?";
            case ALERTS -> "Which alarms fired?";
            case PEOPLE -> "What did people in the thread bring?";
            case RUNBOOKS -> "What do the runbooks that fit advise to look at, and what does one see there?";
            case HISTORY -> "Has this happened before?";
        };
    }

    /** What was discovered before, where somebody discovers; else every source is asked. */
    private @Nullable Inventory inventory(Investigation state) throws InterruptedException {
        Optional<Atlas> atlas = sources.answering(Atlas.class).stream().findFirst();
        if (atlas.isPresent()) {
            atlas.get().freshen();
        }
        if (atlas.isPresent() && !atlas.get().topology().isEmpty()) {
            return atlas.get().around(named(state));
        }
        List<Resource> resources = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        for (ResourceSource source : sources.answering(ResourceSource.class)) {
            if (source.inventory(state.scope().window()) instanceof ToolResult.Found<Inventory> found) {
                resources.addAll(found.data().resources());
                relations.addAll(found.data().relations());
            }
        }
        if (relations.stream().noneMatch(r -> r.kind() == RelationKind.CALLS)) {
            // nobody keeps a record of who calls whom: the requests themselves tell
            Inventory seen = CallsSeen.from(sources, state.scope().window(), state.scope().window().to());
            resources.addAll(seen.resources());
            relations.addAll(seen.relations());
        }
        return resources.isEmpty() && relations.isEmpty() ? null : new Inventory(resources, relations);
    }

    private static Set<String> named(Investigation state) {
        return state.alerts().stream().map(Alert::resource).filter(Objects::nonNull).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
