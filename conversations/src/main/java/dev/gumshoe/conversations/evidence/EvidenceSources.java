package dev.gumshoe.conversations.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All the places one case may look at, asked by what they can answer. */
public record EvidenceSources(List<EvidenceSource> all) {

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

    /** The sources of the given names. */
    public static EvidenceSources of(EvidenceSource... sources) {
        return new EvidenceSources(List.of(sources));
    }

    /** The sources that answer through the given port, in configured order. */
    public <S extends EvidenceSource> List<S> answering(Class<S> port) {
        return all.stream().filter(port::isInstance).map(port::cast).toList();
    }

    /** The source of that name. */
    public Optional<EvidenceSource> named(String name) {
        return all.stream().filter(source -> source.name().equals(name)).findFirst();
    }
}
