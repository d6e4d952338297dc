package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertLimits;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertHeld;
import dev.gumshoe.conversations.investigation.JournalEntry.StormCounted;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts the alerts of a channel that is in a storm; seldom enough that a record stays readable. */
final class StormCount {

    private static final Duration APART = Duration.ofSeconds(10);

    private final AlertLimits limits;
    private final InstantSource clock;

    StormCount(AlertLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** The count, when there is a storm and it changed since it was last written. */
    Optional<JournalEntry> of(Investigation anchor, List<Investigation> open) {
        String channel = Admission.channel(anchor.opening());
        List<Investigation> mine = open.stream()
                .filter(state -> Admission.channel(state.opening()).equals(channel) && state.opening().askedBy() == null
                        && !state.opening().at().isBefore(anchor.opening().at()))
                .toList();
        Map<String, Long> cases = new LinkedHashMap<>();
        mine.forEach(state -> cases.put(state.id(), (long) state.alerts().size()));
        long held = mine.stream().mapToLong(state -> state.held().size()).sum();
        long alerts = held + cases.values().stream().mapToLong(Long::longValue).sum();
        if (alerts < limits.storm() || anchor.storm().filter(before -> told(before, alerts, cases)).isPresent()) {
            return Optional.empty();
        }
        Alert first = mine.stream().flatMap(state -> Stream.concat(state.alerts().stream(), state.held().stream().map(AlertHeld::alert)))
                .min(Comparator.comparing(Alert::startedAt)).orElseThrow();
        return Optional.of(new StormCounted(clock.instant(), first.startedAt(), Secrets.mask(first.title()), alerts, cases, titles(mine),
                places(mine)));
    }

    private static Map<String, String> titles(List<Investigation> cases) {
        return cases.stream().collect(Collectors.toMap(Investigation::id, state -> AlarmWording.name(state.alert().title())));
    }

    private static Map<String, String> places(List<Investigation> cases) {
        return cases.stream().filter(state -> !state.places().isEmpty())
                .collect(Collectors.toMap(Investigation::id, state -> state.places().getFirst()));
    }

    /** Whether the last count says the same, or is too young to be followed by another. */
    private boolean told(StormCounted before, long alerts, Map<String, Long> cases) {
        boolean same = before.alerts() == alerts && before.cases().equals(cases);
        return same || before.at().plus(APART).isAfter(clock.instant());
    }
}
