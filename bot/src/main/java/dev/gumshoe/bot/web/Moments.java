package dev.gumshoe.bot.web;

import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Note.Citation;
import dev.gumshoe.conversations.conversation.Note.Section;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Hypothesis.Verdict;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the timeline's moments of journal entries: in the words of the narration where it has some, otherwise in the entry's own (a
 * chat thread leaves out what goes without saying; the page shows every step).
 */
final class Moments {

    private final Narration narration;

    Moments(Narration narration) {
        this.narration = narration;
    }

    /** What an entry itself says. */
    private record Told(Step step, @Nullable String author, String text, List<Section> sections) {

        private static Told of(Step step, String text, String... lines) {
            List<String> said = List.of(lines).stream().filter(line -> !line.isBlank()).toList();
            return new Told(step, null, text, said.isEmpty() ? List.of() : List.of(new Section(null, said)));
        }

        private static Told by(String author, String text) {
            return new Told(Step.USER_REQUEST, author, text, List.of());
        }
    }

    /** The moment of an entry; empty when it is of no interest to people. */
    Optional<Moment> of(Recorded recorded, Investigation after) {
        Told told = told(recorded.entry(), after);
        if (told == null) {
            return Optional.empty();
        }
        Note note = narration.reply(recorded, after).orElse(null);
        if (note == null && told.text().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(note == null ? plain(recorded, told) : narrated(recorded, told, note, after));
    }

    private static Moment plain(Recorded recorded, Told told) {
        Observation seen = observation(recorded.entry());
        return new Moment(
                recorded.position(),
                recorded.entry().at(),
                told.step(),
                told.author(),
                told.text(),
                told.sections(),
                seen == null ? List.of() : citations(seen),
                seen == null || seen.chart() == null ? null : seen.id());
    }

    private static Moment narrated(Recorded recorded, Told told, Note note, Investigation after) {
        boolean said = told.author() != null;
        return new Moment(
                recorded.position(),
                recorded.entry().at(),
                told.step(),
                told.author(),
                said ? told.text() : note.headline(),
                said ? List.of(new Section(null, List.of(note.headline()))) : note.sections(),
                note.citations(),
                chart(note, after));
    }

    private static @Nullable String chart(Note note, Investigation state) {
        return note.chart() == null
                ? null
                : state.observations().stream()
                        .filter(seen -> note.chart().equals(seen.chart()))
                        .map(Observation::id)
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable Observation observation(JournalEntry entry) {
        return entry instanceof JournalEntry.ObservationMade made ? made.observation() : null;
    }

    /** The looks an observation stands on. */
    static List<Citation> citations(Observation seen) {
        return seen.evidence().stream().map(e -> new Citation(seen.id(), e.source(), e.query(), e.link())).toList();
    }

    private static @Nullable Told told(JournalEntry entry, Investigation after) {
        return switch (entry) {
            case JournalEntry.InvestigationOpened e ->
                e.askedBy() == null
                        ? Told.of(Step.UPDATE, e.alert().title(), e.alert().description())
                        : Told.by(e.askedBy(), e.alert().title());
            case JournalEntry.AlertJoined e -> Told.of(Step.UPDATE, e.alert().title(), e.why());
            case JournalEntry.AlertResolved e -> Told.of(Step.UPDATE, title(e.alertId(), after));
            case JournalEntry.RunbookConsulted e -> Told.of(Step.PLANNING, e.name(), e.why());
            case JournalEntry.HypothesisStated e -> Told.of(Step.PLANNING, e.hypothesis().statement());
            case JournalEntry.HypothesisJudged e -> Told.of(judged(e.verdict()), e.why().text());
            case JournalEntry.TopologySeen _ -> Told.of(Step.FETCHING_DATA, "");
            case JournalEntry.TaskOpened e -> Told.of(Step.FETCHING_DATA, e.task().question());
            case JournalEntry.TaskFinished e -> Told.of(Step.UPDATE, e.summary());
            case JournalEntry.TaskCancelled e -> Told.of(Step.UPDATE, e.why());
            case JournalEntry.ObservationMade e ->
                Told.of(
                        e.observation().stance() == Stance.RULED_OUT ? Step.RULED_OUT : Step.OBSERVATION, e.observation().text());
            case JournalEntry.GapFound e -> Told.of(Step.GAP, e.gap().what(), e.gap().why(), e.gap().mend());
            case JournalEntry.SteeringReceived e -> Told.by(e.author(), e.text());
            case JournalEntry.QuestionAsked e -> Told.by(e.author(), e.text());
            case JournalEntry.EvidenceOffered e -> Told.by(e.author(), e.text());
            case JournalEntry.SteeringAccounted e -> Told.of(Step.UPDATE, e.how());
            case JournalEntry.QuestionAnswered e -> answered(e.answer());
            case JournalEntry.ClaimRefused _ -> Told.of(Step.UPDATE, "");
            case JournalEntry.RootCauseConcluded e -> Told.of(Step.ROOT_CAUSE, Headlines.of(e.conclusion()));
            case JournalEntry.InvestigationStopped e -> Told.of(Step.UPDATE, e.why());
            case JournalEntry.InvestigationClosed e -> Told.of(Step.UPDATE, e.why());
            case JournalEntry.PlaceJoined _,JournalEntry.LeadTaken _,JournalEntry.Unrecognized _ -> null;
        };
    }

    private static Step judged(Verdict verdict) {
        return switch (verdict) {
            case SUPPORTED -> Step.FINDING;
            case REFUTED -> Step.RULED_OUT;
            case UNDECIDED -> Step.UPDATE;
        };
    }

    private static String title(String alertId, Investigation after) {
        return after.alerts().stream().filter(a -> a.id().equals(alertId)).map(Alert::title).findFirst().orElse(alertId);
    }

    private static Told answered(List<Statement> answer) {
        List<String> lines = answer.stream().map(Statement::text).toList();
        return lines.isEmpty()
                ? Told.of(Step.UPDATE, "")
                : Told.of(Step.UPDATE, lines.getFirst(), lines.subList(1, lines.size()).toArray(String[]::new));
    }
}
