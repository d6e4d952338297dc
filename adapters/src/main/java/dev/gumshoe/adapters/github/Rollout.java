package dev.gumshoe.adapters.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One state of the code brought to one environment.
 *
 * @param id what identifies it at GitHub
 * @param sha the commit's hash
 * @param ref the branch, tag or hash it was asked for by
 * @param at when it succeeded, else when it ended or was last heard of
 * @param state {@code success}, {@code failure}, {@code error}, {@code in_progress}, …
 * @param page where a person reads on, or null
 */
record Rollout(
        String repository,
        String id,
        String sha,
        String ref,
        String environment,
        Instant at,
        String state,
        String actor,
        String description,
        @Nullable String page) {

    /** How long a state of the code has to have run before it counts as good. */
    static final Duration PROVEN = Duration.ofMinutes(10);

    boolean succeeded() {
        return state.equals("success") || state.equals("inactive");
    }

    String shortSha() {
        return sha.substring(0, Math.min(7, sha.length()));
    }

    /** What ran before: the successful rollout to the same environment that this one replaced. */
    Optional<Rollout> before(List<Rollout> all) {
        return earlier(all).findFirst();
    }

    /**
     * The last known good: the latest earlier state of the code in the same environment that succeeded, ran for a while and was not taken
     * back. It was taken back when what replaced it had run before it.
     */
    Optional<Rollout> lastKnownGood(List<Rollout> all) {
        List<Rollout> oldestFirst = earlier(all).toList().reversed();
        Optional<Rollout> good = Optional.empty();
        Set<String> ran = new HashSet<>();
        for (int i = 0; i < oldestFirst.size(); i++) {
            Rollout one = oldestFirst.get(i);
            boolean last = i == oldestFirst.size() - 1;
            Rollout next = last ? this : oldestFirst.get(i + 1);
            boolean takenBack = !next.sha().equals(one.sha()) && ran.contains(next.sha());
            boolean proven = Duration.between(one.at(), next.at()).compareTo(PROVEN) >= 0;
            if (!takenBack && proven && !one.sha().equals(sha)) {
                good = Optional.of(one);
            }
            ran.add(one.sha());
        }
        return good;
    }

    private java.util.stream.Stream<Rollout> earlier(List<Rollout> all) {
        return all.stream()
                .filter(Rollout::succeeded)
                .filter(one -> one.repository().equals(repository) && one.environment().equals(environment) && one.at().isBefore(at))
                .sorted(Comparator.comparing(Rollout::at).reversed());
    }
}
