package dev.gumshoe.adapters.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.gumshoe.conversations.investigation.JournalEntry;

/** The names entries are stored under; a name once given never changes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JournalEntry.InvestigationOpened.class, name = "investigation-opened"),
    @JsonSubTypes.Type(value = JournalEntry.AlertJoined.class, name = "alert-joined"),
    @JsonSubTypes.Type(value = JournalEntry.AlertResolved.class, name = "alert-resolved"),
    @JsonSubTypes.Type(value = JournalEntry.AlertHeld.class, name = "alert-held"),
    @JsonSubTypes.Type(value = JournalEntry.AlertsMoved.class, name = "alerts-moved"),
    @JsonSubTypes.Type(value = JournalEntry.StormCounted.class, name = "storm-counted"),
    @JsonSubTypes.Type(value = JournalEntry.PlaceJoined.class, name = "place-joined"),
    @JsonSubTypes.Type(value = JournalEntry.LeadTaken.class, name = "lead-taken"),
    @JsonSubTypes.Type(value = JournalEntry.TopologySeen.class, name = "topology-seen"),
    @JsonSubTypes.Type(value = JournalEntry.RunbookConsulted.class, name = "runbook-consulted"),
    @JsonSubTypes.Type(value = JournalEntry.HypothesisStated.class, name = "hypothesis-stated"),
    @JsonSubTypes.Type(value = JournalEntry.HypothesisJudged.class, name = "hypothesis-judged"),
    @JsonSubTypes.Type(value = JournalEntry.TaskOpened.class, name = "task-opened"),
    @JsonSubTypes.Type(value = JournalEntry.TaskFinished.class, name = "task-finished"),
    @JsonSubTypes.Type(value = JournalEntry.TaskCancelled.class, name = "task-cancelled"),
    @JsonSubTypes.Type(value = JournalEntry.ObservationMade.class, name = "observation-made"),
    @JsonSubTypes.Type(value = JournalEntry.GapFound.class, name = "gap-found"),
    @JsonSubTypes.Type(value = JournalEntry.SteeringReceived.class, name = "steering-received"),
    @JsonSubTypes.Type(value = JournalEntry.SteeringAccounted.class, name = "steering-accounted"),
    @JsonSubTypes.Type(value = JournalEntry.QuestionAsked.class, name = "question-asked"),
    @JsonSubTypes.Type(value = JournalEntry.QuestionAnswered.class, name = "question-answered"),
    @JsonSubTypes.Type(value = JournalEntry.EvidenceOffered.class, name = "evidence-offered"),
    @JsonSubTypes.Type(value = JournalEntry.GapAnswered.class, name = "gap-answered"),
    @JsonSubTypes.Type(value = JournalEntry.ExpertCalled.class, name = "expert-called"),
    @JsonSubTypes.Type(value = JournalEntry.CaseJudged.class, name = "case-judged"),
    @JsonSubTypes.Type(value = JournalEntry.ModelUsed.class, name = "model-used"),
    @JsonSubTypes.Type(value = JournalEntry.ReasoningTakenOver.class, name = "reasoning-taken-over"),
    @JsonSubTypes.Type(value = JournalEntry.ReasoningHandedBack.class, name = "reasoning-handed-back"),
    @JsonSubTypes.Type(value = JournalEntry.ClaimRefused.class, name = "claim-refused"),
    @JsonSubTypes.Type(value = JournalEntry.ToolNotCalled.class, name = "tool-not-called"),
    @JsonSubTypes.Type(value = JournalEntry.RootCauseConcluded.class, name = "root-cause-concluded"),
    @JsonSubTypes.Type(value = JournalEntry.MitigationAsked.class, name = "mitigation-asked"),
    @JsonSubTypes.Type(value = JournalEntry.MitigationPlanned.class, name = "mitigation-planned"),
    @JsonSubTypes.Type(value = JournalEntry.MitigationUnplanned.class, name = "mitigation-unplanned"),
    @JsonSubTypes.Type(value = JournalEntry.ValidationAsked.class, name = "validation-asked"),
    @JsonSubTypes.Type(value = JournalEntry.PreValidated.class, name = "pre-validated"),
    @JsonSubTypes.Type(value = JournalEntry.MitigationApplied.class, name = "mitigation-applied"),
    @JsonSubTypes.Type(value = JournalEntry.RecoverySeen.class, name = "recovery-seen"),
    @JsonSubTypes.Type(value = JournalEntry.InvestigationStopped.class, name = "investigation-stopped"),
    @JsonSubTypes.Type(value = JournalEntry.InvestigationClosed.class, name = "investigation-closed"),
})
interface EntryTypes {}
