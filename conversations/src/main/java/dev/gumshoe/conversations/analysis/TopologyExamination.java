package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at what exists, in which state, and what hangs on what. */
public final class TopologyExamination implements Examination {

    private static final int MOST_TOLD = 4;

    @Override
    public Findings examine(LookRequest request) {
        List<Gap> gaps = new ArrayList<>();
        List<Observation> observations = new ArrayList<>();
        List<Signal> signals = new ArrayList<>();
        Topology topology = Topology.empty();
        List<ResourceSource> sources = request.sources().answering(ResourceSource.class);
        if (sources.isEmpty()) {
            gaps.add(Failures.nobody(request.task(), "resources"));
        }
        TimeWindow window = request.task().scope().window();
        for (ResourceSource source : sources) {
            switch (source.inventory(window)) {
                case ToolResult.Found<Inventory> found -> {
                    topology = topology.with(found.data());
                    surroundings(request, topology, found.evidence(), observations);
                    states(request, found, observations, signals);
                }
                case ToolResult.NothingFound<Inventory> _ -> {
                }
                case ToolResult.Failed<Inventory> failed ->
                    gaps.add(Failures.failed(request.task(), gaps.size() + 1, "resources", failed));
            }
            Failures.damaged(request.task(), gaps.size() + 1, source.name(), source.inventoryDefects()).ifPresent(gaps::add);
        }
        return new Findings(summary(topology), observations, gaps, signals);
    }

    private static void surroundings(LookRequest request, Topology topology, Evidence evidence, List<Observation> observations) {
        String named = request.state().alert().resource();
        if (named == null || !topology.ids().contains(named)) {
            return;
        }
        List<String> callees = topology.callees(named);
        List<String> callers = topology.callers(named);
        String text = named + (callees.isEmpty() ? " calls nothing that is known" : " calls " + some(callees))
                + (callers.isEmpty() ? "; nothing known calls it." : "; it is called by " + some(callers) + ".");
        observations.add(new Observation(
                id(request, observations), Look.TOPOLOGY, Stance.CONTEXT, named, text, null, List.of(evidence.withExcerpt(text)), null));
    }

    private static String some(List<String> ids) {
        return ids.size() <= 5 ? String.join(", ", ids) : String.join(", ", ids.subList(0, 5)) + " and " + (ids.size() - 5) + " more";
    }

    private static void states(LookRequest request, ToolResult.Found<Inventory> found, List<Observation> told, List<Signal> signals) {
        for (Resource resource : found.data().resources()) {
            ResourceState state = ResourceState.of(resource);
            Optional<Instant> started = state.started().filter(request.task().scope().window()::contains);
            started.ifPresent(at -> signals.add(
                    new Signal(resource.id(), SignalKinds.RESOURCE_STARTED, "start time", 1, at, Map.of(), null)));
            state.unwell().ifPresent(word -> {
                String id = id(request, told);
                String text = resource.id() + " is " + word + ".";
                boolean tell = told.size() < MOST_TOLD;
                if (tell) {
                    told.add(new Observation(id, Look.TOPOLOGY, Stance.FOR, resource.id(), text, null,
                            List.of(found.evidence().withExcerpt(text)), null));
                }
                signals.add(
                        new Signal(resource.id(), SignalKinds.AVAILABILITY, word, 1, null, Map.of(Measured.LEVEL, 1.0), tell ? id : null));
            });
        }
    }

    private static String id(LookRequest request, List<Observation> observations) {
        return request.task().id() + "." + (observations.size() + 1);
    }

    private static String summary(Topology topology) {
        if (topology.isEmpty()) {
            return "What exists and what depends on what is not known.";
        }
        return topology.ids().size() + " resources, " + topology.relations().size() + " relations between them.";
    }
}
