package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.agents.Reasoner;
import dev.gumshoe.conversations.agents.Utterance;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertCorrelator;
import dev.gumshoe.conversations.incident.AlertLimits;
import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.EvidenceOffered;
import dev.gumshoe.conversations.investigation.JournalEntry.PlaceJoined;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import java.time.Duration;
import java.time.InstantSource;
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
    private final AlertDesk alerts;
    private final QuestionDesk questions;
    private final Reasoner reasoner;
    private final InstantSource clock;

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
            AlertLimits limits,
            Reasoner reasoner,
            Duration lookback,
            InstantSource clock,
            Consumer<String> opened) {
        this.journal = journal;
        this.index = index;
        this.alerts = new AlertDesk(journal, index, correlator, limits, lookback, clock, opened);
        this.questions = new QuestionDesk(journal, index, reasoner, lookback, opened);
        this.reasoner = reasoner;
        this.clock = clock;
    }

    /** A front desk with the usual limits. */
    public FrontDesk(
            Journal journal,
            CaseIndex index,
            AlertCorrelator correlator,
            Reasoner reasoner,
            Duration lookback,
            InstantSource clock,
            Consumer<String> opened) {
        this(journal, index, correlator, AlertLimits.USUAL, reasoner, lookback, clock, opened);
    }

    /**
     * Takes an alert: opens a case for it, joins it to an open one, or keeps it where there are too many. What a person asks for always gets a
     * case of its own.
     *
     * @param place the thread where the case is to be worked on, or null when the surfaces may choose
     * @param askedBy the person who asked for the investigation, or null when a sender's alert did
     */
    public Intent receive(Alert alert, @Nullable Place place, @Nullable String askedBy) {
        return alerts.receive(alert, place, askedBy);
    }

    /** Takes what may be an alert: joined when it is one that is known, else a person has to say. */
    public Intent offered(Alert alert) {
        return alerts.offered(alert);
    }

    /**
     * Notes that an alarm ended, in the open cases it belongs to.
     *
     * @param id the id of the firing, or of the message that says so
     */
    public Intent resolved(String id, String fingerprint) {
        return alerts.resolved(id, fingerprint);
    }

    /** Does what is due by the clock: to be called every few seconds. */
    public void round() {
        alerts.round();
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
     * taken to be about the latest investigation of that channel while it is open; else a question opens a conversation of its own.
     */
    public Intent hear(Message message) {
        Optional<String> caseId = index.caseAt(message.place().toString());
        if (caseId.isEmpty() && message.mentioned()) {
            caseId = latestOf(message.place());
        }
        if (caseId.isEmpty()) {
            return message.mentioned() ? questions.ask(message) : new Intent.Talk();
        }
        return hear(message, new Casebook(journal, caseId.get()));
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
