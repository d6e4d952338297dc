package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.conversation.Note.Kind;
import dev.gumshoe.conversations.conversation.Note.Section;
import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.EvidenceOffered;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringAccounted;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Recorded;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All wording that people read: journal entries and cases in, notes out. Pure; nothing here knows a surface. */
public final class Narration {

    /** The topic of the message that says where a case stands. */
    public static final String STATUS = "status";

    private static final int MOST_HANDED_OVER = 12;
    private static final int LONGEST_QUOTE = 80;

    private final TimeOfDay clock;
    private final PeopleWording people;
    private final ReportWording reports;
    private final StatusWording standing;

    /** Narration that writes times of day in the zone. */
    public Narration(ZoneId zone) {
        this.clock = TimeOfDay.in(zone);
        this.people = new PeopleWording(clock);
        this.reports = new ReportWording(clock);
        this.standing = new StatusWording(clock);
    }

    /**
     * What is said in the thread when the entry was written.
     *
     * @param after the case with the entry folded in
     * @return empty when it goes without saying
     */
    public Optional<Note> reply(Recorded recorded, Investigation after) {
        return Optional.ofNullable(
                switch (recorded.entry()) {
                    case JournalEntry.AlertJoined e -> alarms(AlarmWording.joined(e, after));
                    case JournalEntry.AlertResolved e -> alarms(AlarmWording.ended(e, after));
                    case JournalEntry.AlertHeld e -> alarms(AlarmWording.held(e, after));
                    case JournalEntry.ObservationMade e -> PeopleWording.told(e.observation(), after);
                    case JournalEntry.TaskFinished e -> found(e.task(), after);
                    case JournalEntry.TaskCancelled e -> found(e.task(), after);
                    case SteeringReceived e -> people.heard(e, after);
                    case SteeringAccounted e -> PeopleWording.accounted(e, after);
                    case EvidenceOffered e -> PeopleWording.thanks(e);
                    case QuestionAnswered e -> ReportWording.unrepeated(PeopleWording.answer(e, after), after);
                    case JournalEntry.ExpertCalled e -> handover(e, after);
                    case JournalEntry.RootCauseConcluded _ ->
                        ReportWording.stands(after).orElseGet(() -> ReportWording.inThread(report(after), after));
                    case JournalEntry.InvestigationStopped e -> Note.line(Kind.NOTICE, "Investigation " + e.why() + ".");
                    case JournalEntry.ReasoningTakenOver e -> Note.line(Kind.NOTICE, takenOver(e));
                    case JournalEntry.MitigationAsked e -> MitigationWording.asked(e, after);
                    case JournalEntry.MitigationPlanned e ->
                        MitigationWording.planned(e, Wording.citations(List.of(e.plan().why()), after));
                    case JournalEntry.MitigationUnplanned e -> MitigationWording.unplanned(e, after);
                    case JournalEntry.PreValidated e -> MitigationWording.validated(e, after);
                    case JournalEntry.MitigationApplied e -> MitigationWording.applied(e);
                    case JournalEntry.RecoverySeen e -> MitigationWording.seen(e, after);
                    case JournalEntry.ReasoningHandedBack e ->
                        Note.line(Kind.NOTICE, e.to() + " answers again and goes on with the case.");
                    case JournalEntry.ToolNotCalled e -> Note.line(Kind.NOTICE, notCalled(e));
                    case JournalEntry.ModelUsed _,JournalEntry.InvestigationOpened _,JournalEntry.AlertsMoved _,JournalEntry.StormCounted _,JournalEntry.RunbookConsulted _,JournalEntry.GapFound _,JournalEntry.GapAnswered _,JournalEntry.CaseJudged _,JournalEntry.PlaceJoined _,JournalEntry.LeadTaken _,JournalEntry.TopologySeen _,JournalEntry.HypothesisStated _,JournalEntry.HypothesisJudged _,JournalEntry.TaskOpened _,JournalEntry.QuestionAsked _,JournalEntry.ClaimRefused _,JournalEntry.InvestigationClosed _,JournalEntry.ValidationAsked _,JournalEntry.Unrecognized _ ->
                        null;
                }).map(note -> local(note, after));
    }

    /** Times as the readers' zone has them. */
    private Note local(Note note, Investigation state) {
        return note.worded(text -> clock.local(text, state.alert().startedAt()));
    }

    /** What a page's timeline says of the entry: all that is said in the thread, and the steps between. */
    public Optional<Note> step(Recorded recorded, Investigation after) {
        Note step = switch (recorded.entry()) {
            case JournalEntry.InvestigationOpened e -> Note.line(Kind.NOTICE, opened(e));
            case JournalEntry.TopologySeen e ->
                Note.line(
                        Kind.PLANNING,
                        "Saw " + Wording.count(e.inventory().resources().size(), "resource") + " and "
                                + Wording.count(e.inventory().relations().size(), "relation"));
            case JournalEntry.HypothesisStated e ->
                Note.of(
                        Kind.PLANNING,
                        e.hypothesis().id() + ": " + e.hypothesis().statement(),
                        List.of(
                                new Section("Would confirm it", List.of(e.hypothesis().confirmedBy())),
                                new Section("Would refute it", List.of(e.hypothesis().refutedBy()))),
                        List.of(),
                        null);
            case JournalEntry.HypothesisJudged e ->
                Note.line(
                        Kind.NOTICE,
                        e.hypothesis() + " is " + e.verdict().name().toLowerCase(Locale.ROOT) + ": "
                                + e.why().text());
            case JournalEntry.TaskOpened e -> Note.line(Kind.PLANNING, Wording.looking(e.task()));
            case JournalEntry.TaskFinished e -> Note.line(Kind.NOTICE, e.task() + ": " + e.summary());
            case JournalEntry.TaskCancelled e -> Note.line(Kind.NOTICE, e.task() + " called off: " + e.why());
            case JournalEntry.QuestionAsked e -> Note.line(Kind.NOTICE, e.author() + " asks: " + e.text());
            case JournalEntry.ObservationMade e -> toldAnyway(e) ? null : seen(e.observation());
            case JournalEntry.ClaimRefused e -> Note.line(Kind.NOTICE, "A claim was refused, " + e.why() + ": " + e.claim());
            case JournalEntry.InvestigationClosed e -> Note.line(Kind.NOTICE, "Case closed: " + e.why());
            case JournalEntry.RunbookConsulted e -> Note.line(Kind.PLANNING, "Runbook “" + e.name() + "” fits: " + e.why());
            case JournalEntry.GapFound e -> gap(e.gap());
            case JournalEntry.GapAnswered e -> Note.line(Kind.NOTICE, LivingNotes.answered(e, after));
            case JournalEntry.ExpertCalled e -> Note.line(Kind.NOTICE, e.author() + " called in the expert on call");
            case JournalEntry.CaseJudged e -> Note.line(Kind.NOTICE, LivingNotes.judged(e));
            case JournalEntry.LeadTaken _ ->
                after.leads() > 1 ? Note.line(Kind.NOTICE, "Another process took over the lead") : null;
            case JournalEntry.ModelUsed e -> Note.line(Kind.NOTICE, used(e));
            case JournalEntry.ReasoningTakenOver _,JournalEntry.ReasoningHandedBack _,JournalEntry.ToolNotCalled _,JournalEntry.AlertJoined _,JournalEntry.AlertResolved _,JournalEntry.AlertHeld _,JournalEntry.AlertsMoved _,JournalEntry.StormCounted _,JournalEntry.PlaceJoined _,SteeringReceived _,SteeringAccounted _,EvidenceOffered _,QuestionAnswered _,JournalEntry.RootCauseConcluded _,JournalEntry.InvestigationStopped _,JournalEntry.MitigationAsked _,JournalEntry.MitigationPlanned _,JournalEntry.MitigationUnplanned _,JournalEntry.PreValidated _,JournalEntry.MitigationApplied _,JournalEntry.RecoverySeen _,JournalEntry.ValidationAsked _,JournalEntry.Unrecognized _ ->
                null;
        };
        return step == null ? reply(recorded, after) : Optional.of(local(step, after));
    }

    private String takenOver(JournalEntry.ReasoningTakenOver taken) {
        return "Going on without " + taken.from() + ": " + taken.why() + " What was seen so far stays; the rest is calculated"
                + (taken.again() == null ? "." : ", and I ask it again for what comes after " + clock.bare(taken.again()) + ".");
    }

    private static String notCalled(JournalEntry.ToolNotCalled asked) {
        return "Not called: " + asked.tool() + ", which a model asked for. It counts as " + asked.effect() + "; I only look.";
    }

    private static String used(JournalEntry.ModelUsed used) {
        String what = used.task() == null ? used.purpose() : used.task() + ", " + used.purpose();
        return used.model() + " was used for " + what + ": " + Wording.spent(used.spent());
    }

    private static String opened(JournalEntry.InvestigationOpened opened) {
        String who = opened.askedBy();
        String remark = opened.alert().attributes().get(Alert.REMARK);
        return (who == null ? "Alarm: " : who + " asked: ") + opened.alert().title()
                + (remark == null ? "" : " (not understood: " + remark + ")");
    }

    /** What is said of alarms shares one message: the latest is what matters, and the status counts them. */
    private static @Nullable Note alarms(Optional<String> words) {
        return words.map(said -> Note.line(Kind.NOTICE, said).about("alarms")).orElse(null);
    }

    /** How far a person's message got with this entry, for surfaces that can mark it. */
    public Optional<Reaction> reaction(Recorded recorded, Investigation after) {
        return switch (recorded.entry()) {
            case SteeringAccounted e -> Optional.of(new Reaction(e.message(), e.used() ? Reaction.Mark.USED : Reaction.Mark.NOT_USED));
            case QuestionAnswered e -> Optional.of(new Reaction(e.message(), Reaction.Mark.DONE));
            case JournalEntry.ObservationMade e ->
                PeopleWording.told(e.observation().id(), after).map(offered -> new Reaction(offered.message(), Reaction.Mark.DONE));
            default -> Optional.empty();
        };
    }

    /** One errand's findings in one reply. */
    private static @Nullable Note found(String task, Investigation state) {
        List<Observation> all = WorthSaying.of(task, state);
        if (!WorthSaying.unasked(task, state)) {
            return null;
        }
        if (all.isEmpty()) {
            return WorthSaying.asked(task, state) ? Wording.asBefore(task, WorthSaying.again(task, state)) : null;
        }
        List<Observation> said = WorthSaying.atAGlance(task, state);
        List<Section> sections = new ArrayList<>();
        List<Observation> more = said.subList(1, said.size());
        boolean ruledOut = said.getFirst().stance() == Stance.RULED_OUT;
        Wording.add(sections, null, more.stream().filter(o -> ruledOut || o.stance() != Stance.RULED_OUT).map(Wording::point).toList());
        Wording.add(sections, "Ruled out",
                more.stream().filter(o -> !ruledOut && o.stance() == Stance.RULED_OUT).map(Wording::point).toList());
        if (said.size() < all.size()) {
            Wording.add(sections, null, List.of("… and " + (all.size() - said.size()) + " more under “Everything seen”."));
        }
        Note first = seen(said.getFirst());
        return Note.of(first.kind(), first.headline(), sections, said.stream().map(Wording::citation).toList(),
                WorthSaying.chart(all).orElse(null));
    }

    /** What was looked up for an answer, to check a plan, or for the report is told with that. */
    private static boolean toldAnyway(ObservationMade made) {
        return made.task().startsWith("Q") || made.task().startsWith("V") || made.task().startsWith(Look.HISTORY.letter());
    }

    private static Note seen(Observation observation) {
        Kind kind = observation.stance() == Stance.RULED_OUT ? Kind.RULED_OUT : Kind.OBSERVATION;
        return Note.of(
                kind,
                observation.text(),
                List.of(),
                List.of(Wording.citation(observation)),
                observation.chart());
    }

    private static Note gap(Gap gap) {
        return Note.of(
                Kind.GAP,
                gap.what() + ": " + gap.why(),
                List.of(new Section("Who can close it", List.of(gap.mend()))),
                List.of(),
                null);
    }

    /**
     * What is offered below a message that may be an alert.
     *
     * @param subject what the surface knows the message by again
     */
    public static Note offer(String subject) {
        return Note.line(Kind.NOTICE, "This may be an alert, I am not sure. Shall I look into it?")
                .offering(Action.of(Action.Kind.INVESTIGATE, subject));
    }

    /** What the case is called: its alarm's name, or what a person asked; without secrets. */
    public static String title(Investigation state) {
        return AlarmWording.name(state.alert().title());
    }

    /** What could not be looked at, why, and who could change that: a sentence each. */
    public static List<String> missing(Gap gap) {
        return List.of(Wording.named(gap.what()), Wording.sentence(gap.why()), Wording.sentence(gap.mend()));
    }

    /** Where the case stands, for the one message that is edited as the work goes on. */
    public Note status(Investigation state) {
        return local(standing.status(state), state);
    }

    /**
     * The messages of a thread that are kept true as the case goes on, each under its topic: where it stands first, then, where there is
     * something to say, what is missing, and how right it was. A surface edits what stands there already.
     */
    public List<Note> living(Investigation state) {
        List<Note> living = new ArrayList<>(List.of(status(state)));
        LivingNotes.of(state).forEach(note -> living.add(local(note, state)));
        return living;
    }

    /** Everything that was seen, what was said in the thread and what was not: one note an errand, for whoever asks. */
    public List<Note> everything(Investigation state) {
        Map<String, List<Observation>> errands = state.observationsById().values().stream()
                .collect(Collectors.groupingBy(ObservationMade::task, LinkedHashMap::new,
                        Collectors.mapping(ObservationMade::observation, Collectors.toList())));
        return errands.entrySet().stream().map(errand -> local(all(errand.getKey(), errand.getValue(), state), state)).toList();
    }

    private static Note all(String task, List<Observation> seen, Investigation state) {
        String question = state.task(task).map(t -> Wording.looking(t.task())).orElseGet(() -> task + Wording.withoutErrand(task));
        return Note.of(seen.getFirst().stance() == Stance.RULED_OUT ? Kind.RULED_OUT : Kind.OBSERVATION, question,
                List.of(new Section(null, seen.stream().map(Wording::point).toList())),
                seen.stream().map(Wording::citation).toList(), null);
    }

    /** Everything known so far, for the expert who is called in. */
    private Note handover(JournalEntry.ExpertCalled called, Investigation state) {
        Note known = report(state);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("The alarm", List.of(state.alert().title(), "Fired at " + clock.said(state.alert().startedAt()))));
        if (state.conclusion().isEmpty()) {
            Wording.add(sections, "Seen so far", state.observations().stream().filter(o -> o.stance() == Stance.FOR).limit(MOST_HANDED_OVER)
                    .map(Wording::point).toList());
            Wording.add(sections, "Not looked at", Wording.missing(state));
        }
        Wording.add(sections, "What people said", state.steering().stream()
                .map(s -> s.received().author() + ": “" + Wording.shortened(s.received().text(), LONGEST_QUOTE) + "”").toList());
        sections.addAll(known.sections());
        return new Note(Kind.HANDOVER, called.author() + " asks for you. " + known.headline(), sections, List.of(), null, null, null);
    }

    /** The report as it stands now; before a conclusion, what is known so far. */
    public Note report(Investigation state) {
        return state.conclusion().map(conclusion -> local(reports.report(conclusion, state), state)).orElseGet(() -> status(state));
    }
}
