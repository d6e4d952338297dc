package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.EvidenceOffered;
import dev.gumshoe.conversations.investigation.JournalEntry.HypothesisStated;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationClosed;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationStopped;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.RootCauseConcluded;
import dev.gumshoe.conversations.investigation.JournalEntry.RunbookConsulted;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringAccounted;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskCancelled;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.TopologySeen;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mitigation;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Task;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a lead does next in view of a case; pure but for the reasoner it asks. One kind of thing at a time, people's words first. */
final class LeadDecisions {

    private final Reasoner reasoner;
    private final RunbookAdvice runbooks;
    private final InstantSource clock;
    private final LeadSettings settings;
    private final GapAnswers gapAnswers;
    private final Set<Severity> unasked;
    private final PrecedentLine before;

    /**
     * @param unasked the severities for whose alarms a plan is made unasked
     * @param before what is told of earlier cases with a conclusion
     */
    LeadDecisions(Reasoner reasoner, RunbookAdvice runbooks, InstantSource clock, LeadSettings settings, Set<Severity> unasked,
            PrecedentLine before) {
        this.before = before;
        this.unasked = unasked;
        this.reasoner = reasoner;
        this.runbooks = runbooks;
        this.clock = clock;
        this.settings = settings;
        this.gapAnswers = new GapAnswers(clock);
    }

    /**
     * What to write next; empty when there is nothing to do but wait.
     *
     * @throws InterruptedException when the decision became pointless
     */
    List<JournalEntry> next(Investigation state) throws InterruptedException {
        if (!state.unaccountedSteering().isEmpty()) {
            return steered(state);
        }
        Optional<EvidenceOffered> untold = untold(state);
        if (untold.isPresent()) {
            return told(untold.get(), state);
        }
        List<JournalEntry> settled = gapAnswers.next(state);
        if (!settled.isEmpty()) {
            return settled;
        }
        return switch (state.phase()) {
            case OPENED -> state.inquiry() ? closeWhenQuiet(state) : begin(state);
            case LOOKING -> state.openTasks().isEmpty() ? goOn(state) : List.of();
            case CONCLUDED -> state.newsSinceConclusion() ? conclude(state, Plan.nothingMore()) : mendOrClose(state);
            case STOPPED -> closeWhenQuiet(state);
            case CLOSED -> List.of();
        };
    }

    private List<JournalEntry> steered(Investigation state) throws InterruptedException {
        List<SteeringReceived> words = state.unaccountedSteering();
        if (words.stream().anyMatch(w -> w.direction() instanceof Direction.Stop)) {
            return stop(words, state);
        }
        if (state.phase() == Phase.STOPPED && words.stream().noneMatch(LeadDecisions::resumes)) {
            return words.stream()
                    .map(w -> accounted(w, false, "Not used: the investigation was stopped; say “go on” and I look again, with this."))
                    .toList();
        }
        Plan plan = reasoner.plan(state);
        List<JournalEntry> entries = new ArrayList<>();
        for (SteeringReceived word : words) {
            Plan.Accounted how = plan.steeringUsed().get(word.message());
            entries.add(how == null ? accounted(word, false, otherwise(word)) : accounted(word, how.used(), how.how()));
        }
        entries.addAll(entries(plan));
        return entries;
    }

    private static boolean resumes(SteeringReceived word) {
        return word.direction() instanceof Direction.Investigate || word.direction() instanceof Direction.Widen;
    }

    private static String otherwise(SteeringReceived word) {
        return word.direction() instanceof Direction.NotUnderstood n
                ? "Not used: " + n.why() + "."
                : "Not used: it changes nothing about what is left to look at.";
    }

    private JournalEntry accounted(SteeringReceived word, boolean used, String how) {
        return new SteeringAccounted(clock.instant(), word.message(), used, how);
    }

    private List<JournalEntry> stop(List<SteeringReceived> words, Investigation state) {
        Instant now = clock.instant();
        SteeringReceived stop = words.stream()
                .filter(w -> w.direction() instanceof Direction.Stop)
                .findFirst()
                .orElseThrow();
        List<JournalEntry> entries = new ArrayList<>();
        state.openTasks().forEach(task -> entries.add(new TaskCancelled(now, task.id(), "stopped by " + stop.author())));
        words.forEach(w -> entries.add(
                w.direction() instanceof Direction.Stop
                        ? accounted(w, true, "Stopped; what was seen so far stays here.")
                        : accounted(w, false, "Not used: the investigation was stopped.")));
        if (state.phase() != Phase.STOPPED) {
            entries.add(new InvestigationStopped(now, "stopped by " + stop.author()));
        }
        return entries;
    }

    private static Optional<EvidenceOffered> untold(Investigation state) {
        return state.offered().stream()
                .filter(e -> state.observation(toldId(state, e)).isEmpty())
                .findFirst();
    }

    private static String toldId(Investigation state, EvidenceOffered told) {
        return Look.PEOPLE.letter() + "1." + (state.offered().indexOf(told) + 1);
    }

    private List<JournalEntry> told(EvidenceOffered told, Investigation state) {
        return List.of(new ObservationMade(clock.instant(), Look.PEOPLE.letter() + "1",
                PeoplesEvidence.observation(told, toldId(state, told), state.scope().window())));
    }

    private List<JournalEntry> begin(Investigation state) throws InterruptedException {
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(new ObservationMade(clock.instant(), "A1", fired(state.alert(), state)));
        runbooks.fitting(state).forEach(fit -> entries.add(new RunbookConsulted(clock.instant(), fit.name(), fit.why())));
        Plan plan = reasoner.plan(with(entries, state));
        entries.addAll(entries(plan));
        if (plan.tasks().isEmpty()) {
            entries.addAll(conclude(state, Plan.nothingMore()));
        }
        return entries;
    }

    /** The case as it will stand when the entries are written. */
    private static Investigation with(List<JournalEntry> entries, Investigation state) {
        Investigation seen = state;
        for (JournalEntry entry : entries) {
            seen = seen.after(new Recorded(seen.position() + 1, entry));
        }
        return seen;
    }

    private static Observation fired(Alert alert, Investigation state) {
        String who = state.opening().askedBy();
        String text = (who == null ? "Alarm: " : who + " asked: ") + Secrets.mask(alert.title());
        Evidence evidence = new Evidence(
                alert.sender(),
                "alert " + alert.id(),
                state.scope().window(),
                Secrets.mask(alert.text()),
                alert.link(),
                null);
        return new Observation(
                "A1.1", Look.ALERTS, Stance.CONTEXT, alert.resource(), text, alert.startedAt(), List.of(evidence), null);
    }

    private List<JournalEntry> goOn(Investigation state) throws InterruptedException {
        Plan plan = reasoner.plan(state);
        return plan.tasks().isEmpty() ? conclude(state, plan) : entries(plan);
    }

    private List<JournalEntry> conclude(Investigation state, Plan plan) throws InterruptedException {
        ClaimsDesk desk = new ClaimsDesk(state, clock.instant());
        Conclusion concluded = plan.concluded();
        Conclusion conclusion = desk.conclusion(concluded == null ? reasoner.conclude(state) : concluded);
        List<JournalEntry> entries = new ArrayList<>(entries(plan));
        entries.addAll(desk.refusals());
        RootCauseConcluded end = new RootCauseConcluded(clock.instant(), conclusion);
        before.of(with(List.of(end), state), clock.instant())
                .ifPresent(line -> entries.add(new ObservationMade(clock.instant(), PrecedentLine.TASK, line)));
        entries.add(end);
        return entries;
    }

    /** By the rule of the settings a certain cause of a grave alarm gets its plan unasked, once. */
    private List<JournalEntry> mendOrClose(Investigation state) {
        boolean grave = state.conclusion().filter(Conclusion::conclusive).isPresent() && unasked.contains(state.alert().severity());
        return grave && state.mitigations().all().isEmpty()
                ? List.of(new MitigationAsked(clock.instant(), "rule-" + state.id(), null, "by rule", null))
                : closeWhenQuiet(state);
    }

    private List<JournalEntry> closeWhenQuiet(Investigation state) {
        boolean owed = state.mitigations().latest().filter(Mitigation::owed).isPresent();
        if (!state.openQuestions().isEmpty() || owed) {
            return List.of();
        }
        if (settings.closeAtOnce()) {
            return List.of(new InvestigationClosed(clock.instant(), "concluded"));
        }
        Instant quietSince = state.lastAt().orElse(clock.instant());
        boolean over = state.lasting().isEmpty() && settings.settle().compareTo(settings.quiet()) < 0;
        return clock.instant().isBefore(quietSince.plus(over ? settings.settle() : settings.quiet()))
                ? List.of()
                : List.of(new InvestigationClosed(clock.instant(), over ? "its alarms ended" : "nothing was said or seen any more"));
    }

    private List<JournalEntry> entries(Plan plan) {
        Instant now = clock.instant();
        List<JournalEntry> entries = new ArrayList<>();
        if (plan.seen() != null) {
            entries.add(new TopologySeen(now, plan.seen()));
        }
        plan.cancelled().forEach((task, why) -> entries.add(new TaskCancelled(now, task, why)));
        plan.hypotheses().forEach(hypothesis -> entries.add(new HypothesisStated(now, hypothesis)));
        entries.addAll(plan.judged());
        for (Task task : plan.tasks()) {
            entries.add(new TaskOpened(now, task));
        }
        return entries;
    }
}
