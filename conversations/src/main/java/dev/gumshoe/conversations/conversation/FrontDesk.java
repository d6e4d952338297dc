package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.agents.Reasoner;
import dev.gumshoe.conversations.agents.Utterance;
import dev.gumshoe.conversations.evidence.Naming;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertCorrelator;
import dev.gumshoe.conversations.incident.AlertLimits;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.EvidenceOffered;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.PlaceJoined;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.prevention.ClosedCase;
import dev.gumshoe.conversations.prevention.Standing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where everything comes in: alerts from senders, and what people say. What it accepts is in the journal before it returns; given the
 * same thing twice, it does nothing the second time. Safe for use by several threads and processes.
 */
public final class FrontDesk {

    /** How many of the latest cases are looked through for one of a channel. */
    private static final int LATEST = 50;
    /** How many of the latest cases are asked what exists. */
    private static final int KNOWN = 10;

    private final CaseIndex index;
    private final AlertDesk alerts;
    private final Reasoner reasoner;
    private final Openings openings;
    private final InstantSource clock;
    private final Acts acts;
    private final AskedReader requests;
    private final OpenCases cases;
    private final Naming naming;
    private volatile @Nullable PreventionDesk prevention;

    /**
     * A front desk of one program.
     *
     * @param reasoner reads what people say
     * @param opened told the id of each case that was opened, so that somebody takes the lead at once, and of a closed one that was written to
     */
    public FrontDesk(
            Journal journal,
            CaseIndex index,
            DeskSettings how,
            Reasoner reasoner,
            InstantSource clock,
            Consumer<String> opened) {
        this.index = index;
        this.naming = how.naming();
        this.openings = new Openings(journal, index, how.lookback(), clock, opened);
        this.alerts = new AlertDesk(journal, index, how, openings, clock);
        this.reasoner = reasoner;
        this.clock = clock;
        this.acts = new Acts(journal, opened);
        this.cases = alerts.cases();
        this.requests = new AskedReader(how.zone(), clock, () -> recent(KNOWN).stream().map(Investigation::topology).toList());
    }

    /** A front desk that shares nothing but the journal with others. */
    public FrontDesk(
            Journal journal,
            CaseIndex index,
            AlertCorrelator correlator,
            AlertLimits limits,
            Reasoner reasoner,
            Duration lookback,
            InstantSource clock,
            Consumer<String> opened) {
        this(journal, index, DeskSettings.alone(correlator, limits, lookback, clock), reasoner, clock, opened);
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
        return alerts.receive(alert.named(naming), place, askedBy);
    }

    /** What a person wants to have investigated, read from all their words. */
    public Asked asked(String text) {
        return requests.read(text);
    }

    /**
     * The same, where a surface asks for the parts.
     *
     * @param since when it began, as people write times; blank when it was left out
     * @param service what it is about; null or blank when it was left out
     */
    public Asked asked(String text, String since, @Nullable String service) {
        return requests.read(text, since, service);
    }

    /**
     * Opens the case that a person asks for, which looks where and from when they say from the start.
     *
     * @param alert what they describe
     * @param place the thread where the case is to be worked on
     */
    public Intent investigate(Alert alert, Place place, String askedBy, Asked.Case asked) {
        return alerts.investigate(alert.named(naming), place, askedBy, asked.named(naming));
    }

    /**
     * Takes what may be an alert: joined when it is one that is known, else a person has to say; asked once in a while, not for each of many.
     *
     * @param place the thread that its message would begin
     */
    public Intent offered(Alert alert, Place place) {
        return alerts.offered(alert.named(naming), place);
    }

    /**
     * Notes that an alarm ended, in the open cases it belongs to.
     *
     * @param id the id of the firing, or of the message that says so
     */
    public Intent resolved(String id, String fingerprint) {
        return alerts.resolved(id, fingerprint);
    }

    /** From here on it also takes what people make of recommendations. */
    public void recommends(PreventionDesk desk) {
        prevention = desk;
    }

    /**
     * What would prevent the next, and could still be done, the most worthwhile first; empty where nothing is recommended.
     *
     * @param seen whether who asks may see a case: what comes of one they may not see would tell them of it
     */
    public List<Standing> recommendations(Predicate<ClosedCase> seen) {
        PreventionDesk desk = prevention;
        return desk == null ? List.of() : desk.open(seen);
    }

    /** Does what is due by the clock: to be called every few seconds. */
    public void round() {
        alerts.round();
    }

    /** Notes that a case got a thread, so that what is said there reaches it. */
    public void placed(String caseId, Place place) {
        index.placed(caseId, place.toString());
        cases.book(caseId)
                .record(
                        new PlaceJoined(clock.instant(), place.toString()),
                        s -> s.exists() && !s.places().contains(place.toString()));
    }

    /**
     * Takes what a person said in a case's thread, or to Gumshoe elsewhere. A message in a thread of no case that mentions Gumshoe is
     * taken to be about the latest case of that channel while one is open; else a question opens a conversation of its own.
     */
    public Intent hear(Message message) {
        if (message.mentioned() && !message.permission().allows(Role.VIEWER)) {
            return new Intent.Refused(message.permission().why());
        }
        Optional<String> caseId = index.caseAt(message.place().toString());
        if (caseId.isEmpty() && message.mentioned()) {
            caseId = latestOf(message.place());
        }
        if (caseId.isEmpty()) {
            return message.mentioned() ? ask(message) : new Intent.Talk();
        }
        return hear(message, cases.book(caseId.get()));
    }

    /** Opens a conversation that looks and answers, and investigates nothing before somebody says so. */
    private Intent ask(Message message) {
        String caseId = CaseIds.of(message.place().toString());
        Alert asked = new Alert(
                "question-" + message.id(), "question-" + caseId, message.text().isBlank() ? "(nothing)" : message.text(), "", Severity.LOW,
                message.at(), null, null, "people", null, Map.of());
        InvestigationOpened opening = openings.opening(caseId, asked, message.place(), message.author(), true);
        Utterance meant = reasoner.read(
                message.text(), true, new Investigation(caseId).after(new Recorded(1, opening)));
        if (meant instanceof Utterance.Talk) {
            return new Intent.Talk();
        }
        if (!(meant instanceof Utterance.Question)) {
            return new Intent.Refused(
                    "There is no open investigation in this channel. Ask me something, or start one with `/investigate` and what you see.");
        }
        return openings.begin(caseId, message.place(), List.of(opening, entry(message, meant)));
    }

    private Optional<String> latestOf(Place place) {
        String channel = place.surface() + "/" + place.channel() + "/";
        return index.recent(LATEST).stream()
                .filter(id -> about(cases.book(id).read(), channel))
                .findFirst();
    }

    private static boolean about(Investigation state, String channel) {
        return state.exists() && !state.inquiry() && state.phase() != Phase.CLOSED
                && state.places().stream().anyMatch(known -> known.startsWith(channel));
    }

    /**
     * Takes what a person said to a certain case, wherever they said it: the answer goes to the message's place.
     *
     * @throws IllegalArgumentException when there is no such case
     */
    public Intent hear(Message message, String caseId) {
        return hear(message, existing(caseId));
    }

    /**
     * Does what a button says. Words that go with it are the message's text; STEER and WHY_NOT are such words, said to the case.
     *
     * @throws IllegalArgumentException when there is no such case, or the button is one that a surface answers itself
     */
    public Intent act(String caseId, Action action, Message message) {
        if (PreventionDesk.concerns(action.kind())) {
            PreventionDesk desk = prevention;
            return desk == null ? new Intent.Refused("Nothing is recommended here.") : desk.act(action, message);
        }
        Casebook book = existing(caseId);
        if (!message.permission().allows(Role.INVESTIGATOR) && action.kind() != Action.Kind.WHY_NOT) {
            return new Intent.Refused(message.permission().why());
        }
        return switch (action.kind()) {
            case STEER -> hear(message, book);
            case WHY_NOT -> hear(message.saying("Why not " + message.text() + "?"), book);
            case EXPERT, STOP, SHOW_MORE, NORMAL, GRANT, NOT_RELEVANT, RIGHT, PARTLY, WRONG, INVESTIGATE, PLAN, APPLIED, RECHECK, ACCEPT,
                    REJECT, ASSIGN, COMPLETE ->
                acts.act(caseId, action, message);
        };
    }

    private Casebook existing(String caseId) {
        Casebook book = cases.book(caseId);
        if (!book.read().exists()) {
            throw new IllegalArgumentException("there is no case " + caseId);
        }
        return book;
    }

    /**
     * Reads words that nobody said, and does nothing with them: what is needed to hear people is then there when the first one speaks, who is waiting for
     * a sign.
     */
    public void rehearse() {
        Place nowhere = new Place("rehearsal", "C0", "0.0");
        Alert none = new Alert("rehearsal", "rehearsal", "rehearsal", "", Severity.LOW, clock.instant(), null, null, "people", null,
                Map.of());
        String caseId = CaseIds.of(nowhere.toString());
        Investigation state = new Investigation(caseId).after(new Recorded(1, openings.opening(caseId, none, nowhere, "rehearsal", true)));
        // words that are plain enough to need no model
        List.of("since 14:05", "when did it start?").forEach(words -> kind(reasoner.read(words, true, state)));
        index.caseAt(nowhere.toString());
    }

    /** The case of that id. */
    public Optional<Investigation> caseOf(String caseId) {
        return Optional.of(cases.book(caseId).read()).filter(Investigation::exists);
    }

    /** The case that is talked about in the thread, else the latest of its channel. */
    public Optional<Investigation> caseAt(Place place) {
        return index.caseAt(place.toString()).or(() -> latestOf(place)).flatMap(this::caseOf);
    }

    /** The latest cases, latest first. */
    public List<Investigation> recent(int most) {
        return index.recent(most).stream().map(this::caseOf).flatMap(Optional::stream).toList();
    }

    /** The latest case in which that person asked, directed or told something: others may be of channels that are closed to them. */
    public Optional<Investigation> latestWith(String author) {
        return recent(LATEST).stream().filter(state -> hadAWord(author, state)).findFirst();
    }

    private static boolean hadAWord(String author, Investigation state) {
        return author.equals(state.opening().askedBy())
                || state.questions().stream().anyMatch(q -> q.asked().author().equals(author))
                || state.steering().stream().anyMatch(s -> s.received().author().equals(author))
                || state.offered().stream().anyMatch(e -> e.author().equals(author));
    }

    private Intent hear(Message message, Casebook book) {
        Investigation state = book.read();
        if (state.heard(message.id())) {
            return new Intent.Repeated(state.id());
        }
        Utterance meant = read(message, state);
        if (meant instanceof Utterance.Talk) {
            return new Intent.Talk();
        }
        if (!message.permission().allows(needed(meant))) {
            return new Intent.Refused(message.permission().why());
        }
        if (meant instanceof Utterance.Judgement judgement) {
            return acts.judge(state.id(), judgement.truth(), message.saying(judgement.words()));
        }
        if (state.phase() == Phase.CLOSED) {
            return new Intent.Refused("Case " + state.id() + " is closed. Start a new one with `/investigate`.");
        }
        if (meant instanceof Utterance.Mend) {
            return acts.mend(state.id(), message);
        }
        if (meant instanceof Utterance.Applied) {
            return acts.act(state.id(), Action.of(Action.Kind.APPLIED), message);
        }
        book.record(entry(message, meant), s -> !s.heard(message.id()));
        return new Intent.Heard(state.id(), kind(meant));
    }

    /** What is shown along with words is evidence, unless the words ask or direct. */
    private Utterance read(Message message, Investigation state) {
        Utterance meant = reasoner.read(message.text(), message.mentioned(), state);
        boolean shows = !message.attachments().isEmpty();
        boolean asks = meant instanceof Utterance.Question && message.text().strip().endsWith("?");
        boolean evidence = shows && (meant instanceof Utterance.Talk || (meant instanceof Utterance.Question && !asks));
        return evidence ? new Utterance.Evidence(null, null) : meant;
    }

    private static Role needed(Utterance meant) {
        return switch (meant) {
            case Utterance.Question _,Utterance.Talk _ -> Role.VIEWER;
            case Utterance.Steering _,Utterance.Evidence _,Utterance.Judgement _,Utterance.Mend _,Utterance.Applied _ -> Role.INVESTIGATOR;
        };
    }

    private static JournalEntry entry(Message message, Utterance meant) {
        String place = message.place().toString();
        return switch (meant) {
            case Utterance.Steering s ->
                new SteeringReceived(message.at(), message.id(), message.author(), message.text(), place, s.direction());
            case Utterance.Evidence e ->
                new EvidenceOffered(message.at(), message.id(), message.author(), message.text(), place, e.when(), e.resource(), e.stance(),
                        message.attachments());
            case Utterance.Question _,Utterance.Talk _,Utterance.Judgement _,Utterance.Mend _,Utterance.Applied _ ->
                new QuestionAsked(message.at(), message.id(), message.author(), message.text(), place);
        };
    }

    private static Intent.Kind kind(Utterance meant) {
        return switch (meant) {
            case Utterance.Steering _ -> Intent.Kind.STEERING;
            case Utterance.Evidence _ -> Intent.Kind.EVIDENCE;
            case Utterance.Judgement _ -> Intent.Kind.JUDGEMENT;
            case Utterance.Mend _,Utterance.Applied _ -> Intent.Kind.MITIGATION;
            case Utterance.Question _,Utterance.Talk _ -> Intent.Kind.QUESTION;
        };
    }
}
