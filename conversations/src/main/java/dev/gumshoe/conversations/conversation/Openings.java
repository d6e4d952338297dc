package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.Overtaken;
import dev.gumshoe.conversations.investigation.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Begins cases: each once, and in the index before it is in the journal, so that no case is forgotten.
 *
 * @param lookback how long before its alert a case looks at
 * @param opened told the id of each case that was opened
 */
record Openings(Journal journal, CaseIndex index, Duration lookback, InstantSource clock, Consumer<String> opened) {

    /**
     * The first entry of a case.
     *
     * @param inquiry whether a person merely asks something
     */
    InvestigationOpened opening(String caseId, Alert alert, @Nullable Place place, @Nullable String askedBy, boolean inquiry) {
        Scope scope = Scope.of(window(alert.startedAt()));
        return new InvestigationOpened(clock.instant(), caseId, alert, scope, place == null ? null : place.toString(), askedBy, inquiry);
    }

    /** The first entry of a case that a person asks for, looking where and from when they say. */
    InvestigationOpened asked(String caseId, Alert alert, Place place, String askedBy, Asked.Case asked) {
        Instant since = asked.since();
        Instant from = since == null || since.isAfter(alert.startedAt()) ? alert.startedAt() : since;
        Scope scope = new Scope(window(from), since, asked.focus(), Set.of(), false);
        return new InvestigationOpened(clock.instant(), caseId, about(alert, asked.service()), scope, place.toString(), askedBy, false);
    }

    /** The time looked at when it began at some time: the quiet time before it, and everything since. */
    private TimeWindow window(Instant began) {
        Instant now = clock.instant();
        Instant end = began.isAfter(now) ? began : now;
        return new TimeWindow(began.minus(lookback).truncatedTo(ChronoUnit.SECONDS), end.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
    }

    private static Alert about(Alert alert, @Nullable String service) {
        return service == null
                ? alert
                : new Alert(alert.id(), alert.fingerprint(), alert.title(), alert.description(), alert.severity(), alert.startedAt(),
                        service,
                        alert.metric(), alert.sender(), alert.link(), alert.attributes());
    }

    /** Writes a case's first entries. */
    Intent begin(String caseId, @Nullable Place place, List<JournalEntry> entries) {
        index.opened(caseId, entries.getFirst().at());
        if (place != null) {
            index.placed(caseId, place.toString());
        }
        try {
            journal.append(caseId, 0, entries);
        } catch (Overtaken _) {
            return new Intent.Repeated(caseId);
        }
        opened.accept(caseId);
        return new Intent.Opened(caseId);
    }
}
