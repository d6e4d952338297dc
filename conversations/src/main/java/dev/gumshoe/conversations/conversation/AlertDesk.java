package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertCorrelator;
import dev.gumshoe.conversations.incident.AlertCorrelator.Kind;
import dev.gumshoe.conversations.incident.AlertCorrelator.Match;
import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertHeld;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertJoined;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertResolved;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertsMoved;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts come in, one or eight hundred. An alert that fits an open case joins it; one that fits none opens one while its channel is calm and
 * its limits allow; else it is kept with the channel's oldest case until enough others fit it. Each is in a journal before a method returns.
 * Decides for one alert at a time in all processes together, so that two alerts of one incident never open two cases.
 */
final class AlertDesk {

    /** How many alerts of a case are announced, each by itself. */
    static final int ANNOUNCED = 4;

    /** How often alerts that are kept are looked through. */
    private static final Duration APART = Duration.ofSeconds(15);

    private final CaseIndex index;
    private final OpenCases cases;
    private final AlertCorrelator correlator;
    private final Admission admission;
    private final StormCount count;
    private final Openings openings;
    private final InstantSource clock;
    private final Turns turns;
    private Instant sorted = Instant.EPOCH;
    private long knownBefore;

    AlertDesk(Journal journal, CaseIndex index, DeskSettings how, Openings openings, InstantSource clock) {
        this.index = index;
        this.cases = new OpenCases(journal, index);
        this.correlator = how.correlator();
        this.admission = new Admission(how.limits(), how.arrivals(), how.leases(), clock);
        this.count = new StormCount(how.limits(), clock);
        this.turns = new Turns(how.leases(), how.holder());
        this.openings = openings;
        this.clock = clock;
    }

    /** The cases as this desk knows them: read to within a few seconds, because it looks at all that are open again and again. */
    OpenCases cases() {
        return cases;
    }

    /** A case an alert belongs to, and how. */
    private record Fit(Investigation state, Match match) {}

    Intent receive(Alert alert, @Nullable Place place, @Nullable String askedBy) {
        return askedBy == null
                ? turns.take(() -> receive(alert, place, caseId -> take(caseId, alert, place)))
                : receive(alert, place,
                        caseId -> openings.begin(caseId, place, List.of(openings.opening(caseId, alert, place, askedBy, false))));
    }

    /** Opens the case that a person asks for, looking where and from when they say. It is compared with no other, so that it waits for none. */
    Intent investigate(Alert alert, Place place, String askedBy, Asked.Case asked) {
        return receive(alert, place,
                caseId -> openings.begin(caseId, place, List.of(openings.asked(caseId, alert, place, askedBy, asked))));
    }

    /** @param fresh what is done with it, given the id of its case, when that case is not open yet */
    private Intent receive(Alert alert, @Nullable Place place, Function<String, Intent> fresh) {
        String caseId = CaseIds.of(place == null ? alert.sender() + " " + alert.id() : place.toString());
        Investigation own = cases.book(caseId).read();
        return own.exists() ? again(own, alert) : fresh.apply(caseId);
    }

    private Intent take(String caseId, Alert alert, @Nullable Place place) {
        List<Investigation> open = cases.open();
        Optional<Investigation> known = open.stream().filter(state -> state.knows(alert.id())).findFirst();
        if (known.isPresent()) {
            return again(known.get(), alert);
        }
        String channel = Admission.channel(alert, place == null ? null : place.toString());
        admission.arrived(channel);
        Optional<Fit> fit = fit(alert, open);
        if (fit.isPresent()) {
            return join(fit.get(), alert, place);
        }
        return admit(caseId, alert, place, channel);
    }

    /** Told again, it does nothing; fired again after it had ended, it lasts again. */
    private Intent again(Investigation state, Alert alert) {
        if (!state.resolvedAlerts().contains(alert.id()) || state.phase() == Phase.CLOSED) {
            return new Intent.Repeated(state.id());
        }
        boolean joined = cases.book(state.id()).record(new AlertJoined(clock.instant(), alert, "it fired again after it had ended"),
                s -> s.resolvedAlerts().contains(alert.id()) && s.phase() != Phase.CLOSED);
        return joined ? new Intent.Joined(state.id(), "it fired again after it had ended", true) : new Intent.Repeated(state.id());
    }

    /** The case the alert fits best. */
    private Optional<Fit> fit(Alert alert, List<Investigation> open) {
        return open.stream().map(state -> fit(alert, state)).flatMap(Optional::stream).min(Comparator.comparing(Fit::match));
    }

    /** By nearness an alert belongs to a case only while the case is worked on and alarms of it last. */
    private Optional<Fit> fit(Alert alert, Investigation state) {
        boolean working = state.phase() != Phase.STOPPED && !state.lasting().isEmpty();
        return state.phase() == Phase.CLOSED || state.inquiry()
                ? Optional.empty()
                : correlator.belongs(alert, state.alerts(), state.topology())
                        .filter(match -> working || match.kind() == Kind.FINGERPRINT || match.kind() == Kind.GROUP)
                        .map(match -> new Fit(state, match));
    }

    private Intent join(Fit fit, Alert alert, @Nullable Place place) {
        String caseId = fit.state().id();
        String why = fit.match().why();
        boolean joined = cases.book(caseId).record(new AlertJoined(clock.instant(), alert, why),
                s -> s.phase() != Phase.CLOSED && !s.knows(alert.id()));
        if (!joined) {
            return new Intent.Repeated(caseId);
        }
        if (place != null) {
            index.placed(caseId, place.toString());
        }
        boolean quiet = fit.match().kind() == Kind.FINGERPRINT || fit.state().alerts().size() >= ANNOUNCED;
        return new Intent.Joined(caseId, why, quiet);
    }

    private Intent admit(String caseId, Alert alert, @Nullable Place place, String channel) {
        List<Investigation> recent = cases.recent();
        Optional<Investigation> anchor = admission.anchor(channel, recent);
        Optional<String> limit = admission.limit(alert.sender(), channel, recent);
        if (limit.isPresent()) {
            return anchor.isPresent() ? hold(anchor.get(), alert, place, limit.get()) : new Intent.Refused(refusal(limit.get()));
        }
        if (anchor.isEmpty() || !admission.busy(channel)) {
            return open(caseId, alert, place);
        }
        List<AlertHeld> company = company(alert, anchor.get());
        if (company.size() + 1 < admission.limits().company()) {
            return hold(anchor.get(), alert, place, "alarms come in quickly, and it fits none of the cases");
        }
        Intent intent = open(caseId, alert, place);
        move(anchor.get(), company, cases.book(caseId).read(), "it fits the alarm this case was opened for");
        return intent;
    }

    private static String refusal(String limit) {
        return "This is not being investigated: " + limit + ". Ask with `/investigate`; that always goes through.";
    }

    /** The alerts kept with the case that fit the given one. */
    private List<AlertHeld> company(Alert alert, Investigation anchor) {
        return anchor.held().stream()
                .filter(held -> correlator.belongs(alert, List.of(held.alert()), anchor.topology()).isPresent()).toList();
    }

    private Intent hold(Investigation anchor, Alert alert, @Nullable Place place, String why) {
        String where = place == null ? null : place.toString();
        boolean held = cases.book(anchor.id()).record(new AlertHeld(clock.instant(), alert, where, why),
                s -> s.phase() != Phase.CLOSED && !s.knows(alert.id()));
        if (!held) {
            return new Intent.Repeated(anchor.id());
        }
        return new Intent.Held(anchor.id(), why);
    }

    /** Moves alerts from the case they are kept with into the one they belong to. Done again after a crash, it does what is left. */
    private void move(Investigation anchor, List<AlertHeld> held, Investigation to, String why) {
        List<String> moved = new ArrayList<>();
        for (AlertHeld each : held) {
            String id = each.alert().id();
            cases.book(to.id()).record(new AlertJoined(clock.instant(), each.alert(), why),
                    s -> s.phase() != Phase.CLOSED && s.alerts().stream().noneMatch(known -> known.id().equals(id)));
            if (each.place() != null) {
                index.placed(to.id(), each.place());
            }
            moved.add(id);
        }
        if (!moved.isEmpty()) {
            cases.book(anchor.id()).record(new AlertsMoved(clock.instant(), moved, to.id()), s -> s.phase() != Phase.CLOSED);
        }
    }

    private Intent open(String caseId, Alert alert, @Nullable Place place) {
        return openings.begin(caseId, place, List.of(openings.opening(caseId, alert, place, null, false)));
    }

    Intent offered(Alert alert, Place place) {
        return turns.take(() -> {
            List<Investigation> open = cases.open();
            Optional<Investigation> known = open.stream().filter(state -> state.knows(alert.id())).findFirst();
            if (known.isPresent()) {
                return new Intent.Repeated(known.get().id());
            }
            return fit(alert, open).filter(fit -> fit.match().kind() == Kind.FINGERPRINT).map(fit -> join(fit, alert, null))
                    .orElseGet(() -> admission.offers(alert, place) ? new Intent.Offered() : new Intent.Repeated(null));
        });
    }

    Intent resolved(String id, String fingerprint) {
        Intent said = new Intent.Repeated(null);
        for (Investigation state : cases.open()) {
            for (Alert alert : state.lasting()) {
                if ((alert.id().equals(id) || alert.fingerprint().equals(fingerprint)) && ended(state.id(), alert.id())) {
                    said = new Intent.Joined(state.id(), "the alarm ended", true);
                }
            }
            drop(state, id, fingerprint);
        }
        return said;
    }

    private boolean ended(String caseId, String alertId) {
        return cases.book(caseId).record(new AlertResolved(clock.instant(), alertId), s -> !s.resolvedAlerts().contains(alertId));
    }

    /** An alert that ended while it was kept is in the record, and waits for nothing any more. */
    private void drop(Investigation state, String id, String fingerprint) {
        List<String> ids = state.held().stream().map(AlertHeld::alert)
                .filter(alert -> alert.id().equals(id) || alert.fingerprint().equals(fingerprint)).map(Alert::id)
                .filter(known -> !state.resolvedAlerts().contains(known)).toList();
        ids.forEach(known -> ended(state.id(), known));
    }

    /** Finds places for alerts that are kept, when more is known or it has become calm, and counts storms. */
    void round() {
        turns.takeIfFree(() -> {
            if (!sorted.plus(APART).isAfter(clock.instant())) {
                sorted = clock.instant();
                List<Investigation> open = cases.open();
                long known = known(open);
                open.stream().filter(state -> !state.held().isEmpty()).forEach(anchor -> sort(anchor, open, known != knownBefore));
                knownBefore = known;
            }
            for (Investigation anchor : admission.anchors(cases.open())) {
                Optional<JournalEntry> counted = count.of(anchor, cases.open());
                counted.ifPresent(entry -> cases.book(anchor.id()).record(entry, s -> s.phase() != Phase.CLOSED));
            }
        });
    }

    /** How much is known that an alert can be compared with: while it is the same, what fitted nothing still fits nothing. */
    private static long known(List<Investigation> open) {
        return open.stream().mapToLong(state -> 1_000_003L * state.topology().ids().size() + state.alerts().stream()
                .map(Alert::fingerprint).distinct().count()).sum();
    }

    private void sort(Investigation anchor, List<Investigation> open, boolean more) {
        for (AlertHeld held : anchor.held()) {
            Alert alert = held.alert();
            Optional<Investigation> there = open.stream()
                    .filter(state -> state.alerts().stream().anyMatch(known -> known.id().equals(alert.id()))).findFirst();
            Optional<Fit> fit = there.isPresent() || !more ? Optional.empty() : fit(alert, open);
            if (there.isPresent() || fit.isPresent()) {
                move(anchor, List.of(held), there.orElseGet(() -> fit.orElseThrow().state()), fit.map(f -> f.match().why()).orElse(""));
            } else if (!anchor.resolvedAlerts().contains(alert.id())) {
                openLate(anchor, held);
            }
        }
    }

    /** When it has become calm and the limits allow, an alert that waited in vain gets its case after all. */
    private void openLate(Investigation anchor, AlertHeld held) {
        Place place = held.place() == null ? null : Place.parse(held.place());
        String channel = Admission.channel(held.alert(), held.place());
        if (admission.waited(held) && !admission.busy(channel)
                && admission.limit(held.alert().sender(), channel, cases.recent()).isEmpty()) {
            String caseId = CaseIds.of(place == null ? held.alert().sender() + " " + held.alert().id() : place.toString());
            open(caseId, held.alert(), place);
            move(anchor, List.of(held), cases.book(caseId).read(), "");
        }
    }
}
