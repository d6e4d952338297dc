package dev.gumshoe.bot;

import dev.gumshoe.bot.settings.TopologySettings;
import dev.gumshoe.conversations.agents.Discovery;
import dev.gumshoe.conversations.analysis.SpanResources;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.TraceSource;
import dev.gumshoe.conversations.investigation.Leases;
import dev.gumshoe.conversations.topology.Atlas;
import dev.gumshoe.conversations.topology.Surveys;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What exists around the cases: the atlas, what keeps it up to date, and the sources as seen through its names. */
final class Surroundings implements AutoCloseable {

    private final Atlas atlas;
    private final Discovery discovery;
    private final EvidenceSources sources;

    private Surroundings(Atlas atlas, Discovery discovery, EvidenceSources sources) {
        this.atlas = atlas;
        this.discovery = discovery;
        this.sources = sources;
    }

    /** @param holder the name of this copy of the program */
    static Surroundings of(TopologySettings settings, EvidenceSources sources, Surveys surveys, Leases leases, String holder,
            InstantSource clock) {
        List<ResourceSource> asked = new ArrayList<>(sources.answering(ResourceSource.class));
        sources.answering(TraceSource.class).forEach(traces -> asked.add(new SpanResources(traces)));
        Atlas atlas = new Atlas(asked.stream().map(EvidenceSource::name).toList(), settings.stale(), settings.most(), clock);
        List<EvidenceSource> all = new ArrayList<>(sources.all());
        all.add(atlas);
        return new Surroundings(atlas, new Discovery(asked, surveys, atlas, leases, holder, settings.discovery(), clock),
                new EvidenceSources(all, atlas));
    }

    /** What is known. */
    Atlas atlas() {
        return atlas;
    }

    /** The sources, asked and answering in the atlas' names. */
    EvidenceSources sources() {
        return sources;
    }

    /** Begins to ask. */
    void start() {
        discovery.start();
    }

    @Override
    public void close() {
        discovery.close();
    }
}
