package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.prevention.ClosedCase.Deviation;
import dev.gumshoe.conversations.topology.Topology;
import java.util.Collection;
import java.util.List;

/** What to recommend against which pattern, and how resources are to be set up. */
public record PreventionCatalogue(List<Advice> advice, List<TopologyRule> rules) {

    /** Takes copies. */
    public PreventionCatalogue {
        advice = List.copyOf(advice);
        rules = List.copyOf(rules);
    }

    /** What of these resources is not set up as those rules want it that matter where something breaks in this way. */
    public List<Deviation> deviations(Topology topology, Collection<String> resources, Mechanism mechanism) {
        return resources.stream().distinct().sorted()
                .flatMap(id -> topology.resource(id).stream())
                .flatMap(resource -> rules.stream().filter(rule -> rule.broken(resource, mechanism))
                        .map(rule -> new Deviation(rule.id(), resource.id())))
                .toList();
    }
}
