package dev.gumshoe.bot;

import dev.gumshoe.adapters.cases.RecordedCase;
import dev.gumshoe.conversations.agents.LeadInvestigator;
import dev.gumshoe.conversations.agents.LeadSettings;
import dev.gumshoe.conversations.agents.RunbookAdvice;
import dev.gumshoe.conversations.conversation.Followers;
import dev.gumshoe.conversations.conversation.InMemoryCursors;
import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.InMemoryCaseIndex;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.InMemoryLeases;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.Overtaken;
import dev.gumshoe.conversations.investigation.Scope;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** Investigates one incident from beginning to end with everything in memory, as it would be investigated live. */
public final class Replay {

    private static final String HOLDER = "replay";
    /** Whoever cannot be told by then is left behind, and the log says so: a terminal that is gone must hold up no evaluation. */
    private static final Duration TELLING = Duration.ofSeconds(10);

    private final Reasoning reasoning;
    private final RunbookAdvice runbooks;
    private final InstantSource clock;
    private final Function<Locker, List<JournalFollower>> followers;

    /** @param followers who is told of each entry as it is written; given the locker with the series of the charts */
    public Replay(RunbookAdvice runbooks, InstantSource clock, Function<Locker, List<JournalFollower>> followers) {
        this(Reasoning.calculated(clock, ZoneOffset.UTC), runbooks, clock, followers);
    }

    /**
     * One that thinks as told.
     *
     * @param followers who is told of each entry as it is written; given the locker with the series of the charts
     */
    public Replay(
            Reasoning reasoning, RunbookAdvice runbooks, InstantSource clock, Function<Locker, List<JournalFollower>> followers) {
        this.reasoning = reasoning;
        this.runbooks = runbooks;
        this.clock = clock;
        this.followers = followers;
    }

    /** Investigates a recorded case. */
    public Investigation of(RecordedCase recorded) throws InterruptedException {
        return of(recorded.name(), recorded.alert(), recorded.window(), EvidenceSources.of(recorded.source()));
    }

    /**
     * Investigates what an alert tells of.
     *
     * @param window the time looked at, quiet time included
     * @return the case when it is closed
     */
    public Investigation of(String caseId, Alert alert, TimeWindow window, EvidenceSources sources) throws InterruptedException {
        return of(caseId, alert, window, Sources.of(sources));
    }

    /** The same with the tools of servers for a model. */
    public Investigation of(String caseId, Alert alert, TimeWindow window, Sources sources) throws InterruptedException {
        return of(caseId, alert, Scope.of(window), sources);
    }

    /** The same where somebody said from the first what to look at. */
    public Investigation of(String caseId, Alert alert, Scope scope, Sources sources) throws InterruptedException {
        var journal = new InMemoryJournal();
        var index = new InMemoryCaseIndex();
        var leases = new InMemoryLeases(clock);
        var locker = new InMemoryLocker();
        var reasoner = reasoning.over(sources, locker, runbooks, journal);
        var lead = new LeadInvestigator(journal, leases, reasoner, runbooks, clock, LeadSettings.replay(), HOLDER);
        var opened = new InvestigationOpened(clock.instant(), caseId, alert, scope, null, null);
        index.opened(caseId, clock.instant());
        try {
            journal.append(caseId, 0, List.of(opened));
        } catch (Overtaken e) {
            throw new IllegalStateException("a new journal is not empty", e);
        }
        try (var delivering = new Followers(
                journal, index, new InMemoryCursors(), leases, HOLDER, followers.apply(locker), Duration.ofSeconds(1))) {
            delivering.start();
            lead.lead(caseId);
            delivering.drain(caseId, TELLING);
        }
        return new Casebook(journal, caseId).read();
    }
}
