package dev.gumshoe.conversations.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the moment on which most of what was seen agrees. */
final class OnsetVote {

    private static final double MOST_A_VOTE_COUNTS = 3;

    /** One opinion on when it began. */
    record Ballot(Instant at, double weight) {}

    private OnsetVote() {}

    /**
     * The start of the stretch of the given length that holds most of the weight; of two equal ones the earlier.
     *
     * @return empty when nobody voted
     */
    static Optional<Instant> of(List<Ballot> ballots, Duration length) {
        return first(weighed(ballots, length), 1 / 1.001);
    }

    /**
     * The start of the latest stretch of the given length that holds at least half as much weight as any other.
     *
     * @return empty when nobody voted
     */
    static Optional<Instant> latest(List<Ballot> ballots, Duration length) {
        return first(weighed(ballots, length).reversed(), 0.5);
    }

    private static Optional<Instant> first(List<Ballot> weighed, double share) {
        double most = weighed.stream().mapToDouble(Ballot::weight).max().orElse(0);
        return weighed.stream().filter(w -> w.weight() > 0 && w.weight() >= most * share).map(Ballot::at).findFirst();
    }

    private static List<Ballot> weighed(List<Ballot> ballots, Duration length) {
        List<Ballot> inOrder = ballots.stream().sorted(Comparator.comparing(Ballot::at)).toList();
        List<Ballot> weighed = new ArrayList<>();
        for (int i = 0; i < inOrder.size(); i++) {
            Instant start = inOrder.get(i).at();
            Instant end = start.plus(length);
            double weight = 0;
            for (int j = i; j < inOrder.size() && inOrder.get(j).at().isBefore(end); j++) {
                weight += Math.min(MOST_A_VOTE_COUNTS, inOrder.get(j).weight());
            }
            weighed.add(new Ballot(start, weight));
        }
        return weighed;
    }
}
