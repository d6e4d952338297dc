package dev.gumshoe.adapters.servicenow;

import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.conversation.TicketNarration;
import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Journal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/** The tickets of the cases that are open or were lately; each case is read only as far as it grew. For one thread. */
final class OpenTickets {

    /** People write into a ticket after its case was closed too, and are told so. */
    private static final int LATEST = 50;

    private final Journal journal;
    private final CaseIndex index;
    private final Map<String, Casebook> books = new HashMap<>();

    OpenTickets(Journal journal, CaseIndex index) {
        this.journal = journal;
        this.index = index;
    }

    /** The sys_ids of the tickets of a table. */
    SequencedSet<String> ids(String table) {
        SequencedSet<String> cases = new LinkedHashSet<>(index.open());
        cases.addAll(index.recent(LATEST));
        books.keySet().retainAll(cases);
        SequencedSet<String> ids = new LinkedHashSet<>();
        for (String id : cases) {
            TicketNarration.tickets(books.computeIfAbsent(id, key -> new Casebook(journal, key)).read()).stream().map(Place::parse)
                    .filter(place -> place.channel().equals(table)).map(Place::thread).forEach(ids::add);
        }
        return ids;
    }
}
