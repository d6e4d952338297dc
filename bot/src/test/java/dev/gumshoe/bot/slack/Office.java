package dev.gumshoe.bot.slack;

import dev.gumshoe.conversations.agents.Looked;
import dev.gumshoe.conversations.agents.Notebook;
import dev.gumshoe.conversations.agents.Plan;
import dev.gumshoe.conversations.agents.Reasoner;
import dev.gumshoe.conversations.agents.Utterance;
import dev.gumshoe.conversations.conversation.Cursors;
import dev.gumshoe.conversations.conversation.Followers;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.InMemoryCursors;
import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.AlertCorrelator;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.InMemoryCaseIndex;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.InMemoryLeases;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import dev.gumshoe.conversations.investigation.Task;
import dev.gumshoe.conversations.investigation.TimelineItem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A front desk, a journal and followers as the program has them, and a lead who writes down what a test tells it to. */
final class Office implements Reasoner {

    static final Narration NARRATION = new Narration(ZoneOffset.UTC);
    static final Instant NOW = Instant.parse("2026-11-23T14:05:00Z");

    final InMemoryJournal journal = new InMemoryJournal();
    final InMemoryCaseIndex index = new InMemoryCaseIndex();
    final Cursors cursors = new InMemoryCursors();
    final FrontDesk frontDesk = new FrontDesk(journal, index, new AlertCorrelator(Duration.ofMinutes(15)), this, Duration.ofHours(2),
            InstantSource.system(), caseId -> opened(caseId));
    private @Nullable Followers followers;

    private void opened(String caseId) {
        if (followers != null) {
            followers.opened(caseId);
        }
    }

    /** What one copy of the program alone remembers about Slack. */
    static SlackMemory memory() {
        return new SlackMemory(new InMemoryLeases(InstantSource.system()), new InMemoryCursors(), "alone");
    }

    /** Starts to deliver. */
    Followers follow(JournalFollower follower) {
        followers = new Followers(journal, index, cursors, new InMemoryLeases(InstantSource.system()), "test", List.of(follower),
                Duration.ofSeconds(1));
        followers.start();
        return followers;
    }

    /** The only case there is. */
    String onlyCase() {
        List<String> cases = index.open();
        if (cases.size() != 1) {
            throw new AssertionError("one case was expected, and there are " + cases);
        }
        return cases.getFirst();
    }

    Investigation state(String caseId) {
        return new Casebook(journal, caseId).read();
    }

    /** Writes into the journal what the lead would. */
    void write(String caseId, JournalEntry... entries) {
        for (JournalEntry entry : entries) {
            new Casebook(journal, caseId).record(entry, _ -> true);
        }
    }

    /** Something seen, with a chart. */
    static JournalEntry seen(String id, String text, Stance stance, @Nullable Chart chart) {
        Evidence evidence = new Evidence("prometheus", "sum(rate(http_requests_total{service=\"forge\",code=~\"5..\"}[1m])) by (service)",
                new TimeWindow(NOW.minusSeconds(3600), NOW), "excerpt", URI.create("https://prometheus.example/graph?g0.expr=up&g0.tab=0"),
                null);
        return new JournalEntry.ObservationMade(NOW, "M1",
                new Observation(id, Look.METRICS, stance, "forge", text, NOW, List.of(evidence), chart));
    }

    /** The end of the look at metrics: what it saw is said then. */
    static JournalEntry lookedAtMetrics() {
        return new JournalEntry.TaskFinished(NOW, "M1", "Looked.", List.of());
    }

    /** A chart to draw. */
    static Chart chart() {
        return new Chart("case/M1.1", "Errors of forge", "errors/s", NOW.minusSeconds(600), NOW.minusSeconds(660),
                "deployment 42 of forge");
    }

    /** The end of the story, standing on the given observation. */
    static JournalEntry concluded(String observation) {
        RootCause cause = new RootCause("forge", Mechanism.BAD_DEPLOYMENT, "deploy-42",
                Statement.of("Deployment 42 of forge made cached records unreadable.", observation),
                List.of(Statement.of("Errors of forge rose from 0.1/s to 14/s at 13:55.", observation),
                        Statement.of("Requests that miss the cache succeed.", observation)),
                0.93);
        Impact impact = new Impact(NOW.minusSeconds(600), null, Map.of("robot.id", 91L), Map.of(), List.of(),
                List.of(Statement.of("91 robots could not forge since 13:55.", observation)));
        return new JournalEntry.RootCauseConcluded(NOW,
                new Conclusion(List.of(cause), List.of(new Suspect("forge", 0.93, List.of(observation),
                        List.of())), List.of("deploy-42"), Mechanism.BAD_DEPLOYMENT, NOW.minusSeconds(600), 0.93, true, impact,
                        List.of(new TimelineItem(NOW.minusSeconds(660), Statement.of("Deployment 42 of forge began", observation)),
                                new TimelineItem(NOW.minusSeconds(600), Statement.of("Errors of forge rose", observation))),
                        List.of(Statement.of("The CPU of forge-3 was high because it had just started.", observation)), "forge"));
    }

    @Override
    public Utterance read(String text, boolean mentioned, Investigation state) {
        if (text.startsWith("focus on ")) {
            return new Utterance.Steering(new Direction.FocusOn(List.of(text.substring("focus on ".length()))));
        }
        return mentioned || text.endsWith("?") ? new Utterance.Question() : new Utterance.Talk();
    }

    @Override
    public Plan plan(Investigation state) {
        throw new UnsupportedOperationException("the test writes the journal");
    }

    @Override
    public Looked look(Task task, Investigation state, Notebook notebook) {
        throw new UnsupportedOperationException("the test writes the journal");
    }

    @Override
    public Conclusion conclude(Investigation state) {
        throw new UnsupportedOperationException("the test writes the journal");
    }

    @Override
    public List<Statement> answer(QuestionAsked question, Investigation state) {
        throw new UnsupportedOperationException("the test writes the journal");
    }
}
