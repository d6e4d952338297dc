package dev.gumshoe.conversations.investigation;

import dev.gumshoe.conversations.investigation.Investigation.Phase;
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
import org.jspecify.annotations.Nullable;

/**
 * What an entry does to what is known of a case: one exhaustive switch. Changed by nobody but {@link #after}, which changes a copy; the parts
 * that many entries add to ({@link Findings}, {@link Voices}, …) fold theirs themselves.
 */
final class CaseFold {

    final String id;
    long position;
    Phase phase = Phase.OPENED;
    @Nullable
    InvestigationOpened opened;
    @Nullable
    String leader;
    int leads;
    @Nullable
    Scope scope;
    @Nullable
    Instant lastAt;
    @Nullable
    Conclusion conclusion;
    @Nullable
    Conclusion conclusionBefore;
    @Nullable
    Instant concludedAt;
    boolean newsSinceConclusion;
    boolean inquiry;
    Mitigations mitigations = Mitigations.NONE;
    Topology topology = Topology.empty();
    List<String> places = List.of();
    Alarms alarms = Alarms.NONE;
    Findings findings = Findings.NONE;
    Voices voices = Voices.NONE;
    ModelWork models = ModelWork.NONE;

    /** A case of which nothing is written yet. */
    CaseFold(String id) {
        this.id = id;
    }

    private CaseFold(CaseFold before) {
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

    /** What is known after one more entry. @throws IllegalArgumentException when the entry does not follow the last */
    CaseFold after(Recorded recorded) {
        if (recorded.position() != position + 1) {
            throw new IllegalArgumentException(
                    "entry " + recorded.position() + " of case " + id + " does not follow entry " + position);
        }
        CaseFold next = new CaseFold(this);
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

    /** How the case was opened. @throws IllegalStateException when it was not */
    InvestigationOpened opening() {
        if (opened == null) {
            throw new IllegalStateException("case " + id + " was not opened");
        }
        return opened;
    }

    /** What the case looks at now. */
    Scope scope() {
        return scope == null ? opening().scope() : scope;
    }
}
