package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Outcome;
import dev.gumshoe.conversations.investigation.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a case for good, and by which it is compared with others.
 *
 * @param title what the alarm said
 * @param fingerprint which alarm it was
 * @param severity the alarm's, as people read it
 * @param channels where it was worked on, as {@code surface/channel}
 * @param alarmAt when the alarm fired
 * @param onset when the trouble began in the data, or null
 * @param concludedAt when there was a conclusion, or null
 * @param conclusive whether it was certain
 * @param resource the cause, or the first suspect where it is not certain, or null
 * @param service the service it belongs to, or null
 * @param kind the resource's kind, or empty
 * @param change the change that did it, or null
 * @param changeKind {@code deployment}, {@code config}, {@code session}, …; empty when none did
 * @param said the conclusion in one sentence
 * @param neighbourhood what lies next to the cause
 * @param alarms what fired, and how often
 * @param missing what could not be looked at
 * @param deviations how the cause, what it belongs to and what it is made of are set up badly
 * @param affected how many were hurt at most, of one kind
 * @param microDollars what language models cost
 * @param mitigation what was planned, or null
 * @param outcome what came of it, or null
 * @param truth how right it was, as people judged it, or null
 * @param correction what it was in their words; may be empty
 * @param errors what was logged then and not before: exceptions and kinds of lines
 * @param deeds what people said they did, in their words, the latest last
 */
public record ClosedCase(
        String id,
        String title,
        String fingerprint,
        String severity,
        List<String> channels,
        Instant openedAt,
        Instant closedAt,
        Instant alarmAt,
        @Nullable Instant onset,
        @Nullable Instant concludedAt,
        boolean conclusive,
        double confidence,
        Mechanism mechanism,
        @Nullable String resource,
        @Nullable String service,
        String kind,
        @Nullable String change,
        String changeKind,
        String said,
        Set<String> neighbourhood,
        List<Firing> alarms,
        List<Missing> missing,
        List<Deviation> deviations,
        long affected,
        long microDollars,
        @Nullable String mitigation,
        @Nullable Outcome outcome,
        @Nullable Truth truth,
        String correction,
        List<String> errors,
        List<String> deeds) {

    /** An alarm, how often it fired in the case and how often it said that it was over. */
    public record Firing(String fingerprint, String title, int fired, int ended) {}

    /** What could not be looked at, and who or what could close that. */
    public record Missing(String what, String mend) {}

    /** A resource that is not set up as a rule wants it. */
    public record Deviation(String rule, String resource) {}

    /** Checks and takes copies. */
    public ClosedCase {
        Objects.requireNonNull(mechanism, "mechanism");
        channels = List.copyOf(channels);
        neighbourhood = Set.copyOf(neighbourhood);
        alarms = List.copyOf(alarms);
        missing = List.copyOf(missing);
        deviations = List.copyOf(deviations);
        // what an earlier version kept has none
        errors = errors == null ? List.of() : List.copyOf(errors);
        deeds = deeds == null ? List.of() : List.copyOf(deeds);
    }

    /** Which alarms fired, by what they are known by. */
    public Set<String> fingerprints() {
        return Stream.concat(Stream.of(fingerprint), alarms.stream().map(Firing::fingerprint)).collect(Collectors.toUnmodifiableSet());
    }

    /** From the alarm to the conclusion; empty when there was none. */
    public Optional<Duration> timeToCause() {
        return Optional.ofNullable(concludedAt).map(at -> Duration.between(openedAt, at));
    }

    /** How long the trouble lasted before an alarm told of it; empty when that is not known. */
    public Optional<Duration> unnoticed() {
        return Optional.ofNullable(onset).map(at -> Duration.between(at, alarmAt)).filter(late -> !late.isNegative());
    }

    /** Whether nothing was found to be wrong. */
    public boolean falseAlarm() {
        return mechanism == Mechanism.NONE || (resource == null && !conclusive);
    }

    /** Whether what it says of the cause can be built upon: it was certain, or people said that it was right; and nobody said it was wrong. */
    public boolean trusted() {
        return truth != Truth.WRONG && resource != null && mechanism != Mechanism.NONE
                && (conclusive || truth != null || confidence >= 0.5);
    }

    /** The service, or the resource where no service is known; empty where there is neither. */
    public String where() {
        return service != null ? service : resource != null ? resource : "";
    }
}
