package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Between which moments the trouble can have begun. A person's "since 14:00" is a round figure and a limit, not a measurement: what the data
 * shows to have begun then or later counts, and only where it shows nothing the person's own word.
 *
 * @param earliest before it is surely quiet
 * @param likely from here on it most likely began: the start of the alert's own evaluation window, where its text names one
 * @param latest by then it had begun
 * @param word whose word it is
 */
record OnsetBounds(Instant earliest, Instant likely, Instant latest, Word word) {

    /** Who said when it began. */
    enum Word {
        /** Nobody: a guess to search widely in. */
        NOBODYS,
        /** The alert, by the time it looked at. */
        ALERTS,
        /** A person, by a direction. */
        PERSONS
    }

    /** By how much a person's word may be late. */
    static final Duration ROUNDED = Duration.ofMinutes(5);

    private static final Duration UNSAID = Duration.ofMinutes(10);
    private static final Pattern IN_THE_LAST = Pattern
            .compile(
                    "(?i)\\b(?:in|over|within|during|for)\\s+the\\s+(?:last|past)\\s+(\\d{1,4})?[\\s-]*(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h)\\b");

    /**
     * The moments for a case: about when a person said or later, else anywhere after the first quarter of the time before the alert. An
     * alert that looked at "the last 5 minutes" began to fail in them or, when it was slow to fire, before.
     */
    static OnsetBounds of(Scope scope, @Nullable Alert alert) {
        Instant from = scope.window().from();
        Instant to = scope.window().to();
        Instant fired = alert == null ? to : clamp(alert.startedAt(), from, to);
        if (scope.since() != null) {
            Instant since = clamp(scope.since(), from, to);
            Instant latest = scope.until() == null ? since.isAfter(fired) ? since : fired : clamp(scope.until(), from, to);
            return new OnsetBounds(clamp(since.minus(late(scope)), from, to), since, latest, Word.PERSONS);
        }
        Optional<Duration> evaluated = alert == null ? Optional.empty() : evaluationWindow(alert.text());
        Instant quarter = from.plus(Duration.between(from, fired).dividedBy(4));
        Instant likely = fired.minus(evaluated.orElse(UNSAID));
        if (evaluated.isEmpty() || !likely.isAfter(from)) {
            return new OnsetBounds(quarter, likely.isBefore(quarter) ? quarter : likely, fired, Word.NOBODYS);
        }
        return new OnsetBounds(likely.isBefore(quarter) ? likely : quarter, likely, fired, Word.ALERTS);
    }

    /** By how much what a person said may be late: the ends of a short stretch are not as round as a single figure. */
    static Duration late(Scope scope) {
        if (scope.since() == null || scope.until() == null) {
            return ROUNDED;
        }
        Duration half = Duration.between(scope.since(), scope.until()).dividedBy(2);
        return half.compareTo(ROUNDED) < 0 ? half : ROUNDED;
    }

    /** From where on a series that is compared as a whole counts as troubled: where it likely began, as far as that is known well. */
    Instant boundary() {
        return word == Word.ALERTS ? likely : earliest;
    }

    /** The time an alert's text says it looked at: "in the last 5 minutes". */
    static Optional<Duration> evaluationWindow(String text) {
        Matcher matcher = IN_THE_LAST.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        long number = matcher.group(1) == null ? 1 : Long.parseLong(matcher.group(1));
        String unit = matcher.group(2).toLowerCase(Locale.ROOT);
        return Optional.of(unit.startsWith("s")
                ? Duration.ofSeconds(number)
                : unit.startsWith("m") ? Duration.ofMinutes(number) : Duration.ofHours(number));
    }

    private static Instant clamp(Instant moment, Instant from, Instant to) {
        return moment.isBefore(from) ? from : moment.isAfter(to) ? to : moment;
    }
}
