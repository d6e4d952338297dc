package dev.gumshoe.conversations.agents;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a model is told to be and do, and which tools it is shown for that: every tool costs room in each of its prompts.
 *
 * @param instructions what it is told; never holds text from outside
 * @param tools names of the tools of this program that it is shown; empty for all
 * @param words by which a tool from outside is known to be of its field
 */
record Charter(String instructions, Set<String> tools, Set<String> words) {

    Charter {
        tools = Set.copyOf(tools);
        words = Set.copyOf(words);
    }

    /** Whether the tool of this program is shown. */
    boolean shows(Tool own) {
        return tools.isEmpty() || tools.contains(own.name());
    }

    /** Whether the tool from outside is shown: one that speaks of this field, or of nobody's. */
    boolean shows(Tool further, Collection<Charter> all) {
        List<String> said = List.of((further.name() + " " + further.description()).replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT).split("[^a-z]+", -1));
        return tools.isEmpty() || speaksOf(said) || all.stream().noneMatch(other -> other.speaksOf(said));
    }

    private boolean speaksOf(List<String> said) {
        return said.stream().anyMatch(words::contains);
    }
}
