package dev.gumshoe.bot.web;

import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Note.Section;
import dev.gumshoe.conversations.investigation.Hypothesis.Verdict;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Recorded;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the timeline's moments of journal entries; the words are the narration's, and people's own. */
final class Moments {

    private final Narration narration;

    Moments(Narration narration) {
        this.narration = narration;
    }

    /** The moment of an entry; empty when it goes without saying. */
    Optional<Moment> of(Recorded recorded, Investigation after) {
        return switch (recorded.entry()) {
            case JournalEntry.SteeringReceived e -> said(recorded, after, e.author(), e.text());
            case JournalEntry.QuestionAsked e -> said(recorded, after, e.author(), e.text());
            case JournalEntry.EvidenceOffered e -> said(recorded, after, e.author(), e.text());
            case JournalEntry entry -> narration.step(recorded, after).map(note -> told(recorded, step(entry), note, after));
        };
    }

    /** What a person said, with what was answered at once. */
    private Optional<Moment> said(Recorded recorded, Investigation after, String author, String text) {
        List<Section> answer = narration.reply(recorded, after).map(note -> new Section(null, List.of(note.headline()))).stream().toList();
        return Optional.of(
                new Moment(recorded.position(), recorded.entry().at(), Step.USER_REQUEST, author, text, answer, List.of(), null));
    }

    private static Moment told(Recorded recorded, Step step, Note note, Investigation after) {
        boolean elsewhere = step == Step.ROOT_CAUSE || step == Step.PLANNING;
        return new Moment(
                recorded.position(),
                recorded.entry().at(),
                step,
                null,
                note.headline(),
                elsewhere ? List.of() : note.sections(),
                step == Step.ROOT_CAUSE ? List.of() : note.citations(),
                step == Step.ROOT_CAUSE ? null : chart(note, after));
    }

    private static @Nullable String chart(Note note, Investigation state) {
        return note.chart() == null
                ? null
                : state.observations().stream()
                        .filter(seen -> Objects.equals(note.chart(), seen.chart()))
                        .map(Observation::id)
                        .findFirst()
                        .orElse(null);
    }

    private static Step step(JournalEntry entry) {
        return switch (entry) {
            case JournalEntry.RunbookConsulted _,JournalEntry.HypothesisStated _ -> Step.PLANNING;
            case JournalEntry.TaskOpened _,JournalEntry.TopologySeen _ -> Step.FETCHING_DATA;
            case JournalEntry.HypothesisJudged e -> judged(e.verdict());
            case JournalEntry.ObservationMade e -> e.observation().stance() == Stance.RULED_OUT ? Step.RULED_OUT : Step.OBSERVATION;
            case JournalEntry.GapFound _ -> Step.GAP;
            case JournalEntry.SteeringReceived _,JournalEntry.QuestionAsked _,JournalEntry.EvidenceOffered _,JournalEntry.GapAnswered _,JournalEntry.ExpertCalled _,JournalEntry.CaseJudged _,JournalEntry.MitigationAsked _,JournalEntry.ValidationAsked _ ->
                Step.USER_REQUEST;
            case JournalEntry.RootCauseConcluded _ -> Step.ROOT_CAUSE;
            case JournalEntry.InvestigationOpened _,JournalEntry.AlertJoined _,JournalEntry.AlertResolved _,JournalEntry.AlertHeld _,JournalEntry.AlertsMoved _,JournalEntry.StormCounted _,JournalEntry.PlaceJoined _,JournalEntry.LeadTaken _,JournalEntry.TaskFinished _,JournalEntry.TaskCancelled _,JournalEntry.SteeringAccounted _,JournalEntry.QuestionAnswered _,JournalEntry.ModelUsed _,JournalEntry.ReasoningTakenOver _,JournalEntry.ReasoningHandedBack _,JournalEntry.ClaimRefused _,JournalEntry.ToolNotCalled _,JournalEntry.InvestigationStopped _,JournalEntry.InvestigationClosed _,JournalEntry.MitigationPlanned _,JournalEntry.MitigationUnplanned _,JournalEntry.PreValidated _,JournalEntry.MitigationApplied _,JournalEntry.RecoverySeen _,JournalEntry.Unrecognized _ ->
                Step.UPDATE;
        };
    }

    private static Step judged(Verdict verdict) {
        return switch (verdict) {
            case SUPPORTED -> Step.FINDING;
            case REFUTED -> Step.RULED_OUT;
            case UNDECIDED -> Step.UPDATE;
        };
    }
}
