package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.conversation.Note.Citation;
import dev.gumshoe.conversations.conversation.Note.Kind;
import dev.gumshoe.conversations.conversation.Note.Section;
import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.EvidenceOffered;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringAccounted;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Spent;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import dev.gumshoe.conversations.investigation.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All wording that people read: journal entries and cases in, notes out. Pure; nothing here knows a surface. */
public final class Narration {

    /** The topic of the message that says where a case stands. */
    public static final String STATUS = "status";

    private static final int MOST_RULED_OUT = 5;
    private static final int MOST_SUSPECTS = 3;
    private static final int MOST_TIMELINE = 8;
    private static final int LONGEST_MOMENT = 110;
    private static final int LONGEST_QUOTE = 80;
    private static final int MOST_HANDED_OVER = 12;
    private static final int MOST_AT_WORK = 8;
    private static final int LONGEST_LINE = 200;
    private static final Pattern AT_ITS_HEAD = Pattern.compile("^\\d\\d:\\d\\d:\\d\\d(?: UTC)?:\\s+");

    private final DateTimeFormatter clock;
    private final String zone;

    /** Narration that writes times of day in the zone. */
    public Narration(ZoneId zone) {
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
        this.zone = zone.getId().equals("Z") ? "UTC" : zone.getId();
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
                    case JournalEntry.ObservationMade e -> told(e.observation(), after);
                    case JournalEntry.TaskFinished e -> found(e.task(), after);
                    case JournalEntry.TaskCancelled e -> found(e.task(), after);
                    case SteeringReceived e -> heard(e);
                    case SteeringAccounted e -> accounted(e, after);
                    case EvidenceOffered e -> line(Kind.ACKNOWLEDGEMENT, quoted("Thank you, noted.", e.text(), e.author(), e.place()))
                            .answering(e.message(), where(e.place())).about(said(e.message()));
                    case QuestionAnswered e -> answer(e, after);
                    case JournalEntry.ExpertCalled e -> handover(e, after);
                    case JournalEntry.RootCauseConcluded _ -> inThread(report(after), after);
                    case JournalEntry.InvestigationStopped e -> line(Kind.NOTICE, "Investigation " + e.why() + ".");
                    case JournalEntry.ReasoningTakenOver e -> line(Kind.NOTICE, takenOver(e));
                    case JournalEntry.MitigationAsked e -> MitigationWording.asked(e, after);
                    case JournalEntry.MitigationPlanned e -> MitigationWording.planned(e, citations(List.of(e.plan().why()), after));
                    case JournalEntry.MitigationUnplanned e -> MitigationWording.unplanned(e, after);
                    case JournalEntry.PreValidated e -> MitigationWording.validated(e, after);
                    case JournalEntry.MitigationApplied e -> MitigationWording.applied(e);
                    case JournalEntry.RecoverySeen e -> MitigationWording.seen(e, after);
                    case JournalEntry.ReasoningHandedBack e -> line(Kind.NOTICE, e.to() + " answers again and goes on with the case.");
                    case JournalEntry.ToolNotCalled e -> line(Kind.NOTICE, notCalled(e));
                    case JournalEntry.ModelUsed _,JournalEntry.InvestigationOpened _,JournalEntry.AlertsMoved _,JournalEntry.StormCounted _,JournalEntry.RunbookConsulted _,JournalEntry.GapFound _,JournalEntry.GapAnswered _,JournalEntry.CaseJudged _,JournalEntry.PlaceJoined _,JournalEntry.LeadTaken _,JournalEntry.TopologySeen _,JournalEntry.HypothesisStated _,JournalEntry.HypothesisJudged _,JournalEntry.TaskOpened _,JournalEntry.QuestionAsked _,JournalEntry.ClaimRefused _,JournalEntry.InvestigationClosed _,JournalEntry.ValidationAsked _,JournalEntry.Unrecognized _ ->
                        null;
                });
    }

    /** What a page's timeline says of the entry: all that is said in the thread, and the steps between. */
    public Optional<Note> step(Recorded recorded, Investigation after) {
        Note step = switch (recorded.entry()) {
            case JournalEntry.InvestigationOpened e -> line(Kind.NOTICE, opened(e));
            case JournalEntry.TopologySeen e ->
                line(
                        Kind.PLANNING,
                        "Saw " + count(e.inventory().resources().size(), "resource") + " and "
                                + count(e.inventory().relations().size(), "relation"));
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
                line(
                        Kind.NOTICE,
                        e.hypothesis() + " is " + e.verdict().name().toLowerCase(Locale.ROOT) + ": "
                                + e.why().text());
            case JournalEntry.TaskOpened e -> line(Kind.PLANNING, looking(e.task()));
            case JournalEntry.TaskFinished e -> line(Kind.NOTICE, e.task() + ": " + e.summary());
            case JournalEntry.TaskCancelled e -> line(Kind.NOTICE, e.task() + " called off: " + e.why());
            case JournalEntry.QuestionAsked e -> line(Kind.NOTICE, e.author() + " asks: " + e.text());
            case JournalEntry.ObservationMade e -> seen(e.observation());
            case JournalEntry.ClaimRefused e -> line(Kind.NOTICE, "A claim was refused, " + e.why() + ": " + e.claim());
            case JournalEntry.InvestigationClosed e -> line(Kind.NOTICE, "Case closed: " + e.why());
            case JournalEntry.RunbookConsulted e -> line(Kind.PLANNING, "Runbook “" + e.name() + "” fits: " + e.why());
            case JournalEntry.GapFound e -> gap(e.gap());
            case JournalEntry.GapAnswered e -> line(Kind.NOTICE, LivingNotes.answered(e, after));
            case JournalEntry.ExpertCalled e -> line(Kind.NOTICE, e.author() + " called in the expert on call");
            case JournalEntry.CaseJudged e -> line(Kind.NOTICE, LivingNotes.judged(e));
            case JournalEntry.LeadTaken _ ->
                after.leads() > 1 ? line(Kind.NOTICE, "Another process took over the lead") : null;
            case JournalEntry.ModelUsed e -> line(Kind.NOTICE, used(e));
            case JournalEntry.ReasoningTakenOver _,JournalEntry.ReasoningHandedBack _,JournalEntry.ToolNotCalled _,JournalEntry.AlertJoined _,JournalEntry.AlertResolved _,JournalEntry.AlertHeld _,JournalEntry.AlertsMoved _,JournalEntry.StormCounted _,JournalEntry.PlaceJoined _,SteeringReceived _,SteeringAccounted _,EvidenceOffered _,QuestionAnswered _,JournalEntry.RootCauseConcluded _,JournalEntry.InvestigationStopped _,JournalEntry.MitigationAsked _,JournalEntry.MitigationPlanned _,JournalEntry.MitigationUnplanned _,JournalEntry.PreValidated _,JournalEntry.MitigationApplied _,JournalEntry.RecoverySeen _,JournalEntry.ValidationAsked _,JournalEntry.Unrecognized _ ->
                null;
        };
        return step == null ? reply(recorded, after) : Optional.of(step);
    }

    /** A text as one line of a message that is read at a glance. */
    private static String line(String text) {
        return shortened(text, LONGEST_LINE);
    }

    private String takenOver(JournalEntry.ReasoningTakenOver taken) {
        return "Going on without " + taken.from() + ": " + taken.why() + " What was seen so far stays; the rest is calculated"
                + (taken.again() == null ? "." : ", and I ask it again for what comes after " + clock.format(taken.again()) + ".");
    }

    private static String notCalled(JournalEntry.ToolNotCalled asked) {
        return "Not called: " + asked.tool() + ", which a model asked for. It counts as " + asked.effect() + "; I only look.";
    }

    private static String used(JournalEntry.ModelUsed used) {
        String what = used.task() == null ? used.purpose() : used.task() + ", " + used.purpose();
        return used.model() + " was used for " + what + ": " + spent(used.spent());
    }

    /** {@code 5 calls, 12,800 tokens, 7 tools, $0.04}. */
    private static String spent(Spent spent) {
        String cost = spent.microDollars() == 0 ? "" : String.format(Locale.ROOT, ", $%.2f", spent.microDollars() / 1e6);
        return count(spent.calls(), "call") + ", " + String.format(Locale.ROOT, "%,d tokens", spent.tokens()) + ", "
                + count(spent.toolCalls(), "tool call") + cost;
    }

    private static Note line(Kind kind, String headline) {
        return Note.line(kind, headline);
    }

    private static String count(long n, String thing) {
        return n + " " + thing + (n == 1 ? "" : "s");
    }

    private static String opened(JournalEntry.InvestigationOpened opened) {
        String who = opened.askedBy();
        return (who == null ? "Alarm: " : who + " asked: ") + opened.alert().title();
    }

    /** What is said of alarms shares one message: the latest is what matters, and the status counts them. */
    private static @Nullable Note alarms(Optional<String> words) {
        return words.map(said -> line(Kind.NOTICE, said).about("alarms")).orElse(null);
    }

    private static String looking(Task task) {
        return task.id() + ": " + task.question();
    }

    private static @Nullable Note told(Observation observation, Investigation state) {
        return told(observation.id(), state)
                .map(e -> line(Kind.ACCOUNT, quoted(recorded(observation), e.text(), e.author(), e.place()))
                        .answering(e.message(), where(e.place())).about(said(e.message())))
                .orElse(null);
    }

    /** What a person offered that the observation of that id was made of. */
    private static Optional<EvidenceOffered> told(String observation, Investigation state) {
        String first = Look.PEOPLE.letter() + "1.";
        return observation.startsWith(first)
                ? state.offered().stream().skip(Integer.parseInt(observation.substring(first.length())) - 1L).findFirst()
                : Optional.empty();
    }

    private static String recorded(Observation observation) {
        String in = "Taken into the record as " + observation.id();
        return switch (observation.stance()) {
            case FOR -> in + "; it speaks for " + observation.resource() + ".";
            case AGAINST -> in + "; it speaks against " + observation.resource() + ".";
            case RULED_OUT, CONTEXT -> in + ".";
        };
    }

    /** The topic of the one message that acknowledges a person's message and then accounts for it. */
    private static String said(String message) {
        return "said " + message;
    }

    /** How far a person's message got with this entry, for surfaces that can mark it. */
    public Optional<Reaction> reaction(Recorded recorded, Investigation after) {
        return switch (recorded.entry()) {
            case SteeringAccounted e -> Optional.of(new Reaction(e.message(), e.used() ? Reaction.Mark.USED : Reaction.Mark.NOT_USED));
            case QuestionAnswered e -> Optional.of(new Reaction(e.message(), Reaction.Mark.DONE));
            case JournalEntry.ObservationMade e ->
                told(e.observation().id(), after).map(offered -> new Reaction(offered.message(), Reaction.Mark.DONE));
            default -> Optional.empty();
        };
    }

    /** One errand's findings in one reply. */
    private static @Nullable Note found(String task, Investigation state) {
        List<Observation> all = WorthSaying.of(task, state);
        if (all.isEmpty() || !WorthSaying.unasked(task, state)) {
            return null;
        }
        List<Observation> said = WorthSaying.atAGlance(task, state);
        List<Section> sections = new ArrayList<>();
        List<Observation> more = said.subList(1, said.size());
        boolean ruledOut = said.getFirst().stance() == Stance.RULED_OUT;
        add(sections, null, more.stream().filter(o -> ruledOut || o.stance() != Stance.RULED_OUT).map(Narration::point).toList());
        add(sections, "Ruled out", more.stream().filter(o -> !ruledOut && o.stance() == Stance.RULED_OUT).map(Narration::point).toList());
        if (said.size() < all.size()) {
            add(sections, null, List.of("… and " + (all.size() - said.size()) + " more under “Everything seen”."));
        }
        Note first = seen(said.getFirst());
        return Note.of(first.kind(), first.headline(), sections, said.stream().map(Narration::citation).toList(),
                WorthSaying.chart(all).orElse(null));
    }

    private static String point(Observation observation) {
        return observation.text() + " [" + observation.id() + "]";
    }

    private static Note seen(Observation observation) {
        Kind kind = observation.stance() == Stance.RULED_OUT ? Kind.RULED_OUT : Kind.OBSERVATION;
        return Note.of(
                kind,
                observation.text(),
                List.of(),
                List.of(citation(observation)),
                observation.chart());
    }

    private static Citation citation(Observation observation) {
        var evidence = observation.evidence().getFirst();
        return new Citation(observation.id(), evidence.source(), evidence.query(), evidence.link());
    }

    private static Note gap(Gap gap) {
        return Note.of(
                Kind.GAP,
                gap.what() + ": " + gap.why(),
                List.of(new Section("Who can close it", List.of(gap.mend()))),
                List.of(),
                null);
    }

    private Note heard(SteeringReceived said) {
        return line(Kind.ACKNOWLEDGEMENT, quoted(understood(said.direction()), said.text(), said.author(), said.place()))
                .answering(said.message(), where(said.place())).about(said(said.message()));
    }

    /** What is said in a ticket is answered in the case's threads too, where nobody sees the words that are answered. */
    private static @Nullable String where(@Nullable String place) {
        return place != null && Place.parse(place).ticket() ? null : place;
    }

    private static String quoted(String words, String text, String author, @Nullable String place) {
        return where(place) == null && place != null ? quote(text, author + ", in the ticket") + words : words;
    }

    /** Somebody's words before what is said to them. */
    static String quote(String text, String author) {
        return "“" + shortened(text, LONGEST_QUOTE) + "” (" + author + "): ";
    }

    private String understood(Direction direction) {
        return switch (direction) {
            case Direction.FocusOn d -> "Focusing on " + String.join(", ", d.resources()) + " and what it depends on.";
            case Direction.Exclude d -> "Leaving out " + String.join(", ", d.resources()) + ".";
            case Direction.Since d -> "Taking " + time(d.onset()) + " as the beginning.";
            case Direction.LastWave _ -> "Only the most recent wave.";
            case Direction.Widen _ -> "Looking at everything again.";
            case Direction.Investigate _ -> "Investigating.";
            case Direction.InWords _ -> "Understood; the lead takes it up next.";
            case Direction.Stop _ -> "Stopping.";
            case Direction.NotUnderstood d -> "I cannot do that: " + d.why();
        };
    }

    private static Note accounted(SteeringAccounted accounted, Investigation after) {
        SteeringReceived said = after.steering().stream()
                .map(Investigation.SteeringRecord::received)
                .filter(s -> s.message().equals(accounted.message()))
                .findFirst()
                .orElse(null);
        String whose = said == null ? "" : quote(said.text(), said.author());
        return line(Kind.ACCOUNT, whose + accounted.how())
                .answering(accounted.message(), said == null ? null : where(said.place()))
                .about(said(accounted.message()));
    }

    private static String shortened(String text, int longest) {
        String flat = text.strip().replaceAll("\\s+", " ");
        return flat.length() <= longest ? flat : flat.substring(0, longest - 1) + "…";
    }

    private static Note answer(QuestionAnswered answered, Investigation after) {
        List<Statement> said = answered.answer();
        String headline = said.isEmpty() ? "I cannot tell from what was looked at so far." : cited(said.getFirst());
        List<Section> rest = said.size() < 2
                ? List.of()
                : List.of(new Section(
                        null, said.stream().skip(1).map(Narration::cited).toList()));
        Optional<JournalEntry.QuestionAsked> asked = after.questions().stream()
                .map(Investigation.QuestionRecord::asked)
                .filter(q -> q.message().equals(answered.message()))
                .findFirst();
        String words = asked.map(q -> quoted(headline, q.text(), q.author(), q.place())).orElse(headline);
        String place = asked.map(JournalEntry.QuestionAsked::place).map(Narration::where).orElse(null);
        return new Note(Kind.ANSWER, words, rest, citations(said, after), null, answered.message(), place);
    }

    private static String cited(Statement statement) {
        return statement.observations().isEmpty()
                ? statement.text()
                : statement.text() + " [" + String.join(", ", statement.observations()) + "]";
    }

    private static List<Citation> citations(List<Statement> statements, Investigation state) {
        Set<String> ids = new LinkedHashSet<>();
        statements.forEach(statement -> ids.addAll(statement.observations()));
        return ids.stream()
                .map(state::observation)
                .flatMap(Optional::stream)
                .map(Narration::citation)
                .toList();
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

    /** Where the case stands, for the one message that is edited as the work goes on. */
    public Note status(Investigation state) {
        List<Section> sections = new ArrayList<>();
        add(sections, "Looking now", state.openTasks().stream().limit(MOST_AT_WORK).map(Narration::looking).map(Narration::line).toList());
        add(sections, "Runbooks that fit",
                state.runbooks().stream().limit(MOST_RULED_OUT).map(r -> line(r.name() + ": " + r.why())).toList());
        sections.addAll(AlarmWording.status(state, this::time));
        String seen = count(state.observations().size(), "observation") + ", " + count(state.openGaps().size(), "gap");
        String cost = state.spent().calls() == 0 ? "" : " · " + spent(state.spent());
        sections.add(new Section(null, List.of("Case " + state.id() + " · " + elapsed(state) + " · " + seen + cost)));
        return Note.of(Kind.STATUS, standing(state), sections, List.of(), null)
                .about(STATUS)
                .offering(LivingNotes.standingActions(state));
    }

    /**
     * The messages of a thread that are kept true as the case goes on, each under its topic: where it stands first, then, where there is
     * something to say, what is missing, and how right it was. A surface edits what stands there already.
     */
    public List<Note> living(Investigation state) {
        List<Note> living = new ArrayList<>(List.of(status(state)));
        living.addAll(LivingNotes.of(state));
        return living;
    }

    /** Everything that was seen, what was said in the thread and what was not: one note an errand, for whoever asks. */
    public List<Note> everything(Investigation state) {
        Map<String, List<Observation>> errands = state.observationsById().values().stream()
                .collect(Collectors.groupingBy(ObservationMade::task, LinkedHashMap::new,
                        Collectors.mapping(ObservationMade::observation, Collectors.toList())));
        return errands.entrySet().stream().map(errand -> all(errand.getKey(), errand.getValue(), state)).toList();
    }

    private static Note all(String task, List<Observation> seen, Investigation state) {
        String question = state.task(task).map(t -> looking(t.task())).orElse(task);
        return Note.of(seen.getFirst().stance() == Stance.RULED_OUT ? Kind.RULED_OUT : Kind.OBSERVATION, question,
                List.of(new Section(null, seen.stream().map(Narration::point).toList())),
                seen.stream().map(Narration::citation).toList(), null);
    }

    /** Everything known so far, for the expert who is called in. */
    private Note handover(JournalEntry.ExpertCalled called, Investigation state) {
        Note known = report(state);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("The alarm", List.of(state.alert().title(), "Fired at " + time(state.alert().startedAt()))));
        if (state.conclusion().isEmpty()) {
            add(sections, "Seen so far", state.observations().stream().filter(o -> o.stance() == Stance.FOR).limit(MOST_HANDED_OVER)
                    .map(Narration::point).toList());
            add(sections, "Not looked at", missing(state));
        }
        add(sections, "What people said", state.steering().stream()
                .map(s -> s.received().author() + ": “" + shortened(s.received().text(), LONGEST_QUOTE) + "”").toList());
        sections.addAll(known.sections());
        return new Note(Kind.HANDOVER, called.author() + " asks for you. " + known.headline(), sections, List.of(), null, null, null);
    }

    private static List<String> missing(Investigation state) {
        return state.openGaps().stream().map(gap -> gap.what() + ". " + gap.mend()).distinct().toList();
    }

    private static String elapsed(Investigation state) {
        Instant end = state.concludedAt().or(state::lastAt).orElse(state.opening().at());
        Duration taken = Duration.between(state.opening().at(), end);
        return taken.toMinutes() > 0 ? taken.toMinutes() + " min " + taken.toSecondsPart() + " s" : taken.toSeconds() + " s";
    }

    private static String standing(Investigation state) {
        if (state.inquiry() && state.phase() == Investigation.Phase.OPENED) {
            return (state.openQuestions().isEmpty() ? "Answered: " : "Looking it up: ") + state.alert().title();
        }
        return switch (state.phase()) {
            case OPENED -> "Taking a first look at: " + state.alert().title();
            case LOOKING ->
                "Investigating: " + state.alert().title() + " — " + count(state.openTasks().size(), "specialist") + " at work";
            case CONCLUDED -> state.conclusion().map(Narration::result).orElse("Concluded");
            case STOPPED -> "Stopped: " + state.alert().title();
            case CLOSED -> "Closed. " + state.conclusion().map(Narration::result).orElse(state.alert().title());
        };
    }

    private static String result(Conclusion conclusion) {
        if (conclusion.conclusive()) {
            return conclusion.causes().stream()
                    .map(cause -> cause.resource() + ": " + cause.mechanism().words())
                    .collect(Collectors.joining("; ", "Root cause found — ", ""));
        }
        return conclusion.causes().isEmpty() ? "No cause found" : "Inconclusive";
    }

    /** The report as it stands now; before a conclusion, what is known so far. */
    public Note report(Investigation state) {
        return state.conclusion().map(conclusion -> report(conclusion, state)).orElseGet(() -> status(state));
    }

    private Note report(Conclusion conclusion, Investigation state) {
        List<Section> sections = new ArrayList<>();
        conclusion.causes().forEach(cause -> sections.addAll(cause(cause, state)));
        if (!conclusion.conclusive()) {
            sections.add(new Section("Where it stands", List.of(conclusion.summary())));
            suspects(conclusion).filter(_ -> conclusion.mechanism() != Mechanism.NONE).ifPresent(sections::add);
        }
        addImpact(conclusion, sections);
        add(sections, "Timeline (" + zone + ")", timeline(conclusion, state));
        add(
                sections,
                "Ruled out",
                conclusion.ruledOut().stream().limit(MOST_RULED_OUT).map(Narration::cited).toList());
        add(sections, "Not looked at", missing(state));
        if (state.spent().calls() > 0) {
            sections.add(new Section("Cost of language models", List.of(spent(state.spent()))));
        }
        return Note.of(
                Kind.REPORT,
                headline(conclusion, state),
                sections,
                citations(WorthSaying.statements(conclusion), state),
                WorthSaying.chart(conclusion, state).orElse(null));
    }

    /** The report in a thread: neither the queries nor the chart of an earlier reply once more. */
    private static Note inThread(Note report, Investigation state) {
        Set<String> cited = WorthSaying.cited(state);
        Chart chart = report.chart();
        return Note.of(
                report.kind(),
                report.headline(),
                report.sections(),
                report.citations().stream().filter(citation -> !cited.contains(citation.id())).toList(),
                chart == null || WorthSaying.shown(chart, state) ? null : chart)
                .offering(LivingNotes.reportActions(state));
    }

    private static void add(List<Section> sections, @Nullable String label, List<String> lines) {
        if (!lines.isEmpty()) {
            sections.add(new Section(label, lines));
        }
    }

    private static String headline(Conclusion conclusion, Investigation state) {
        if (conclusion.conclusive()) {
            return conclusion.causes().getFirst().headline().text();
        }
        if (conclusion.causes().isEmpty() && conclusion.mechanism() == Mechanism.NONE) {
            return "Nothing out of the ordinary found for: " + state.alert().title();
        }
        return conclusion.causes().isEmpty()
                ? "No certain cause for: " + state.alert().title()
                : "Inconclusive; best guess: " + conclusion.causes().getFirst().headline().text();
    }

    private List<Section> cause(RootCause cause, Investigation state) {
        List<Section> sections = new ArrayList<>();
        List<String> facts = new ArrayList<>();
        facts.add(cited(new Statement(
                cause.resource() + " · " + cause.mechanism().words() + " · confidence " + percent(cause.confidence()),
                cause.headline().observations())));
        if (cause.change() != null) {
            facts.add("Change: " + cause.change());
        }
        state.conclusion().map(Conclusion::onset).ifPresent(onset -> facts.add("Since " + time(onset)));
        sections.add(new Section("Root cause", facts));
        add(sections, "Because", cause.because().stream().map(Narration::cited).distinct().toList());
        return sections;
    }

    private static Optional<Section> suspects(Conclusion conclusion) {
        List<String> lines = conclusion.ranked().stream()
                .limit(MOST_SUSPECTS)
                .map(s -> s.resource() + " " + percent(s.share()) + bracketed(s))
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Section("Suspects, most likely first", lines));
    }

    private static String bracketed(Suspect suspect) {
        return suspect.supporting().isEmpty() ? "" : " [" + String.join(", ", suspect.supporting()) + "]";
    }

    private static void addImpact(Conclusion conclusion, List<Section> sections) {
        add(sections, "Impact", conclusion.impact().statements().stream().map(Narration::cited).toList());
    }

    private List<String> timeline(Conclusion conclusion, Investigation state) {
        return WorthSaying.timeline(conclusion, state).stream()
                .limit(MOST_TIMELINE)
                .map(item -> clock.format(item.at()) + "  " + moment(item.what()))
                .toList();
    }

    /** A line of the timeline: the whole text stands where it was first said. */
    private static String moment(Statement what) {
        String text = AT_ITS_HEAD.matcher(what.text()).replaceFirst("");
        return cited(new Statement(shortened(text, LONGEST_MOMENT), what.observations()));
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    private String time(Instant at) {
        return clock.format(at) + " " + zone;
    }
}
