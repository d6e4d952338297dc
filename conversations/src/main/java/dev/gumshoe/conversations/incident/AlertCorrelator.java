package dev.gumshoe.conversations.incident;

import dev.gumshoe.conversations.topology.Topology;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says whether an alert belongs to an incident that is being worked on: the same alarm again, or one that is near in topology and time,
 * or one that says nearly the same words at nearly the same time. In doubt it does not: a case too many is read in a second, a
 * swallowed alert is not.
 *
 * @param near how long after an incident's latest alert another can still belong to it by nearness
 */
public record AlertCorrelator(Duration near) {

    private static final double SAME_WORDS = 0.8;
    private static final int FEWEST_WORDS = 3;

    /** Why the alert belongs to the incident of the given alerts; empty when it does not. */
    public Optional<String> belongs(Alert alert, List<Alert> incident, Topology topology) {
        return incident.stream().map(known -> belongs(alert, known, topology)).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> belongs(Alert alert, Alert known, Topology topology) {
        if (alert.fingerprint().equals(known.fingerprint())) {
            return Optional.of("the same alarm fired again");
        }
        Duration apart = Duration.between(known.startedAt(), alert.startedAt()).abs();
        if (apart.compareTo(near) > 0) {
            return Optional.empty();
        }
        if (neighbours(alert, known, topology)) {
            return Optional.of(alert.resource() + " and " + known.resource() + " depend on each other, and the alarms are "
                    + apart.toMinutes() + " min apart");
        }
        return sameWords(alert, known)
                ? Optional.of("it says nearly the same as an alarm " + apart.toMinutes() + " min apart")
                : Optional.empty();
    }

    private static boolean neighbours(Alert alert, Alert known, Topology topology) {
        String a = alert.resource();
        String b = known.resource();
        return a != null && b != null && (a.equals(b) || topology.distance(a, b) == 1);
    }

    private static boolean sameWords(Alert alert, Alert known) {
        Set<String> a = words(alert.text());
        Set<String> b = words(known.text());
        if (a.size() < FEWEST_WORDS || b.size() < FEWEST_WORDS) {
            return false;
        }
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        return (double) both.size() / (a.size() + b.size() - both.size()) >= SAME_WORDS;
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_-]+"))
                .filter(word -> !word.isBlank() && !word.chars().allMatch(Character::isDigit))
                .collect(Collectors.toSet());
    }
}
