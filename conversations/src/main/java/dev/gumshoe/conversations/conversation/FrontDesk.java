package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.agents.Reasoner;
import dev.gumshoe.conversations.agents.Utterance;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertCorrelator;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertJoined;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertResolved;
import dev.gumshoe.conversations.investigation.JournalEntry.EvidenceOffered;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.PlaceJoined;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.Overtaken;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where everything comes in: alerts from senders, and what people say. What it accepts is in the journal before it returns; given the
 * same thing twice, it does nothing the second time. Safe for use by several threads and processes.
 */
public final class FrontDesk {

    /** How many of the latest cases are looked through for one of a channel. */
    private static final int LATEST = 50;

    private final Journal journal;
    private final CaseIndex index;
    private final AlertCorrelator correlator;
    private final Reasoner reasoner;
    private final Duration lookback;
    private final InstantSource clock;
    private final Consumer<String> opened;

    /**
     * A front desk of one program.
     *
     * @param reasoner reads what people say
     * @param lookback how long before an alert its case looks at
     * @param opened told the id of each case that was opened, so that somebody takes the lead at once
     */
    public FrontDesk(
            Journal journal,
            CaseIndex index,
            AlertCorrelator correlator,
            Reasoner reasoner,
            Duration lookback,
            InstantSource clock,
            Consumer<String> opened) {
        this.journal = journal;
        this.index = index;
        this.correlator = correlator;
        this.reasoner = reasoner;
        this.lookback = lookback;
        this.clock = clock;
        this.opened = opened;
    }

    /**
     * Takes an alert: opens a case for it, or joins it to an open one. What a person asks for always gets a case of its own.
     *
     * @param place the thread where the case is to be worked on, or null when the surfaces may choose
     * @param askedBy the person who asked for the investigation, or null when a sender's alert did
     */
    public Intent receive(Alert alert, @Nullable Place place, @Nullable String askedBy) {
        String caseId = CaseIds.of(place == null ? alert.sender() + " " + alert.id() : place.toString());
        if (new Casebook(journal, caseId).read().exists()) {
            return new Intent.Repeated(caseId);
        }
        Optional<Intent> joined = askedBy == null ? join(alert, place) : Optional.empty();
        return joined.orElseGet(() -> open(caseId, alert, place, askedBy));
    }

    private Optional<Intent> join(Alert alert, @Nullable Place place) {
        for (String caseId : index.open()) {
            Casebook book = new Casebook(journal, caseId);
            Investigation state = book.read();
            if (!working(state)) {
                continue;
            }
            if (state.alerts().stream().anyMatch(known -> known.id().equals(alert.id()))) {
                return Optional.of(new Intent.Repeated(caseId));
            }
            Optional<String> why = correlator.belongs(alert, state.alerts(), state.topology());
            if (why.isPresent() && record(book, new AlertJoined(clock.instant(), alert, why.get()), alert)) {
                if (place != null) {
                    index.placed(caseId, place.toString());
                }
                return Optional.of(new Intent.Joined(caseId, why.get()));
            }
        }
        return Optional.empty();
    }

    private static boolean working(Investigation state) {
        return state.exists()
                && state.phase() != Phase.CLOSED
                && state.phase() != Phase.STOPPED
                && state.resolvedAlerts().size() < state.alerts().size();
    }

    private static boolean record(Casebook book, JournalEntry entry, Alert alert) {
        return book.record(
                entry, s -> working(s) && s.alerts().stream().noneMatch(known -> known.id().equals(alert.id())));
    }

    private Intent open(String caseId, Alert alert, @Nullable Place place, @Nullable String askedBy) {
        return begin(caseId, place, List.of(opening(caseId, alert, place, askedBy, false)));
    }

    private InvestigationOpened opening(
            String caseId, Alert alert, @Nullable Place place, @Nullable String askedBy, boolean inquiry) {
        Instant now = clock.instant();
        Instant end = alert.startedAt().isAfter(now) ? alert.startedAt() : now;
        Scope scope = Scope.of(new TimeWindow(alert.startedAt().minus(lookback), end.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1)));
        return new InvestigationOpened(now, caseId, alert, scope, place == null ? null : place.toString(), askedBy, inquiry);
    }

    private Intent begin(String caseId, @Nullable Place place, List<JournalEntry> entries) {
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

    /** Notes that an alarm ended, in the open case it belongs to. */
    public Intent resolved(String fingerprint) {
        for (String caseId : index.open()) {
            Casebook book = new Casebook(journal, caseId);
            Optional<Alert> alert = lasting(book.read(), fingerprint);
            if (alert.isPresent()) {
                String id = alert.get().id();
                book.record(new AlertResolved(clock.instant(), id), s -> !s.resolvedAlerts().contains(id));
                return new Intent.Joined(caseId, "the alarm ended");
            }
        }
        return new Intent.Repeated(null);
    }

    private static Optional<Alert> lasting(Investigation state, String fingerprint) {
        return state.alerts().stream()
                .filter(a -> a.fingerprint().equals(fingerprint) && !state.resolvedAlerts().contains(a.id()))
                .findFirst();
    }

    /** Notes that a case got a thread, so that what is said there reaches it. */
    public void placed(String caseId, Place place) {
        index.placed(caseId, place.toString());
        new Casebook(journal, caseId)
                .record(
                        new PlaceJoined(clock.instant(), place.toString()),
                        s -> s.exists() && !s.places().contains(place.toString()));
    }

    /**
     * Takes what a person said in a case's thread, or to Gumshoe elsewhere. A message in a thread of no case that mentions Gumshoe is
     * taken to be about the latest case of that channel while one is open; else a question opens a conversation of its own.
     */
    public Intent hear(Message message) {
        Optional<String> caseId = index.caseAt(message.place().toString());
        if (caseId.isEmpty() && message.mentioned()) {
            caseId = latestOf(message.place());
        }
        if (caseId.isEmpty()) {
            return message.mentioned() ? ask(message) : new Intent.Talk();
        }
        return hear(message, new Casebook(journal, caseId.get()));
    }

    /** Opens a conversation that looks and answers, and investigates nothing before somebody says so. */
    private Intent ask(Message message) {
        String caseId = CaseIds.of(message.place().toString());
        Alert asked = new Alert(
                "question-" + message.id(), "question-" + caseId, message.text().isBlank() ? "(nothing)" : message.text(), "", Severity.LOW,
                message.at(), null, null, "people", null, Map.of());
        InvestigationOpened opening = opening(caseId, asked, message.place(), message.author(), true);
        Utterance meant = reasoner.read(
                message.text(), true, new Investigation(caseId).after(new Recorded(1, opening)));
        if (!(meant instanceof Utterance.Question)) {
            return new Intent.Refused(
                    "There is no open investigation in this channel. Ask me something, or start one with `/investigate` and what you see.");
        }
        return begin(caseId, message.place(), List.of(opening, entry(message, meant)));
    }

    private Optional<String> latestOf(Place place) {
        String channel = place.surface() + "/" + place.channel() + "/";
        return index.recent(LATEST).stream()
                .filter(id -> about(new Casebook(journal, id).read(), channel))
                .findFirst();
    }

    private static boolean about(Investigation state, String channel) {
        return state.exists() && !state.inquiry() && state.phase() != Phase.CLOSED
                && state.places().stream().anyMatch(known -> known.startsWith(channel));
    }

    private Intent hear(Message message, Casebook book) {
        Investigation state = book.read();
        if (state.heard(message.id())) {
            return new Intent.Repeated(state.id());
        }
        Utterance meant = reasoner.read(message.text(), message.mentioned(), state);
        if (meant instanceof Utterance.Talk) {
            return new Intent.Talk();
        }
        if (state.phase() == Phase.CLOSED) {
            return new Intent.Refused("Case " + state.id() + " is closed. Start a new one with `/investigate`.");
        }
        book.record(entry(message, meant), s -> !s.heard(message.id()));
        return new Intent.Heard(state.id(), kind(meant));
    }

    private static JournalEntry entry(Message message, Utterance meant) {
        String place = message.place().toString();
        return switch (meant) {
            case Utterance.Steering s ->
                new SteeringReceived(message.at(), message.id(), message.author(), message.text(), place, s.direction());
            case Utterance.Evidence e ->
                new EvidenceOffered(message.at(), message.id(), message.author(), message.text(), place, e.when(), e.resource());
            case Utterance.Question _,Utterance.Talk _ ->
                new QuestionAsked(message.at(), message.id(), message.author(), message.text(), place);
        };
    }

    private static Intent.Kind kind(Utterance meant) {
        return switch (meant) {
            case Utterance.Steering _ -> Intent.Kind.STEERING;
            case Utterance.Evidence _ -> Intent.Kind.EVIDENCE;
            case Utterance.Question _,Utterance.Talk _ -> Intent.Kind.QUESTION;
        };
    }
}
