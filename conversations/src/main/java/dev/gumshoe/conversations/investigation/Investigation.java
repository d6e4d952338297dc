package dev.gumshoe.conversations.investigation;

import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertHeld;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertJoined;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertResolved;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertsMoved;
import dev.gumshoe.conversations.investigation.JournalEntry.CaseJudged;
import dev.gumshoe.conversations.investigation.JournalEntry.ClaimRefused;
import dev.gumshoe.conversations.investigation.JournalEntry.EvidenceOffered;
import dev.gumshoe.conversations.investigation.JournalEntry.ExpertCalled;
import dev.gumshoe.conversations.investigation.JournalEntry.GapAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.GapFound;
import dev.gumshoe.conversations.investigation.JournalEntry.HypothesisJudged;
import dev.gumshoe.conversations.investigation.JournalEntry.HypothesisStated;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationClosed;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationStopped;
import dev.gumshoe.conversations.investigation.JournalEntry.LeadTaken;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationApplied;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationPlanned;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationUnplanned;
import dev.gumshoe.conversations.investigation.JournalEntry.ModelUsed;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.PlaceJoined;
import dev.gumshoe.conversations.investigation.JournalEntry.PreValidated;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.ReasoningHandedBack;
import dev.gumshoe.conversations.investigation.JournalEntry.ReasoningTakenOver;
import dev.gumshoe.conversations.investigation.JournalEntry.RecoverySeen;
import dev.gumshoe.conversations.investigation.JournalEntry.RootCauseConcluded;
import dev.gumshoe.conversations.investigation.JournalEntry.RunbookConsulted;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringAccounted;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.JournalEntry.StormCounted;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskCancelled;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskFinished;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.ToolNotCalled;
import dev.gumshoe.conversations.investigation.JournalEntry.TopologySeen;
import dev.gumshoe.conversations.investigation.JournalEntry.Unrecognized;
import dev.gumshoe.conversations.investigation.JournalEntry.ValidationAsked;
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

    private final String id;
    private long position;
    private Phase phase = Phase.OPENED;
    private @Nullable InvestigationOpened opened;
    private @Nullable String leader;
    private int leads;
    private @Nullable Scope scope;
    private @Nullable Instant lastAt;
    private @Nullable Conclusion conclusion;
    private @Nullable Conclusion conclusionBefore;
    private @Nullable Instant concludedAt;
    private boolean newsSinceConclusion;
    private boolean inquiry;
    private Mitigations mitigations = Mitigations.NONE;
    private Topology topology = Topology.empty();
    private List<String> places = List.of();
    private Alarms alarms = Alarms.NONE;
    private Findings findings = Findings.NONE;
    private Voices voices = Voices.NONE;
    private ModelWork models = ModelWork.NONE;

    /** A case of which nothing is written yet. */
    public Investigation(String id) {
        this.id = id;
    }

    private Investigation(Investigation before) {
        id = before.id;
        position = before.position;
        phase = before.phase;
        opened = before.opened;
        leader = before.leader;
        leads = before.leads;
        scope = before.scope;
        lastAt = before.lastAt;
        conclusion = before.conclusion;
        conclusionBefore = before.conclusionBefore;
        concludedAt = before.concludedAt;
        newsSinceConclusion = before.newsSinceConclusion;
        inquiry = before.inquiry;
        mitigations = before.mitigations;
        topology = before.topology;
        places = before.places;
        alarms = before.alarms;
        findings = before.findings;
        voices = before.voices;
        models = before.models;
    }

    /** The case after all of the entries. */
    public Investigation after(List<Recorded> entries) {
        Investigation state = this;
        for (Recorded recorded : entries) {
            state = state.after(recorded);
        }
        return state;
    }

    /** The case after one more entry. */
    public Investigation after(Recorded recorded) {
        if (recorded.position() != position + 1) {
            throw new IllegalArgumentException(
                    "entry " + recorded.position() + " of case " + id + " does not follow entry " + position);
        }
        Investigation next = new Investigation(this);
        next.position = recorded.position();
        next.lastAt = recorded.entry().at();
        next.take(recorded.entry());
        return next;
    }

    private void take(JournalEntry entry) {
        switch (entry) {
            case InvestigationOpened e -> open(e);
            case AlertJoined e -> alarms = alarms.with(e.alert());
            case AlertResolved e -> alarms = alarms.ended(e.alertId());
            case AlertHeld e -> alarms = alarms.with(e);
            case AlertsMoved e -> alarms = alarms.with(e);
            case StormCounted e -> alarms = alarms.with(e);
            case PlaceJoined e -> places = Growth.plusNew(places, e.place());
            case LeadTaken e -> lead(e);
            case TopologySeen e -> topology = topology.with(e.inventory());
            case RunbookConsulted e -> findings = findings.with(e);
            case HypothesisStated e -> findings = findings.with(e);
            case HypothesisJudged e -> findings = findings.with(e);
            case TaskOpened e -> openTask(e);
            case TaskFinished e -> findings = findings.with(e);
            case TaskCancelled e -> findings = findings.with(e);
            case ObservationMade e -> findings = findings.with(e);
            case GapFound e -> findings = findings.with(e.gap());
            case SteeringReceived e -> steer(e);
            case SteeringAccounted e -> voices = voices.with(e);
            case QuestionAsked e -> voices = voices.with(e);
            case QuestionAnswered e -> voices = voices.with(e);
            case EvidenceOffered e -> news(voices.with(e));
            case GapAnswered e -> news(voices.with(e));
            case ExpertCalled e -> voices = voices.with(e);
            case CaseJudged e -> voices = voices.with(e);
            case ModelUsed e -> models = models.with(e.spent());
            case ReasoningTakenOver e -> models = models.with(e);
            case ReasoningHandedBack _ -> models = models.handedBack();
            case ClaimRefused e -> models = models.with(e);
            case ToolNotCalled e -> models = models.with(e);
            case RootCauseConcluded e -> conclude(e);
            case MitigationAsked e -> mitigations = mitigations.plus(e);
            case MitigationPlanned e -> mitigations = mitigations.answering(e.message(), m -> m.with(e));
            case MitigationUnplanned e -> mitigations = mitigations.answering(e.message(), m -> m.with(e));
            case ValidationAsked e -> mitigations = mitigations.about(e.plan(), m -> m.with(e));
            case PreValidated e -> mitigations = mitigations.about(e.plan(), m -> m.with(e));
            case MitigationApplied e -> mitigations = mitigations.about(e.plan(), m -> m.with(e));
            case RecoverySeen e -> mitigations = mitigations.about(e.plan(), m -> m.with(e));
            case InvestigationStopped _ -> phase = Phase.STOPPED;
            case InvestigationClosed _ -> phase = Phase.CLOSED;
            case Unrecognized _ -> {
            }
        }
    }

    private void open(InvestigationOpened entry) {
        opened = entry;
        inquiry = entry.inquiry();
        scope = entry.scope();
        alarms = alarms.with(entry.alert());
        places = entry.place() == null ? List.of() : List.of(entry.place());
    }

    private void lead(LeadTaken entry) {
        leader = entry.holder();
        leads++;
    }

    private void openTask(TaskOpened entry) {
        phase = Phase.LOOKING;
        findings = findings.with(entry);
    }

    private void steer(SteeringReceived entry) {
        voices = voices.with(entry);
        Scope before = scope();
        scope = before.after(entry.direction(), opening().scope());
        newsSinceConclusion |= !scope.equals(before);
        inquiry &= !(entry.direction() instanceof Direction.Investigate);
    }

    private void news(Voices more) {
        voices = more;
        newsSinceConclusion = true;
    }

    private void conclude(RootCauseConcluded entry) {
        newsSinceConclusion = false;
        phase = Phase.CONCLUDED;
        conclusionBefore = conclusion;
        conclusion = entry.conclusion();
        concludedAt = entry.at();
    }

    /** The case's id. */
    public String id() {
        return id;
    }

    /** The position of the last entry folded in; 0 when there is none. */
    public long position() {
        return position;
    }

    /** Where the case stands. */
    public Phase phase() {
        return phase;
    }

    /** Whether anything was written yet. */
    public boolean exists() {
        return opened != null;
    }

    /** How the case was opened. @throws IllegalStateException when it was not */
    public InvestigationOpened opening() {
        if (opened == null) {
            throw new IllegalStateException("case " + id + " was not opened");
        }
        return opened;
    }

    /** The alert the case was opened for. */
    public Alert alert() {
        return opening().alert();
    }

    /** All alerts of the case, the first one first. */
    public List<Alert> alerts() {
        return alarms.all();
    }

    /** Ids of the alerts that ended and did not fire again. */
    public List<String> resolvedAlerts() {
        return alarms.resolved();
    }

    /** Whether the alert of that id is in the record, kept ones included. */
    public boolean knows(String alertId) {
        return alarms.knows(alertId);
    }

    /** The alarms that last: of each the latest firing, when that was not said to have ended. */
    public List<Alert> lasting() {
        return alarms.lasting();
    }

    /** Alerts that fit no case and are kept with this one. */
    public List<AlertHeld> held() {
        return alarms.held();
    }

    /** How many alerts were ever kept with this case. */
    public int everHeld() {
        return alarms.everHeld();
    }

    /** The latest count of the storm this case is the thread of. */
    public Optional<StormCounted> storm() {
        return Optional.ofNullable(alarms.storm());
    }

    /** What the case looks at now, people's directions included. */
    public Scope scope() {
        return scope == null ? opening().scope() : scope;
    }

    /** Whether somebody only asked something, and nothing is investigated yet. */
    public boolean inquiry() {
        return inquiry;
    }

    /** What language models were used for the case so far. */
    public Spent spent() {
        return models.spent();
    }

    /** Why the case is calculated although a language model began it; empty while one is at work, and where there never was one. */
    public Optional<ReasoningTakenOver> takenOver() {
        return Optional.ofNullable(models.takenOver());
    }

    /** How often calculation took the case over. */
    public int takeovers() {
        return models.takeovers();
    }

    /** Who leads, as the journal says. */
    public Optional<String> leader() {
        return Optional.ofNullable(leader);
    }

    /** How often a process took the lead: more than once when one died or was stopped. */
    public int leads() {
        return leads;
    }

    /** Where the case's threads are. */
    public List<String> places() {
        return places;
    }

    /** When the last entry was written. */
    public Optional<Instant> lastAt() {
        return Optional.ofNullable(lastAt);
    }

    /** What is known of the topology. */
    public Topology topology() {
        return topology;
    }

    /** Runbooks that were read. */
    public List<RunbookConsulted> runbooks() {
        return findings.runbooks();
    }

    /** Possible causes in the order they were stated. */
    public List<HypothesisRecord> hypotheses() {
        return List.copyOf(findings.hypotheses().values());
    }

    /** All errands in the order they were given. */
    public List<TaskRecord> tasks() {
        return List.copyOf(findings.tasks().values());
    }

    /** The errand of that id. */
    public Optional<TaskRecord> task(String taskId) {
        return Optional.ofNullable(findings.tasks().get(taskId));
    }

    /** The errands whose specialists should be running. */
    public List<Task> openTasks() {
        return findings.tasks().values().stream().filter(t -> t.state() == TaskState.OPEN).map(TaskRecord::task).toList();
    }

    /** What was seen, in order. */
    public List<Observation> observations() {
        return findings.observations().values().stream().map(ObservationMade::observation).toList();
    }

    /** What was seen and still counts, in order: a look that was taken again with another scope takes the place of the one before. */
    public List<Observation> counting() {
        return findings.counting();
    }

    /** The observation of that id. */
    public Optional<Observation> observation(String observationId) {
        return Optional.ofNullable(findings.observations().get(observationId)).map(ObservationMade::observation);
    }

    /** All observations by id. */
    public Map<String, ObservationMade> observationsById() {
        return findings.observations();
    }

    /** What could not be looked at. */
    public List<Gap> gaps() {
        return findings.gaps();
    }

    /** What could not be looked at, and nobody has said anything to. */
    public List<Gap> openGaps() {
        return findings.gaps().stream().filter(gap -> gapAnswer(gap.id()).isEmpty()).toList();
    }

    /** What people said to gaps, in order. */
    public List<GapAnswered> gapAnswers() {
        return voices.gapAnswers();
    }

    /** The last that was said to the gap of that id. */
    public Optional<GapAnswered> gapAnswer(String gap) {
        return voices.gapAnswers().stream().filter(answer -> answer.gap().equals(gap)).reduce((_, later) -> later);
    }

    /** When, and by whom, experts were called in. */
    public List<ExpertCalled> experts() {
        return voices.experts();
    }

    /** How right the conclusion was, as somebody judged it last. */
    public Optional<CaseJudged> judgement() {
        return voices.judgements().isEmpty() ? Optional.empty() : Optional.of(voices.judgements().getLast());
    }

    /** Directions people gave. */
    public List<SteeringRecord> steering() {
        return List.copyOf(voices.steering().values());
    }

    /** Directions nobody has accounted for yet. */
    public List<SteeringReceived> unaccountedSteering() {
        return voices.steering().values().stream()
                .filter(s -> s.accounted() == null)
                .map(SteeringRecord::received)
                .toList();
    }

    /** Questions people asked. */
    public List<QuestionRecord> questions() {
        return List.copyOf(voices.questions().values());
    }

    /** Questions nobody has answered yet. */
    public List<QuestionAsked> openQuestions() {
        return voices.questions().values().stream()
                .filter(q -> q.answered() == null)
                .map(QuestionRecord::asked)
                .toList();
    }

    /** What people told. */
    public List<EvidenceOffered> offered() {
        return voices.offered();
    }

    /** Claims that were refused. */
    public List<ClaimRefused> refusedClaims() {
        return models.refused();
    }

    /** Tools that language models asked for and that were not called, because they do not only look. */
    public List<ToolNotCalled> toolsNotCalled() {
        return models.toolsNotCalled();
    }

    /** Whether a message of that id was already taken into the record. */
    public boolean heard(String message) {
        return voices.heard(message) || mitigations.heard(message);
    }

    /** The plans to mend it, and what became of them. */
    public Mitigations mitigations() {
        return mitigations;
    }

    /** The latest conclusion. */
    public Optional<Conclusion> conclusion() {
        return Optional.ofNullable(conclusion);
    }

    /** The one before the latest. */
    public Optional<Conclusion> conclusionBefore() {
        return Optional.ofNullable(conclusionBefore);
    }

    /** Whether people said something since the latest conclusion that may change it. */
    public boolean newsSinceConclusion() {
        return newsSinceConclusion;
    }

    /** When the latest conclusion was reached. */
    public Optional<Instant> concludedAt() {
        return Optional.ofNullable(concludedAt);
    }
}
