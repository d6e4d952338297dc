package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.MitigationPlanner.Planned;
import dev.gumshoe.conversations.agents.Validator.Finding;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationApplied;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationPlanned;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationUnplanned;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.PreValidated;
import dev.gumshoe.conversations.investigation.JournalEntry.RecoverySeen;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mitigation;
import dev.gumshoe.conversations.investigation.Mitigation.Errand;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.MitigationPlan.Recovery;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Outcome;
import dev.gumshoe.conversations.investigation.PreValidation;
import dev.gumshoe.conversations.investigation.PreValidation.Checked;
import dev.gumshoe.conversations.investigation.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what there is to do about plans, beside the investigation: makes them, looks whether they still hold, notices that somebody applied
 * one, and watches whether it helped. What there is to do is what the fold says, so that taking over after a crash is going on.
 */
public final class Mitigator {

    private static final Logger LOG = LoggerFactory.getLogger(Mitigator.class);

    private final MitigationPlanner planner;
    private final EvidenceSources sources;
    private final RecoveryWatch recovery;
    private final InstantSource clock;
    private final MitigationSettings settings;

    /** @param locker where the series of recovery is kept */
    public Mitigator(MitigationPlanner planner, EvidenceSources sources, Locker locker, InstantSource clock, MitigationSettings settings) {
        this.planner = planner;
        this.sources = sources;
        this.recovery = new RecoveryWatch(sources, locker, settings);
        this.clock = clock;
        this.settings = settings;
    }

    /** For programs that plan nothing: every request is answered so. */
    public static Mitigator none(InstantSource clock) {
        EvidenceSources nothing = EvidenceSources.of();
        return new Mitigator(new MitigationPlanner(MitigationCatalogue.empty(), nothing,
                new dev.gumshoe.conversations.runbook.RunbookLibrary(List.of())), nothing,
                new dev.gumshoe.conversations.evidence.InMemoryLocker(), clock, MitigationSettings.usual());
    }

    /** How plans are followed up. */
    MitigationSettings settings() {
        return settings;
    }

    /** One thing to do about a plan. */
    record Job(String request, Errand errand, int round) {

        /** What tells it from every other. */
        String id() {
            return request + "/" + errand + "/" + round;
        }
    }

    /** What is to be done in a case now: about the latest request only, and not before there is a conclusion. */
    static List<Job> jobs(Investigation state) {
        Optional<Mitigation> latest = state.mitigations().latest();
        boolean known = state.conclusion().isPresent() || state.phase() == Phase.STOPPED;
        return state.phase() == Phase.CLOSED || !known
                ? List.of()
                : latest.flatMap(m -> m.errand().map(errand -> new Job(m.request().message(), errand, m.validated().size()))).stream()
                        .toList();
    }

    /** Says why a plan is the thing to do. */
    interface Reasons {

        /** In words that fit the case. @throws InterruptedException when the plan is not wanted any more */
        Statement why(MitigationPlan plan, Investigation state) throws InterruptedException;
    }

    /** Does it to its end. @throws InterruptedException when the process ends, or it became pointless */
    void run(Job job, Casebook book, String leader, Reasons reasons) throws InterruptedException {
        try {
            switch (job.errand()) {
                case PLAN -> plan(job, book, leader, reasons);
                case VALIDATE -> validate(job, book, leader);
                case NOTICE -> notice(job, book, leader);
                case WATCH -> watch(job, book, leader);
            }
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("called off: " + e.getMessage());
            }
            LOG.warn("{} of case {} failed", job, book.state().id(), e);
            failed(job, book, leader, e);
        }
    }

    private void failed(Job job, Casebook book, String leader, RuntimeException e) {
        String why = e.getClass().getSimpleName() + "; the program's log has the details.";
        mitigation(job, book.read()).ifPresent(m -> {
            switch (job.errand()) {
                case PLAN ->
                    write(book, job, leader, new MitigationUnplanned(clock.instant(), job.request(), "The planning failed: " + why));
                case VALIDATE, NOTICE -> m.plan().ifPresent(plan -> write(book, job, leader,
                        new PreValidated(clock.instant(), plan.id(), new PreValidation(List.of()))));
                case WATCH ->
                    m.plan().ifPresent(plan -> write(book, job, leader, new RecoverySeen(clock.instant(), plan.id(), Outcome.UNKNOWN,
                            new Statement("What became of it could not be looked at: " + why, List.of()), null)));
            }
        });
    }

    private static Optional<Mitigation> mitigation(Job job, Investigation state) {
        return state.mitigations().latest().filter(m -> m.request().message().equals(job.request()));
    }

    private static MitigationPlan plan(Job job, Investigation state) {
        return mitigation(job, state).flatMap(Mitigation::plan).orElseThrow();
    }

    private static void write(Casebook book, Job job, String leader, JournalEntry entry) {
        book.record(entry, mine(job, leader));
    }

    private static Predicate<Investigation> mine(Job job, String leader) {
        return state -> state.leader().filter(leader::equals).isPresent() && jobs(state).contains(job);
    }

    private void plan(Job job, Casebook book, String leader, Reasons reasons) throws InterruptedException {
        Investigation state = book.read();
        switch (planner.plan(state, clock.instant())) {
            case Planned.Plan(MitigationPlan calculated) -> {
                MitigationPlan plan = calculated.because(reasons.why(calculated, state));
                write(book, job, leader, new MitigationPlanned(clock.instant(), job.request(), plan));
            }
            case Planned.None(String why) -> write(book, job, leader, new MitigationUnplanned(clock.instant(), job.request(), why));
        }
    }

    private void validate(Job job, Casebook book, String leader) {
        Investigation state = book.read();
        MitigationPlan plan = plan(job, state);
        String task = "V" + (state.mitigations().all().stream().mapToInt(m -> m.validated().size()).sum() + 1);
        List<Checked> checks = new ArrayList<>();
        for (Finding finding : Validator.findings(sources, state, plan, clock.instant())) {
            Statement seen = observed(task + "." + (checks.size() + 1), finding.look(), finding.precondition().resource(),
                    finding.seen(), finding.evidence(), job, book, leader);
            checks.add(new Checked(finding.precondition(), finding.holds(), seen));
        }
        PreValidation validation = new PreValidation(checks);
        write(book, job, leader, new PreValidated(clock.instant(), plan.id(), validation));
        checks.stream().filter(check -> check.holds() == PreValidation.Holds.DONE).findFirst()
                .ifPresent(done -> noticed(plan, done.seen().text(), book, leader));
    }

    private Statement observed(String id, Look look, String resource, String text, Evidence evidence, Job job, Casebook book,
            String leader) {
        Observation observation = new Observation(id, look, Stance.CONTEXT, resource, text, clock.instant(), List.of(evidence), null);
        ObservationMade made = new ObservationMade(clock.instant(), id.substring(0, id.indexOf('.')), observation);
        book.record(made, state -> mine(job, leader).test(state) && state.observation(id).isEmpty());
        return Statement.of(text, id);
    }

    private void noticed(MitigationPlan plan, String how, Casebook book, String leader) {
        book.record(new MitigationApplied(clock.instant(), plan.id(), null, null, null, how),
                state -> state.leader().filter(leader::equals).isPresent()
                        && state.mitigations().pending().filter(pending -> pending.id().equals(plan.id())).isPresent());
    }

    private void notice(Job job, Casebook book, String leader) throws InterruptedException {
        Investigation state = book.read();
        while (mine(job, leader).test(state)) {
            MitigationPlan plan = plan(job, state);
            Optional<Finding> done = Validator.done(sources, state, plan, clock.instant());
            if (done.isPresent()) {
                noticed(plan, done.get().seen(), book, leader);
                return;
            }
            state = rest(book, state);
        }
    }

    /** Waits for the next look. */
    private Investigation rest(Casebook book, Investigation state) throws InterruptedException {
        long until = System.nanoTime() + settings.pace().toNanos();
        Investigation now = state;
        for (long left = settings.pace().toNanos(); left > 0; left = until - System.nanoTime()) {
            now = book.await(now.position(), Duration.ofNanos(left));
        }
        return now;
    }

    private void watch(Job job, Casebook book, String leader) throws InterruptedException {
        Investigation state = book.read();
        while (mine(job, leader).test(state)) {
            Mitigation mitigation = mitigation(job, state).orElseThrow();
            Optional<RecoveryWatch.Told> end = recovery.told(mitigation, state, clock.instant());
            if (end.isPresent()) {
                told(end.get(), mitigation, job, book, leader);
                return;
            }
            state = rest(book, state);
        }
    }

    private void told(RecoveryWatch.Told told, Mitigation mitigation, Job job, Casebook book, String leader) {
        MitigationPlan plan = mitigation.plan().orElseThrow();
        Evidence evidence = told.evidence();
        Recovery watched = plan.recovery();
        Statement what = evidence == null || watched == null
                ? new Statement(told.words(), List.of())
                : observed("W" + plan.id().replaceAll("\\D", "") + ".1", Look.METRICS, watched.resource(), told.words(), evidence, job,
                        book, leader);
        write(book, job, leader, new RecoverySeen(clock.instant(), plan.id(), told.outcome(), what, told.chart()));
    }
}
