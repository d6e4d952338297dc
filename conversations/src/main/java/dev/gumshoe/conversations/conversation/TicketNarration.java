package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.conversation.Note.Kind;
import dev.gumshoe.conversations.conversation.Note.Section;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.QuestionRecord;
import dev.gumshoe.conversations.investigation.Investigation.SteeringRecord;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.EvidenceOffered;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringAccounted;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a case stands in its tickets: a ticket is read from top to bottom months later, nothing in it can be edited, and nobody in it sees the
 * thread. So it tells the turning points, and the whole conversation wherever it was held. Pure.
 */
public final class TicketNarration {

    /** Why something is said in a ticket; for each it can be set who reads it. */
    public enum Event {
        /** The case was opened for the ticket, or the ticket came to belong to it. */
        OPENED,
        /** The root cause, or that it cannot be told. */
        ROOT_CAUSE,
        /** Who was hurt. */
        IMPACT,
        /** What should be done. */
        MITIGATION,
        /** The case ended. */
        RESOLUTION,
        /** What people said and were answered. */
        CONVERSATION
    }

    /**
     * Something said in tickets.
     *
     * @param note where it names a place it belongs to that ticket alone, or, where that is no ticket, to the case's first one
     */
    public record Told(Event event, Note note) {}

    private static final String IMPACT = "Impact";
    private static final Map<String, String> SURFACES = Map.of("slack", "in Slack", "discord", "in Discord", "web", "on the page");

    private final Narration narration;

    /** The same words as in threads, as far as they are the same. */
    public TicketNarration(Narration narration) {
        this.narration = narration;
    }

    /** What is said in the case's tickets when the entry was written; empty when it goes without saying there. */
    public List<Told> of(Recorded recorded, Investigation after) {
        return switch (recorded.entry()) {
            case JournalEntry.PlaceJoined e when Place.parse(e.place()).ticket() -> joined(e.place(), after);
            case JournalEntry.RootCauseConcluded _ -> concluded(after, null);
            case JournalEntry.InvestigationStopped e -> List.of(told(Event.RESOLUTION, "The investigation was " + e.why() + "."));
            case JournalEntry.InvestigationClosed _ -> List.of(new Told(Event.RESOLUTION, ended(after)));
            case SteeringReceived e -> said(e.author(), e.text(), e.place());
            case QuestionAsked e -> said(e.author(), e.text(), e.place());
            case EvidenceOffered e -> said(e.author(), e.text(), e.place());
            case JournalEntry.CaseJudged e -> said(e.author(), "The conclusion was " + e.truth().words() + ". " + e.words(), e.place());
            case SteeringAccounted e -> accounted(e, recorded, after);
            case QuestionAnswered e -> answered(e, after);
            case JournalEntry.ObservationMade _ -> narration.reply(recorded, after).map(note -> conversation(note, place(note, after)))
                    .map(List::of).orElse(List.of());
            case JournalEntry.MitigationAsked e -> e.author() == null ? List.of() : said(e.author(), e.text(), e.place());
            case JournalEntry.MitigationPlanned _,JournalEntry.MitigationUnplanned _,JournalEntry.PreValidated _,JournalEntry.MitigationApplied _,JournalEntry.RecoverySeen _ ->
                narration.reply(recorded, after).map(TicketNarration::mending).map(List::of).orElse(List.of());
            case JournalEntry.PlaceJoined _,JournalEntry.InvestigationOpened _,JournalEntry.AlertJoined _,JournalEntry.AlertResolved _,JournalEntry.AlertHeld _,JournalEntry.AlertsMoved _,JournalEntry.StormCounted _,JournalEntry.LeadTaken _,JournalEntry.TopologySeen _,JournalEntry.RunbookConsulted _,JournalEntry.HypothesisStated _,JournalEntry.HypothesisJudged _,JournalEntry.TaskOpened _,JournalEntry.TaskFinished _,JournalEntry.TaskCancelled _,JournalEntry.GapFound _,JournalEntry.GapAnswered _,JournalEntry.ExpertCalled _,JournalEntry.ModelUsed _,JournalEntry.ReasoningTakenOver _,JournalEntry.ReasoningHandedBack _,JournalEntry.ClaimRefused _,JournalEntry.ToolNotCalled _,JournalEntry.ValidationAsked _,JournalEntry.Unrecognized _ ->
                List.of();
        };
    }

    private static Told told(Event event, String line) {
        return new Told(event, Note.line(Kind.NOTICE, line));
    }

    private static Told mending(Note note) {
        return new Told(Event.MITIGATION,
                new Note(note.kind(), note.headline(), note.sections(), note.citations(), note.chart(), null, null));
    }

    private static Told conversation(Note note, @Nullable String place) {
        return new Told(Event.CONVERSATION, new Note(note.kind(), note.headline(), note.sections(), Wording.grouped(note.citations()),
                note.chart(), note.answers(), place));
    }

    private List<Told> joined(String ticket, Investigation after) {
        boolean first = tickets(after).getFirst().equals(ticket);
        String words = first
                ? "Gumshoe is looking into this as case " + after.id() + "."
                : "Gumshoe works on this together with “" + after.alert().title() + "” as case " + after.id() + ".";
        String how = "Ask, or give a direction, in a comment or a work note: “when did it start?”, “focus on checkout”, “since 14:05”. "
                + "State and assignment stay yours.";
        List<Told> all = new ArrayList<>();
        all.add(new Told(Event.OPENED,
                new Note(Kind.NOTICE, words, List.of(new Section(null, List.of(how))), List.of(), null, null, ticket)));
        if (after.conclusion().isPresent()) {
            all.addAll(concluded(after, ticket));
        }
        return all;
    }

    /** The tickets of a case, as places, the first one first. */
    public static List<String> tickets(Investigation state) {
        return state.places().stream().filter(place -> Place.parse(place).ticket()).toList();
    }

    private List<Told> concluded(Investigation after, @Nullable String ticket) {
        Note report = narration.report(after);
        List<Section> cause = report.sections().stream().filter(section -> !IMPACT.equals(section.label())).toList();
        List<Section> impact = report.sections().stream().filter(section -> IMPACT.equals(section.label())).toList();
        List<Told> all = new ArrayList<>();
        all.add(new Told(Event.ROOT_CAUSE,
                new Note(report.kind(), report.headline(), cause, report.citations(), report.chart(), null, ticket)));
        if (!impact.isEmpty()) {
            all.add(new Told(Event.IMPACT, new Note(Kind.REPORT, "Impact of case " + after.id(),
                    List.of(new Section(null, impact.getFirst().lines())), List.of(), null, null, ticket)));
        }
        return all;
    }

    private Note ended(Investigation after) {
        List<Section> sections = new ArrayList<>();
        after.conclusion().ifPresent(_ -> sections.add(new Section("What it was", List.of(narration.report(after).headline()))));
        after.judgement().ifPresent(judged -> sections.add(new Section("How right that was", List.of(LivingNotes.judged(judged)))));
        List<String> open = after.openGaps().stream().map(gap -> gap.what() + ". " + gap.mend()).distinct().toList();
        if (!open.isEmpty()) {
            sections.add(new Section("Never looked at", open));
        }
        String how = after.lasting().isEmpty() ? "All its alarms ended; case " : "Case ";
        return Note.of(Kind.NOTICE, how + after.id() + " is closed.", sections, List.of(), null);
    }

    /** What was said elsewhere stands in the first ticket; what was said in a ticket stands there already. */
    private static List<Told> said(String author, String text, @Nullable String place) {
        if (place != null && Place.parse(place).ticket()) {
            return List.of();
        }
        String where = place == null ? "" : " " + surface(place);
        return List.of(conversation(Note.line(Kind.ACKNOWLEDGEMENT, author + where + ": “" + text.strip() + "”"), place));
    }

    private static String surface(String place) {
        String surface = Place.parse(place).surface();
        return SURFACES.getOrDefault(surface, "in " + surface.toLowerCase(Locale.ROOT));
    }

    private List<Told> accounted(SteeringAccounted entry, Recorded recorded, Investigation after) {
        String place = after.steering().stream().map(SteeringRecord::received).filter(s -> s.message().equals(entry.message()))
                .findFirst().map(SteeringReceived::place).orElse(null);
        return narration.reply(recorded, after).map(note -> List.of(conversation(note, place))).orElse(List.of());
    }

    private List<Told> answered(QuestionAnswered entry, Investigation after) {
        Optional<QuestionAsked> asked = after.questions().stream().map(QuestionRecord::asked)
                .filter(q -> q.message().equals(entry.message())).findFirst();
        Note answer = PeopleWording.answer(entry, after);
        return List.of(conversation(asked.map(q -> quoting(answer, q)).orElse(answer), asked.map(QuestionAsked::place).orElse(null)));
    }

    /** In a ticket other entries may stand between a question and its answer. */
    private static Note quoting(Note note, QuestionAsked asked) {
        String whose = Wording.quote(asked.text(), asked.author());
        return note.headline().startsWith("“")
                ? note
                : new Note(note.kind(), whose + note.headline(), note.sections(), note.citations(), note.chart(), note.answers(), null);
    }

    private static @Nullable String place(Note note, Investigation after) {
        return after.offered().stream().filter(e -> e.message().equals(note.answers())).findFirst().map(EvidenceOffered::place)
                .orElse(null);
    }
}
