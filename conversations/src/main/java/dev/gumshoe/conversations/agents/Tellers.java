package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.topology.Atlas;
import dev.gumshoe.conversations.topology.Neighbourhood;
import dev.gumshoe.conversations.topology.Survey;
import dev.gumshoe.conversations.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/** Who told what hangs on what: the sources themselves, each with the relations that it told. */
record Tellers(EvidenceSources sources, TimeWindow window) {

    /** At least one look at a resource's relations: at the sources that told them, else at what is noted. */
    List<Evidence> of(String resource, Topology noted) {
        List<Evidence> told = new ArrayList<>();
        for (Atlas atlas : sources.answering(Atlas.class)) {
            atlas.tellers(resource).forEach(survey -> told.add(discovered(resource, survey)));
        }
        if (told.isEmpty()) {
            sources.answering(ResourceSource.class).forEach(source -> asked(resource, source, told));
        }
        return told.isEmpty()
                ? List.of(new Evidence(Atlas.NAME, "what is known around " + resource, window,
                        Neighbourhood.relations(resource, noted.relations())))
                : told;
    }

    private Evidence discovered(String resource, Survey survey) {
        return new Evidence(survey.source(), "relations of " + resource + ", as told at " + survey.takenAt(), window,
                Neighbourhood.relations(resource, survey.inventory().relations()));
    }

    private void asked(String resource, ResourceSource source, List<Evidence> told) {
        if (source.inventory(window) instanceof ToolResult.Found<Inventory>(Inventory inventory, Evidence evidence)) {
            String relations = Neighbourhood.relations(resource, inventory.relations());
            if (!relations.isEmpty()) {
                told.add(evidence.withExcerpt(relations));
            }
        }
    }
}
