package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.analysis.Suspicion.Scored;
import dev.gumshoe.conversations.investigation.Signal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Moves suspicion from a resource that refuses what it is asked for to the one caller that asks so. A refusal alone tells nothing of
 * whether the request or the refusal is wrong: it is the request where only one of several callers is refused, where several resources
 * refuse the same caller at once, or where that caller was changed just before and who refuses was not.
 */
record Refusals(Map<String, Profile> profiles, DependencyGraph graph, Parts wholes, ChangeSigns changes) {

    /** The part of a score that was seen of those who refuse. */
    static final String REFUSED = "what those it calls refuse";

    private static final Set<String> PARTS = Set.of("symptoms that stop here", "errors that begin here", "its log");
    private static final double MOST_MOVED = 0.8;
    private static final double SEVERE = 0.5;
    private static final double TELLING = 3;

    private static final Pattern REFUSES = Pattern.compile("(?i)illegal ?argument|\\bbad ?request|malformed|unprocessable|"
            + "invalid ?(argument|parameter|input|request|value|field|format|payload)|argument ?(type|not ?valid|error|exception)|"
            + "constraint ?violation|validation ?(error|exception|failed)|value ?error|number ?format|not ?readable|"
            + "missing .{0,40}(argument|parameter|field|property)|(argument|parameter|field|property)s? .{0,40}(missing|required|invalid|not given)|"
            + "\\bout ?of ?range|\\bmust (not )?be\\b|cannot (parse|deserialize)");

    /** The same resources with suspicion moved. */
    Map<String, Scored> of(Map<String, Scored> scored) {
        Map<String, Scored> moved = new LinkedHashMap<>(scored);
        scored.forEach((resource, own) -> {
            if (refuses(resource)) {
                asking(resource, scored.keySet()).forEach((caller, share) -> move(own, caller, MOST_MOVED * share, moved));
            }
        });
        return moved;
    }

    /** Whether what it fails with are refusals. */
    boolean refuses(String resource) {
        return thrown(resource).anyMatch(s -> REFUSES.matcher(s.subject()).find());
    }

    private Stream<Signal> thrown(String resource) {
        return severe(resource, s -> !s.figures().containsKey(LogFindings.SYMPTOM) && !s.figures().containsKey(LogFindings.NAMED));
    }

    private Stream<Signal> severe(String resource, Predicate<Signal> which) {
        return profiles.getOrDefault(resource, Profile.empty(resource)).signals().stream()
                .filter(s -> s.kind().startsWith("log-") && Profile.figure(s, "severe") > SEVERE && s.strength() >= TELLING)
                .filter(which);
    }

    /** Which caller is likely to have asked wrong, and how likely, 0 to 1; at most one. */
    private Map<String, Double> asking(String refusing, Set<String> known) {
        List<String> callers = graph.above(refusing).stream()
                .filter(caller -> known.contains(caller) && !wholes.of(caller).contains(refusing))
                .toList();
        List<String> complaining = callers.stream().filter(caller -> complains(caller, refusing)).toList();
        List<String> suspected = complaining.isEmpty() ? callers : complaining;
        if (suspected.size() != 1) {
            return Map.of();
        }
        String caller = suspected.getFirst();
        boolean oneOfSeveral = callers.size() > 1;
        boolean refusedByOthers = graph.below(caller).stream().anyMatch(other -> !other.equals(refusing) && refuses(other));
        double share = oneOfSeveral || refusedByOthers ? 1 : changes.of(caller);
        return Map.of(caller, share * (1 - changes.of(refusing)));
    }

    private boolean complains(String caller, String refusing) {
        Set<String> about = Set.copyOf(severe(refusing, s -> s.figures().containsKey(LogFindings.NAMED)).map(Signal::subject).toList());
        return profiles.getOrDefault(caller, Profile.empty(caller)).signals().stream()
                .anyMatch(s -> s.figures().containsKey(LogFindings.SYMPTOM) && about.contains(s.subject()));
    }

    private static void move(Scored own, String to, double share, Map<String, Scored> moved) {
        double all = own.parts().values().stream().mapToDouble(Double::doubleValue).sum();
        double amount = all <= 0 ? 0 : share * own.score() * PARTS.stream().mapToDouble(own::part).sum() / all;
        if (amount > 0) {
            moved.computeIfPresent(own.resource(), (_, s) -> new Scored(s.resource(), Math.max(0, s.score() - amount), s.parts()));
            moved.computeIfPresent(to, (_, s) -> {
                Map<String, Double> parts = new LinkedHashMap<>(s.parts());
                parts.merge(REFUSED, amount, Double::sum);
                return new Scored(to, s.score() + amount, parts);
            });
        }
    }
}
