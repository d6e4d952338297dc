package dev.gumshoe.conversations.analysis;

import java.time.Duration;
import java.time.Instant;
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
        List<Ballot> inOrder = ballots.stream().sorted(Comparator.comparing(Ballot::at)).toList();
        Instant best = null;
        double most = 0;
        for (int i = 0; i < inOrder.size(); i++) {
            Instant start = inOrder.get(i).at();
            Instant end = start.plus(length);
            double weight = 0;
            for (int j = i; j < inOrder.size() && inOrder.get(j).at().isBefore(end); j++) {
                weight += Math.min(MOST_A_VOTE_COUNTS, inOrder.get(j).weight());
            }
            if (weight > most * 1.001) {
                most = weight;
                best = start;
            }
        }
        return Optional.ofNullable(best);
    }
}
