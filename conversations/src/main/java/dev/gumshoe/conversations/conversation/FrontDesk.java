package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.agents.Reasoner;
import dev.gumshoe.conversations.evidence.Naming;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertCorrelator;
import dev.gumshoe.conversations.incident.AlertLimits;
import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalEntry.PlaceJoined;
import dev.gumshoe.conversations.prevention.ClosedCase;
import dev.gumshoe.conversations.prevention.Standing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where everything comes in: alerts from senders, and what people say. What it accepts is in the journal before it returns; given the
 * same thing twice, it does nothing the second time. Safe for use by several threads and processes.
 */
public final class FrontDesk {

    /** How many of the latest cases are asked what exists. */
    private static final int KNOWN = 10;

    private final CaseIndex index;
    private final AlertDesk alerts;
    private final PeopleDesk people;
    private final CaseLookup cases;
    private final AskedReader requests;
    private final InstantSource clock;
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
        this.clock = clock;
        Openings openings = new Openings(journal, index, how.lookback(), clock, opened);
        this.alerts = new AlertDesk(journal, index, how, openings, clock);
        this.cases = new CaseLookup(index, alerts.cases());
        this.people = new PeopleDesk(cases, reasoner, openings, new Acts(journal, opened), clock);
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
        return people.hear(message);
    }

    /**
     * Takes what a person said to a certain case, wherever they said it: the answer goes to the message's place.
     *
     * @throws IllegalArgumentException when there is no such case
     */
    public Intent hear(Message message, String caseId) {
        return people.hear(message, caseId);
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
        return people.act(caseId, action, message);
    }

    /**
     * Reads words that nobody said, and does nothing with them: what is needed to hear people is then there when the first one speaks, who is waiting for
     * a sign.
     */
    public void rehearse() {
        people.rehearse();
    }

    /** The case of that id. */
    public Optional<Investigation> caseOf(String caseId) {
        return cases.of(caseId);
    }

    /** The case that is talked about in the thread, else the latest of its channel. */
    public Optional<Investigation> caseAt(Place place) {
        return cases.in(place).or(() -> cases.latestOf(place)).flatMap(cases::of);
    }

    /** The latest cases, latest first. */
    public List<Investigation> recent(int most) {
        return cases.recent(most);
    }

    /** The latest case in which that person asked, directed or told something: others may be of channels that are closed to them. */
    public Optional<Investigation> latestWith(String author) {
        return cases.latestWith(author);
    }
}
