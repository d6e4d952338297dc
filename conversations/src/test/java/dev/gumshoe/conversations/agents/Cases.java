package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.TopologySeen;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A small shop with an alarm, for tests. */
public final class Cases {

    /** When the alarm fires. */
    public static final Instant ALARM = Instant.parse("2026-03-02T14:10:00Z");

    /** The time looked at. */
    public static final TimeWindow WINDOW = TimeWindow.endingAt(ALARM, Duration.ofHours(1));

    private Cases() {}

    /** An alarm of the given id. */
    public static Alert alert(String id) {
        return new Alert(
                id, "errors-" + id, "Checkout errors above 5 %", "", Severity.HIGH, ALARM, "web", null, "test", null, Map.of());
    }

    /** web calls shop, shop calls forge, cache and orders-table. */
    public static Inventory inventory() {
        return new Inventory(
                Stream.of("web:service", "shop:service", "forge:service", "session-cache:cache", "orders-table:table", "bot-2:instance")
                        .map(pair -> pair.split(":"))
                        .map(pair -> new Resource(pair[0], pair[1], Map.of(), ALARM))
                        .toList(),
                Stream.of("web>shop", "shop>forge", "shop>session-cache", "shop>orders-table")
                        .map(pair -> pair.split(">"))
                        .map(pair -> new Relation(pair[0], pair[1], RelationKind.CALLS, "declared", ALARM))
                        .toList());
    }

    /** How the case of that id is opened. */
    public static InvestigationOpened opened(String caseId) {
        return new InvestigationOpened(ALARM, caseId, alert("a-1"), Scope.of(WINDOW), "slack/C1/1.0", null);
    }

    /** The case after it was opened, its topology was seen, and the given entries were written. */
    public static Investigation after(JournalEntry... entries) {
        List<JournalEntry> all = Stream.concat(
                Stream.of(opened("inv-1"), new TopologySeen(ALARM, inventory())), Stream.of(entries))
                .toList();
        Investigation state = new Investigation("inv-1");
        for (JournalEntry entry : all) {
            state = state.after(new Recorded(state.position() + 1, entry));
        }
        return state;
    }

    /** An observation of the given id that speaks for forge. */
    public static Observation observation(String id) {
        return observation(id, Stance.FOR, "forge fails 31 % of its calls since 14:02:15");
    }

    /** An observation on forge. */
    public static Observation observation(String id, Stance stance, String text) {
        Evidence evidence = new Evidence("metrics", "errors of forge", WINDOW, "0.2 -> 31");
        return new Observation(
                id, Look.METRICS, stance, "forge", text, Instant.parse("2026-03-02T14:02:15Z"), List.of(evidence), null);
    }
}
