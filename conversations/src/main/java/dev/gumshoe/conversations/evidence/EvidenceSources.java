package dev.gumshoe.conversations.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All the places one case may look at, asked by what they can answer.
 *
 * @param naming what resources are called here; sources are asked and answer in these names
 */
public record EvidenceSources(List<EvidenceSource> all, Naming naming) {

    /** @throws IllegalArgumentException when two sources have one name */
    public EvidenceSources {
        all = List.copyOf(all);
        Set<String> names = new HashSet<>();
        for (EvidenceSource source : all) {
            if (!names.add(source.name())) {
                throw new IllegalArgumentException("two evidence sources are named '" + source.name() + "': rename one");
            }
        }
    }

    /** Sources that agree on what resources are called. @throws IllegalArgumentException when two sources have one name */
    public EvidenceSources(List<EvidenceSource> all) {
        this(all, Naming.AS_IT_IS);
    }

    /** The sources of the given names. */
    public static EvidenceSources of(EvidenceSource... sources) {
        return new EvidenceSources(List.of(sources));
    }

    /** The sources that answer through the given port, in configured order. */
    public <S extends EvidenceSource> List<S> answering(Class<S> port) {
        return all.stream()
                .filter(port::isInstance)
                .map(source -> naming.equals(Naming.AS_IT_IS) ? port.cast(source) : Renamed.through(port, source, naming))
                .toList();
    }

    /** The source of that name. */
    public Optional<EvidenceSource> named(String name) {
        return all.stream().filter(source -> source.name().equals(name)).findFirst();
    }
}
