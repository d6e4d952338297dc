package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Mechanism;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What to do about which cause, the most particular first. */
public record MitigationCatalogue(List<Recipe> recipes) {

    /** @throws IllegalArgumentException naming entry, field and mend when two have one id or an unknown fact is asked for */
    public MitigationCatalogue {
        recipes = List.copyOf(recipes);
        Set<String> ids = new HashSet<>();
        for (Recipe recipe : recipes) {
            if (!ids.add(recipe.id())) {
                throw new IllegalArgumentException("two mitigations are named '" + recipe.id() + "'; rename one");
            }
            Set<String> unknown = new TreeSet<>(recipe.places());
            unknown.removeAll(Facts.NAMES);
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("mitigation '" + recipe.id() + "' asks for " + String.join(", ", unknown)
                        + "; known are " + String.join(", ", new TreeSet<>(Facts.NAMES)));
            }
        }
    }

    /** A catalogue with nothing in it. */
    public static MitigationCatalogue empty() {
        return new MitigationCatalogue(List.of());
    }

    /** The first entry that fits the cause. */
    Optional<Recipe> fitting(Mechanism mechanism, Facts facts) {
        return recipes.stream().filter(recipe -> recipe.fits(mechanism, facts)).findFirst();
    }
}
