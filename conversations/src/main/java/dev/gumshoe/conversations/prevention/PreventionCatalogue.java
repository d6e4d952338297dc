package dev.gumshoe.conversations.prevention;

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

    /** What of these resources is not set up as the rules want it. */
    public List<Deviation> deviations(Topology topology, Collection<String> resources) {
        return resources.stream().distinct().sorted()
                .flatMap(id -> topology.resource(id).stream())
                .flatMap(resource -> rules.stream().filter(rule -> rule.broken(resource))
                        .map(rule -> new Deviation(rule.id(), resource.id())))
                .toList();
    }
}
