package dev.gumshoe.conversations.investigation;

import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertHeld;
import dev.gumshoe.conversations.investigation.JournalEntry.CaseJudged;
import dev.gumshoe.conversations.investigation.JournalEntry.ClaimRefused;
import dev.gumshoe.conversations.investigation.JournalEntry.EvidenceOffered;
import dev.gumshoe.conversations.investigation.JournalEntry.ExpertCalled;
import dev.gumshoe.conversations.investigation.JournalEntry.GapAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.ReasoningTakenOver;
import dev.gumshoe.conversations.investigation.JournalEntry.RunbookConsulted;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringAccounted;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.JournalEntry.StormCounted;
import dev.gumshoe.conversations.investigation.JournalEntry.ToolNotCalled;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a case: the fold of its journal. Immutable from outside: {@link #after} makes a new one, and collections are
 * copied when they change (a case has hundreds of entries, not millions). Safe for use by several threads once published.
 */
public final class Investigation {

    /** Where a case stands. */
    public enum Phase {
        /** Nothing was decided yet. */
        OPENED,
        /** Specialists are looking. */
        LOOKING,
        /** There is a conclusion, and nothing new since. */
        CONCLUDED,
        /** A person stopped it. */
        STOPPED,
        /** Nothing more is written. */
        CLOSED
    }

    /** What became of a specialist's errand. */
    public enum TaskState {
        /** The specialist should be running. */
        OPEN,
        /** It came back. */
        FINISHED,
        /** It was called off. */
        CANCELLED
    }

    /** An errand, when it was given, what became of it, and what it brought. */
    public record TaskRecord(Task task, Instant openedAt, TaskState state, String summary, List<Signal> signals) {

        TaskRecord ended(TaskState how, String words, List<Signal> brought) {
            return new TaskRecord(task, openedAt, how, words, brought);
        }
    }

    /** A hypothesis with its verdict; both verdict and reason are null while it is open. */
    public record HypothesisRecord(Hypothesis hypothesis, Hypothesis.@Nullable Verdict verdict, @Nullable Statement why) {}

    /** A direction and how it was accounted for; null while it was not. */
    public record SteeringRecord(SteeringReceived received, @Nullable SteeringAccounted accounted) {}

    /** A question and its answer; null while it has none. */
    public record QuestionRecord(QuestionAsked asked, @Nullable QuestionAnswered answered) {}

    private final CaseFold known;

    /** A case of which nothing is written yet. */
    public Investigation(String id) {
        this(new CaseFold(id));
    }

    private Investigation(CaseFold known) {
        this.known = known;
    }

    /** The case after all of the entries. */
    public Investigation after(List<Recorded> entries) {
        CaseFold next = known;
        for (Recorded recorded : entries) {
            next = next.after(recorded);
        }
        return new Investigation(next);
    }

    /** The case after one more entry. */
    public Investigation after(Recorded recorded) {
        return new Investigation(known.after(recorded));
    }

    /** The case's id. */
    public String id() {
        return known.id;
    }

    /** The position of the last entry folded in; 0 when there is none. */
    public long position() {
        return known.position;
    }

    /** Where the case stands. */
    public Phase phase() {
        return known.phase;
    }

    /** Whether anything was written yet. */
    public boolean exists() {
        return known.opened != null;
    }

    /** How the case was opened. @throws IllegalStateException when it was not */
    public InvestigationOpened opening() {
        return known.opening();
    }

    /** The alert the case was opened for. */
    public Alert alert() {
        return opening().alert();
    }

    /** All alerts of the case, the first one first. */
    public List<Alert> alerts() {
        return known.alarms.all();
    }

    /** Ids of the alerts that ended and did not fire again. */
    public List<String> resolvedAlerts() {
        return known.alarms.resolved();
    }

    /** Whether the alert of that id is in the record, kept ones included. */
    public boolean knows(String alertId) {
        return known.alarms.knows(alertId);
    }

    /** The alarms that last: of each the latest firing, when that was not said to have ended. */
    public List<Alert> lasting() {
        return known.alarms.lasting();
    }

    /** Alerts that fit no case and are kept with this one. */
    public List<AlertHeld> held() {
        return known.alarms.held();
    }

    /** How many alerts were ever kept with this case. */
    public int everHeld() {
        return known.alarms.everHeld();
    }

    /** The latest count of the storm this case is the thread of. */
    public Optional<StormCounted> storm() {
        return Optional.ofNullable(known.alarms.storm());
    }

    /** What the case looks at now, people's directions included. */
    public Scope scope() {
        return known.scope();
    }

    /** Whether somebody only asked something, and nothing is investigated yet. */
    public boolean inquiry() {
        return known.inquiry;
    }

    /** What language models were used for the case so far. */
    public Spent spent() {
        return known.models.spent();
    }

    /** Why the case is calculated although a language model began it; empty while one is at work, and where there never was one. */
    public Optional<ReasoningTakenOver> takenOver() {
        return Optional.ofNullable(known.models.takenOver());
    }

    /** How often calculation took the case over. */
    public int takeovers() {
        return known.models.takeovers();
    }

    /** Who leads, as the journal says. */
    public Optional<String> leader() {
        return Optional.ofNullable(known.leader);
    }

    /** How often a process took the lead: more than once when one died or was stopped. */
    public int leads() {
        return known.leads;
    }

    /** Where the case's threads are. */
    public List<String> places() {
        return known.places;
    }

    /** When the last entry was written. */
    public Optional<Instant> lastAt() {
        return Optional.ofNullable(known.lastAt);
    }

    /** What is known of the topology. */
    public Topology topology() {
        return known.topology;
    }

    /** Runbooks that were read. */
    public List<RunbookConsulted> runbooks() {
        return known.findings.runbooks();
    }

    /** Possible causes in the order they were stated. */
    public List<HypothesisRecord> hypotheses() {
        return List.copyOf(known.findings.hypotheses().values());
    }

    /** All errands in the order they were given. */
    public List<TaskRecord> tasks() {
        return List.copyOf(known.findings.tasks().values());
    }

    /** The errand of that id. */
    public Optional<TaskRecord> task(String taskId) {
        return Optional.ofNullable(known.findings.tasks().get(taskId));
    }

    /** The errands whose specialists should be running. */
    public List<Task> openTasks() {
        return known.findings.tasks().values().stream().filter(t -> t.state() == TaskState.OPEN).map(TaskRecord::task).toList();
    }

    /** What was seen, in order. */
    public List<Observation> observations() {
        return known.findings.observations().values().stream().map(ObservationMade::observation).toList();
    }

    /** What was seen and still counts, in order: a look that was taken again with another scope takes the place of the one before. */
    public List<Observation> counting() {
        return known.findings.counting();
    }

    /** The observation of that id. */
    public Optional<Observation> observation(String observationId) {
        return Optional.ofNullable(known.findings.observations().get(observationId)).map(ObservationMade::observation);
    }

    /** All observations by id. */
    public Map<String, ObservationMade> observationsById() {
        return known.findings.observations();
    }

    /** What could not be looked at. */
    public List<Gap> gaps() {
        return known.findings.gaps();
    }

    /** What could not be looked at, and nobody has said anything to. */
    public List<Gap> openGaps() {
        return known.findings.gaps().stream().filter(gap -> gapAnswer(gap.id()).isEmpty()).toList();
    }

    /** What people said to gaps, in order. */
    public List<GapAnswered> gapAnswers() {
        return known.voices.gapAnswers();
    }

    /** The last that was said to the gap of that id. */
    public Optional<GapAnswered> gapAnswer(String gap) {
        return known.voices.gapAnswers().stream().filter(answer -> answer.gap().equals(gap)).reduce((_, later) -> later);
    }

    /** When, and by whom, experts were called in. */
    public List<ExpertCalled> experts() {
        return known.voices.experts();
    }

    /** How right the conclusion was, as somebody judged it last. */
    public Optional<CaseJudged> judgement() {
        return known.voices.judgements().isEmpty() ? Optional.empty() : Optional.of(known.voices.judgements().getLast());
    }

    /** Directions people gave. */
    public List<SteeringRecord> steering() {
        return List.copyOf(known.voices.steering().values());
    }

    /** Directions nobody has accounted for yet. */
    public List<SteeringReceived> unaccountedSteering() {
        return known.voices.steering().values().stream()
                .filter(s -> s.accounted() == null)
                .map(SteeringRecord::received)
                .toList();
    }

    /** Questions people asked. */
    public List<QuestionRecord> questions() {
        return List.copyOf(known.voices.questions().values());
    }

    /** Questions nobody has answered yet. */
    public List<QuestionAsked> openQuestions() {
        return known.voices.questions().values().stream()
                .filter(q -> q.answered() == null)
                .map(QuestionRecord::asked)
                .toList();
    }

    /** What people told. */
    public List<EvidenceOffered> offered() {
        return known.voices.offered();
    }

    /** Claims that were refused. */
    public List<ClaimRefused> refusedClaims() {
        return known.models.refused();
    }

    /** Tools that language models asked for and that were not called, because they do not only look. */
    public List<ToolNotCalled> toolsNotCalled() {
        return known.models.toolsNotCalled();
    }

    /** Whether a message of that id was already taken into the record. */
    public boolean heard(String message) {
        return known.voices.heard(message) || known.mitigations.heard(message);
    }

    /** The plans to mend it, and what became of them. */
    public Mitigations mitigations() {
        return known.mitigations;
    }

    /** The latest conclusion. */
    public Optional<Conclusion> conclusion() {
        return Optional.ofNullable(known.conclusion);
    }

    /** The one before the latest. */
    public Optional<Conclusion> conclusionBefore() {
        return Optional.ofNullable(known.conclusionBefore);
    }

    /** Whether people said something since the latest conclusion that may change it. */
    public boolean newsSinceConclusion() {
        return known.newsSinceConclusion;
    }

    /** When the latest conclusion was reached. */
    public Optional<Instant> concludedAt() {
        return Optional.ofNullable(known.concludedAt);
    }
}
