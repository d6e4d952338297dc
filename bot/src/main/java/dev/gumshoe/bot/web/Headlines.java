package dev.gumshoe.bot.web;

import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.investigation.Investigation;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Short forms of times, lengths and shares for a page. */
public final class Headlines {

    private Headlines() {}

    /** The time of day in UTC: {@code 14:05:09}. */
    public static String clock(Instant at) {
        return TimeOfDay.UTC.bare(at);
    }

    /** Day and time in UTC. */
    public static String day(Instant at) {
        return TimeOfDay.UTC.dated(at);
    }

    /** A length of time: {@code 42 s}, {@code 4 min 12 s}, {@code 3 h 5 min}. */
    public static String length(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3_600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }

    /** A share in whole per cent. */
    public static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** A number as style sheets and elements take it. */
    public static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** How long the case took, or has taken so far. */
    static Duration spent(Investigation state, Instant now) {
        Instant end = switch (state.phase()) {
            case OPENED, LOOKING -> now;
            case CONCLUDED, STOPPED, CLOSED -> state.concludedAt().or(state::lastAt).orElse(now);
        };
        return Duration.between(state.opening().at(), end);
    }

    /** Whether the case was decided: {@code looking}, {@code concluded}, {@code inconclusive}, {@code stopped}, {@code closed}. */
    static String status(Investigation state) {
        boolean open = state.conclusion().filter(c -> !c.conclusive()).isPresent();
        return switch (state.phase()) {
            case OPENED -> "opened";
            case LOOKING -> "looking";
            case CONCLUDED -> open ? "inconclusive" : "concluded";
            case STOPPED -> "stopped";
            case CLOSED -> "closed";
        };
    }

    /** The time of an entry's moment, or an empty text. */
    public static String clockOrNothing(@Nullable Instant at) {
        return at == null ? "" : clock(at);
    }

}
