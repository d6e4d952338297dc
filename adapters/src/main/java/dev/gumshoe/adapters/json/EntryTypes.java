package dev.gumshoe.adapters.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.gumshoe.conversations.investigation.JournalEntry;

/** The names entries are stored under; a name once given never changes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @Type(value = JournalEntry.InvestigationOpened.class, name = "investigation-opened"),
        @Type(value = JournalEntry.AlertJoined.class, name = "alert-joined"),
        @Type(value = JournalEntry.AlertResolved.class, name = "alert-resolved"),
        @Type(value = JournalEntry.PlaceJoined.class, name = "place-joined"),
        @Type(value = JournalEntry.LeadTaken.class, name = "lead-taken"),
        @Type(value = JournalEntry.TopologySeen.class, name = "topology-seen"),
        @Type(value = JournalEntry.RunbookConsulted.class, name = "runbook-consulted"),
        @Type(value = JournalEntry.HypothesisStated.class, name = "hypothesis-stated"),
        @Type(value = JournalEntry.HypothesisJudged.class, name = "hypothesis-judged"),
        @Type(value = JournalEntry.TaskOpened.class, name = "task-opened"),
        @Type(value = JournalEntry.TaskFinished.class, name = "task-finished"),
        @Type(value = JournalEntry.TaskCancelled.class, name = "task-cancelled"),
        @Type(value = JournalEntry.ObservationMade.class, name = "observation-made"),
        @Type(value = JournalEntry.GapFound.class, name = "gap-found"),
        @Type(value = JournalEntry.SteeringReceived.class, name = "steering-received"),
        @Type(value = JournalEntry.SteeringAccounted.class, name = "steering-accounted"),
        @Type(value = JournalEntry.QuestionAsked.class, name = "question-asked"),
        @Type(value = JournalEntry.QuestionAnswered.class, name = "question-answered"),
        @Type(value = JournalEntry.EvidenceOffered.class, name = "evidence-offered"),
        @Type(value = JournalEntry.ClaimRefused.class, name = "claim-refused"),
        @Type(value = JournalEntry.RootCauseConcluded.class, name = "root-cause-concluded"),
        @Type(value = JournalEntry.InvestigationStopped.class, name = "investigation-stopped"),
        @Type(value = JournalEntry.InvestigationClosed.class, name = "investigation-closed"),
})
interface EntryTypes {}
