package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Journal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;

/** The cases alerts can belong to, each read only as far as it grew since the last time. Safe for use by several threads. */
final class OpenCases {

    /** How many of the latest cases are remembered besides the open ones. */
    private static final int LATEST = 50;
    private static final int MOST = 500;

    private final Journal journal;
    private final CaseIndex index;
    private final Map<String, Casebook> books = new ConcurrentHashMap<>();

    OpenCases(Journal journal, CaseIndex index) {
        this.journal = journal;
        this.index = index;
    }

    /** The casebook of a case. */
    Casebook book(String caseId) {
        if (books.size() > MOST && !books.containsKey(caseId)) {
            books.clear();
        }
        return books.computeIfAbsent(caseId, id -> new Casebook(journal, id));
    }

    /** The open cases as they stand, oldest first; without those in which somebody merely asked something. */
    List<Investigation> open() {
        return index.open().stream().map(id -> book(id).read()).filter(OpenCases::investigated).toList();
    }

    /** The open cases and the latest closed ones as they stand. */
    List<Investigation> recent() {
        SequencedSet<String> ids = new LinkedHashSet<>(index.recent(LATEST));
        ids.addAll(index.open());
        books.keySet().retainAll(ids);
        return ids.stream().map(id -> book(id).read()).filter(OpenCases::investigated).toList();
    }

    private static boolean investigated(Investigation state) {
        return state.exists() && !state.inquiry();
    }
}
