package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Validator.Finding;
import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.ChangeSource.ChangeQuery;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.MitigationPlan.Precondition;
import dev.gumshoe.conversations.investigation.PreValidation.Holds;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What exists and what was changed, as the sources tell it at a moment.
 *
 * @param changes oldest first
 * @param inventory what shows what exists
 * @param trail what shows what was changed
 * @param inventoryFailed whether a source of it gave no answer
 * @param trailFailed whether a source of it gave no answer
 */
record Present(
        Instant now, Fleet fleet, List<Change> changes, Evidence inventory, Evidence trail, boolean inventoryFailed, boolean trailFailed) {

    /** Asks the sources. */
    static Present of(EvidenceSources sources, Investigation state, Instant now) {
        Instant to = state.scope().window().to();
        TimeWindow window = new TimeWindow(state.scope().window().from(), now.isAfter(to) ? now : to);
        Asked<Inventory> things = asked(
                sources.answering(ResourceSource.class).stream().map(source -> source.inventory(window)).toList(), window, "inventory");
        Asked<List<Change>> deeds = asked(
                sources.answering(ChangeSource.class).stream().map(source -> source.changes(ChangeQuery.all(window))).toList(), window,
                "changes");
        Topology topology = things.found().stream().reduce(Topology.empty(), Topology::with, (a, _) -> a);
        List<Change> changes = deeds.found().stream().flatMap(List::stream).sorted(Comparator.comparing(Change::timestamp)).toList();
        return new Present(now, new Fleet(topology), changes, things.evidence(), deeds.evidence(), things.failed(), deeds.failed());
    }

    /** What sources of one kind answered, all together. */
    private record Asked<T>(List<T> found, Evidence evidence, boolean failed) {}

    private static <T> Asked<T> asked(List<ToolResult<T>> answers, TimeWindow window, String what) {
        List<T> found = new ArrayList<>();
        Evidence evidence = new Evidence("none", what, window, "no source answers for " + what);
        boolean failed = answers.isEmpty();
        for (ToolResult<T> answer : answers) {
            switch (answer) {
                case ToolResult.Found<T> f -> {
                    found.add(f.data());
                    evidence = f.evidence();
                }
                case ToolResult.NothingFound<T> n -> evidence = found.isEmpty() ? n.searched() : evidence;
                case ToolResult.Failed<T> f -> {
                    failed = true;
                    evidence = found.isEmpty() ? new Evidence(f.source(), f.query(), window, f.detail()) : evidence;
                }
            }
        }
        return new Asked<>(found, evidence, failed);
    }

    Optional<Change> change(String id) {
        return changes.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** A finding from what was changed; what could not be read shows that nothing stands in the way no more. */
    Finding trailed(Precondition p, Holds holds, String seen) {
        return trailFailed && holds == Holds.YES
                ? Finding.of(p, Holds.UNKNOWN, "What was changed could not be read: " + trail.excerpt(), Look.CHANGES, trail)
                : Finding.of(p, holds, seen, Look.CHANGES, trail);
    }

    /** A finding from what exists, in the same way. */
    Finding listed(Precondition p, Holds holds, String seen) {
        return inventoryFailed && holds == Holds.YES
                ? Finding.of(p, Holds.UNKNOWN, "What exists could not be read: " + inventory.excerpt(), Look.TOPOLOGY, inventory)
                : Finding.of(p, holds, seen, Look.TOPOLOGY, inventory);
    }
}
