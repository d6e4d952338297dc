package dev.gumshoe.conversations.incident;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the trouble of an incident of many alarms comes from most likely, as far as the topology tells. An origin is the likelier, the more of what its
 * trouble would reach complains, and the less complains that it would not reach. Once some origins are clearly likelier than the rest, nearness alone does
 * not make an alarm part of the incident: one that none of them would reach, and that is no cause of theirs, is ill at the same time and not of the same.
 */
final class Story {

    /** How many different things have to complain before they tell a story. */
    private static final int FEWEST = 6;
    /** How often something complains that the trouble does not reach. */
    private static final double BY_ITSELF = 0.05;
    /** Nothing is sure to complain. */
    private static final double AT_MOST = 0.95;
    /** How much less likely than the likeliest an origin may be, as a natural logarithm: one in twenty. */
    private static final double NEARLY_AS_LIKELY = 3;

    private final Reach reach;
    private final List<String> origins;

    private Story(Reach reach, List<String> origins) {
        this.reach = reach;
        this.origins = origins;
    }

    /** The story that the complaining resources tell. */
    static Story of(Collection<String> complaining, Reach reach) {
        if (complaining.size() < FEWEST) {
            return new Story(reach, List.of());
        }
        Map<String, Integer> seenAt = new HashMap<>();
        complaining.forEach(id -> reach.sources(id).forEach(source -> seenAt.merge(source, 1, Integer::sum)));
        Map<String, Double> likelihoods = new HashMap<>();
        seenAt.forEach((id, many) -> likelihoods.put(id, likelihood(many, reach.hurt(id).size(), complaining.size())));
        double best = likelihoods.values().stream().mapToDouble(each -> each).max().orElse(0);
        return new Story(reach, likelihoods.entrySet().stream().filter(e -> e.getValue() >= best - NEARLY_AS_LIKELY)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry::getKey)).map(Map.Entry::getKey)
                .toList());
    }

    /**
     * The logarithm of how likely the complaints are when an origin is the cause.
     *
     * @param explained how many of those who complain its trouble reaches
     * @param hurt how many it reaches at all
     */
    private static double likelihood(int explained, int hurt, int complaining) {
        double share = Math.min(AT_MOST, (double) explained / hurt);
        return explained * Math.log(share) + (hurt - explained) * Math.log1p(-share) + (complaining - explained) * Math.log(BY_ITSELF);
    }

    /** Where the trouble may come from, likeliest first; empty while no story is clear. */
    List<String> origins() {
        return origins;
    }

    /** Whether trouble at the resource belongs to the story, or no story is clear. */
    boolean fits(String id) {
        return origins.isEmpty()
                || origins.stream().anyMatch(origin -> reach.hurt(origin).contains(id) || reach.sources(origin).contains(id));
    }
}
