package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Parameter.Shape;
import dev.gumshoe.conversations.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Parameters that many tools have, and what is said when they lead nowhere. */
final class Asking {

    static final Parameter RESOURCES = Parameter.optional("resources", Shape.ListOf.TEXTS,
            "Ids of the resources to look at, exactly as they are known; all when left out.");
    static final Parameter FROM = Parameter.optional("from", new Shape.Time(),
            "From when on; the beginning of the case's window when left out.");
    static final Parameter TO = Parameter.optional("to", new Shape.Time(), "Until when; the end of the case's window when left out.");
    static final Parameter SPLIT = Parameter.optional("split", new Shape.Time(),
            "A moment, such as the onset: figures are given before and after it. The middle of the time when left out.");

    private static final int MOST_NAMED = 15;

    private Asking() {}

    /** The parameters of both. */
    static List<Parameter> all(List<Parameter> some, List<Parameter> others) {
        List<Parameter> all = new ArrayList<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    /** Says which of the ids nobody knows, and which known ones are spelled most alike; empty when all are known. */
    static String unknown(Set<String> asked, Topology topology) {
        List<String> unknown = asked.stream().filter(id -> !topology.ids().contains(id)).sorted().toList();
        if (unknown.isEmpty() || topology.isEmpty()) {
            return "";
        }
        List<String> near = topology.ids().stream()
                .sorted(Comparator.comparingInt(id -> -alike(id, unknown.getFirst())))
                .limit(MOST_NAMED)
                .toList();
        return "No resource " + String.join(", ", unknown) + " is known in the topology; there are " + String.join(", ", near)
                + (topology.ids().size() > MOST_NAMED ? " and " + (topology.ids().size() - MOST_NAMED) + " more." : ".");
    }

    private static int alike(String known, String asked) {
        String a = known.toLowerCase(Locale.ROOT);
        String b = asked.toLowerCase(Locale.ROOT);
        if (a.contains(b) || b.contains(a)) {
            return 1_000;
        }
        int same = 0;
        while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        return same;
    }

    /** Text from outside on one line, cut visibly. */
    static String cell(String text, int most) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return line.length() <= most ? line : line.substring(0, most) + "… (" + (line.length() - most) + " more characters)";
    }
}
