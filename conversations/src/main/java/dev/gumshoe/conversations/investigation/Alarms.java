package dev.gumshoe.conversations.investigation;

import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertHeld;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertsMoved;
import dev.gumshoe.conversations.investigation.JournalEntry.StormCounted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What rang for a case. Immutable.
 *
 * @param all its alerts, the first one first
 * @param resolved ids of those that ended and did not fire again
 * @param held alerts that fit no case and are kept with this one
 * @param everHeld how many ever were
 * @param storm the latest count of the storm this case is the thread of
 */
record Alarms(List<Alert> all, List<String> resolved, List<AlertHeld> held, int everHeld, @Nullable StormCounted storm) {

    static final Alarms NONE = new Alarms(List.of(), List.of(), List.of(), 0, null);

    /** An alert whose message was edited back fires under its old id again. */
    Alarms with(Alert alert) {
        boolean again = resolved.contains(alert.id());
        return new Alarms(
                Growth.plus(again ? all.stream().filter(known -> !known.id().equals(alert.id())).toList() : all, alert),
                again ? resolved.stream().filter(id -> !id.equals(alert.id())).toList() : resolved,
                held, everHeld, storm);
    }

    Alarms ended(String alertId) {
        return new Alarms(all, Growth.plusNew(resolved, alertId), held, everHeld, storm);
    }

    Alarms with(AlertHeld entry) {
        return new Alarms(all, resolved, Growth.plus(held, entry), everHeld + 1, storm);
    }

    Alarms with(AlertsMoved entry) {
        List<AlertHeld> left = held.stream().filter(h -> !entry.alertIds().contains(h.alert().id())).toList();
        return new Alarms(all, resolved, left, everHeld, storm);
    }

    Alarms with(StormCounted entry) {
        return new Alarms(all, resolved, held, everHeld, entry);
    }

    boolean knows(String alertId) {
        return all.stream().anyMatch(known -> known.id().equals(alertId))
                || held.stream().anyMatch(h -> h.alert().id().equals(alertId));
    }

    /** Of each alarm the latest firing, when that was not said to have ended. */
    List<Alert> lasting() {
        SequencedMap<String, Alert> latest = new LinkedHashMap<>();
        all.forEach(alert -> latest.put(alert.fingerprint(), alert));
        return latest.values().stream().filter(alert -> !resolved.contains(alert.id())).toList();
    }
}
