package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.agents.ScriptedReasoner;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertCorrelator;
import dev.gumshoe.conversations.incident.AlertLimits;
import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.InMemoryCaseIndex;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalEntry.TopologySeen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A storm brought to a front desk alert by alert, with the storm's own clock. */
public final class StormReplay {

    private final AlertStorm storm;
    private final Journal journal = new InMemoryJournal();
    private final CaseIndex index = new InMemoryCaseIndex();
    private final List<String> opened = new ArrayList<>();
    private final Map<String, Casebook> books = new HashMap<>();
    private Instant now = AlertStorm.START;
    private FrontDesk desk = desk();

    public StormReplay(AlertStorm storm) {
        this.storm = storm;
    }

    private FrontDesk desk() {
        return new FrontDesk(journal, index, new AlertCorrelator(Duration.ofMinutes(10)), AlertLimits.USUAL, new ScriptedReasoner(),
                Duration.ofHours(1), () -> now, opened::add);
    }

    /** A process that knows nothing but the journals takes over. */
    void restart() {
        desk = desk();
    }

    /** Brings the alerts from one to another; a case's lead sees the topology ten seconds after it was opened. */
    List<Intent> play(int from, int to) {
        List<Intent> intents = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Alert alert = storm.alerts().get(i);
            while (now.isBefore(alert.startedAt())) {
                now = now.plusSeconds(2).isBefore(alert.startedAt()) ? now.plusSeconds(2) : alert.startedAt();
                look();
                desk.round();
            }
            intents.add(desk.receive(alert, place(i), null));
        }
        return intents;
    }

    /** All of it, and the two minutes after it. */
    public StormReplay play() {
        play(0, storm.alerts().size());
        for (int i = 0; i < 60; i++) {
            now = now.plusSeconds(2);
            desk.round();
        }
        return this;
    }

    private void look() {
        for (Investigation state : cases()) {
            if (state.topology().isEmpty() && state.opening().at().plusSeconds(10).isBefore(now)) {
                new Casebook(journal, state.id()).record(new TopologySeen(now, storm.inventory()), s -> s.topology().isEmpty());
            }
        }
    }

    private static Place place(int i) {
        return new Place("slack", "C1", "1700000000." + String.format("%06d", i));
    }

    FrontDesk front() {
        return desk;
    }

    /** The ids of the cases that were opened. */
    public List<String> opened() {
        return opened;
    }

    /** The open cases as they stand. */
    public List<Investigation> cases() {
        return index.open().stream().map(id -> books.computeIfAbsent(id, known -> new Casebook(journal, known)).read()).toList();
    }

    /** The group each alert is in: its case, or its own alarm when it fits none. */
    public Map<String, String> groups() {
        Map<String, String> groups = new HashMap<>();
        for (Investigation state : cases()) {
            state.alerts().forEach(alert -> groups.put(alert.id(), state.id()));
            state.held().forEach(held -> groups.putIfAbsent(held.alert().id(), held.alert().fingerprint()));
        }
        return groups;
    }
}
