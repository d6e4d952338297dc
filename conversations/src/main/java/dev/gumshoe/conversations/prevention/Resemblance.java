package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.agents.Precedent.Degree;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a case has in common with closed ones, also while its own cause is not known yet. */
final class Resemblance {

    private static final double ALARM = 0.25;
    private static final double ERRORS = 0.25;

    private final ClosedCase present;
    private final boolean concluded;
    private final String alarmed;
    private final Set<String> alarms;

    /** @param present the case as it would be filed now */
    Resemblance(ClosedCase present, Investigation state) {
        this.present = present;
        this.concluded = state.conclusion().isPresent();
        this.alarmed = state.alert().resource() == null ? "" : state.alert().resource();
        this.alarms = present.fingerprints();
    }

    /**
     * A closed case that has something in common.
     *
     * @param strength for the order among those of one degree
     */
    record Found(ClosedCase closed, List<String> alike, Degree degree, double strength) {}

    /** What both have in common; empty when that is nothing telling. */
    Optional<Found> to(ClosedCase closed) {
        boolean known = concluded && closed.truth() != Truth.WRONG;
        boolean place = known && !present.where().isEmpty() && present.where().equals(closed.where());
        boolean way = known && telling(present.mechanism()) && present.mechanism() == closed.mechanism();
        boolean alarm = closed.fingerprints().stream().anyMatch(alarms::contains);
        boolean errors = closed.errors().stream().anyMatch(present.errors()::contains);
        boolean there = !concluded && !alarmed.isEmpty() && (alarmed.equals(closed.resource()) || alarmed.equals(closed.where()));
        if (!place && !alarm && !errors && !there) {
            return Optional.empty();
        }
        List<String> alike = new ArrayList<>();
        say(alike, place && way, "same cause (" + closed.where() + ", " + closed.mechanism().words() + ")");
        say(alike, place && !way, "same place (" + closed.where() + "), but then " + closed.mechanism().words());
        say(alike, there, "its cause was what the alarm names");
        say(alike, alarm, "same alarm");
        say(alike, errors, "same errors in the logs");
        say(alike, place && way && !present.changeKind().isEmpty() && present.changeKind().equals(closed.changeKind()),
                "again a change (" + closed.changeKind() + ")");
        say(alike, alarm && !place && concluded, "another cause");
        double strength = Likeness.of(present, closed) + (alarm ? ALARM : 0) + (errors ? ERRORS : 0);
        return Optional.of(new Found(closed, alike, place && way && closed.trusted() ? Degree.SAME : Degree.SIMILAR, strength));
    }

    private static boolean telling(Mechanism mechanism) {
        return mechanism != Mechanism.NONE && mechanism != Mechanism.OTHER;
    }

    private static void say(List<String> alike, boolean holds, String words) {
        if (holds) {
            alike.add(words);
        }
    }
}
