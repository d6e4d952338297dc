package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.conversation.Note.Kind;
import dev.gumshoe.conversations.conversation.Note.Section;
import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of the report. */
final class ReportWording {

    private static final int MOST_AGAINST = 3;
    private static final int MOST_RULED_OUT = 5;
    private static final int MOST_SUSPECTS = 3;
    private static final int MOST_TIMELINE = 8;
    private static final int LONGEST_MOMENT = 110;
    /** A confidence that moved by less says the same. */
    private static final double MUCH = 0.1;
    private static final Pattern AT_ITS_HEAD = Pattern.compile("^\\d\\d:\\d\\d:\\d\\d(?: UTC)?:\\s+");

    private final TimeOfDay clock;

    ReportWording(TimeOfDay clock) {
        this.clock = clock;
    }

    Note report(Conclusion conclusion, Investigation state) {
        List<Section> sections = new ArrayList<>();
        conclusion.causes().forEach(cause -> sections.addAll(cause(cause, state)));
        dissent(conclusion).ifPresent(sections::add);
        if (!conclusion.conclusive()) {
            sections.add(new Section("Where it stands", List.of(conclusion.summary())));
            suspects(conclusion).filter(_ -> conclusion.mechanism() != Mechanism.NONE).ifPresent(sections::add);
        }
        addImpact(conclusion, sections);
        before(conclusion, state).ifPresent(sections::add);
        Wording.add(sections, "Timeline (" + clock.zone(state.alert().startedAt()) + ")", timeline(conclusion, state));
        Wording.add(
                sections,
                "Ruled out",
                WorthSaying.once(conclusion.ruledOut()).stream().limit(MOST_RULED_OUT).map(Wording::cited).toList());
        Wording.add(sections, "Not looked at", Wording.missing(state));
        Wording.add(sections, "Cost of language models", models(state));
        return Note.of(
                Kind.REPORT,
                headline(conclusion, state),
                sections,
                Wording.citations(WorthSaying.statements(conclusion), state),
                WorthSaying.chart(conclusion, state).orElse(null));
    }

    /** What models cost, and from when on the case was calculated without one: what a report leaves out may lie in that. */
    private List<String> models(Investigation state) {
        List<String> lines = new ArrayList<>();
        if (state.spent().calls() > 0) {
            lines.add(Wording.spent(state.spent()));
        }
        state.takenOver().ifPresent(taken -> lines.add(
                "Calculated since " + clock.said(taken.at()) + ", without " + taken.from() + ": " + taken.why()));
        return lines;
    }

    /** That the conclusion is the one that was told before, in a line; empty when it is not. */
    static Optional<Note> stands(Investigation state) {
        Conclusion now = state.conclusion().orElseThrow();
        return state.conclusionBefore().filter(before -> same(before, now)).map(before -> Note.line(Kind.NOTICE,
                (now.conclusive() ? "The root cause stands: " + found(now) : "It is as open as it was; " + guess(now)) + ", confidence "
                        + Wording.percent(now.confidence())
                        + (Wording.percent(before.confidence()).equals(Wording.percent(now.confidence()))
                                ? ""
                                : " (" + Wording.percent(before.confidence()) + " before)")
                        + "."));
    }

    private static boolean same(Conclusion before, Conclusion now) {
        return before.conclusive() == now.conclusive() && !now.ranked().isEmpty() && found(before).equals(found(now))
                && guess(before).equals(guess(now)) && Math.abs(before.confidence() - now.confidence()) < MUCH;
    }

    private static String found(Conclusion conclusion) {
        return conclusion.causes().stream()
                .map(cause -> cause.resource() + ", " + cause.mechanism().words()
                        + (cause.change() == null ? "" : " (" + cause.change() + ")"))
                .collect(Collectors.joining("; "));
    }

    private static String guess(Conclusion conclusion) {
        return conclusion.ranked().isEmpty() ? "nobody is suspected" : "first suspect is " + conclusion.ranked().getFirst().resource();
    }

    /** The report in a thread: neither the queries nor the chart of an earlier reply once more. */
    static Note inThread(Note report, Investigation state) {
        return unrepeated(report, state).offering(LivingNotes.reportActions(state));
    }

    /** The note without the queries and the chart of earlier replies, and each query once. */
    static Note unrepeated(Note note, Investigation state) {
        Set<String> cited = WorthSaying.cited(state);
        Chart chart = note.chart();
        return new Note(
                note.kind(),
                note.headline(),
                note.sections(),
                Wording.grouped(note.citations().stream().filter(citation -> !cited.contains(citation.id())).toList()),
                chart == null || WorthSaying.shown(chart, state) ? null : chart,
                note.answers(),
                note.place());
    }

    private static String headline(Conclusion conclusion, Investigation state) {
        if (conclusion.conclusive()) {
            return conclusion.causes().getFirst().headline().text();
        }
        if (conclusion.causes().isEmpty() && blind(state)) {
            return "I could look at nothing for: " + state.alert().title();
        }
        if (conclusion.causes().isEmpty() && conclusion.mechanism() == Mechanism.NONE) {
            return state.scope().focus().isEmpty()
                    ? "Nothing out of the ordinary found for: " + state.alert().title()
                    : "Nothing found at " + state.scope().focus().stream().sorted().collect(Collectors.joining(", ")) + " for: "
                            + state.alert().title();
        }
        return conclusion.causes().isEmpty()
                ? "No certain cause for: " + state.alert().title()
                : "Inconclusive; best guess: " + conclusion.causes().getFirst().headline().text();
    }

    /** Whether every look there was ended in a gap: then nothing is known, and least of all that nothing is wrong. */
    private static boolean blind(Investigation state) {
        return !state.tasks().isEmpty() && state.tasks().stream().map(errand -> errand.task().look())
                .filter(look -> look != Look.TOPOLOGY && look != Look.IMPACT)
                .allMatch(look -> state.gaps().stream().anyMatch(gap -> gap.look() == look))
                && state.observations().stream().allMatch(seen -> seen.look() == Look.ALERTS);
    }

    private List<Section> cause(RootCause cause, Investigation state) {
        List<Section> sections = new ArrayList<>();
        List<String> facts = new ArrayList<>();
        facts.add(Wording.cited(new Statement(
                cause.resource() + " · " + cause.mechanism().words() + " · confidence " + Wording.percent(cause.confidence()),
                cause.headline().observations())));
        if (cause.change() != null) {
            facts.add("Change: " + cause.change());
        }
        state.conclusion().map(Conclusion::onset).ifPresent(onset -> facts.add("Since " + clock.said(onset)));
        boolean named = state.conclusion().filter(Conclusion::conclusive).isPresent();
        sections.add(new Section(named ? "Root cause" : "Best guess", facts));
        Wording.add(sections, "Because", WorthSaying.once(cause.because()).stream().map(Wording::cited).toList());
        return sections;
    }

    /** What the other side names, and what it names it for: whoever reads has to choose, and can. */
    private static Optional<Section> dissent(Conclusion conclusion) {
        return Optional.ofNullable(conclusion.dissent()).map(dissent -> {
            RootCause cause = dissent.cause();
            List<String> lines = new ArrayList<>(List.of(
                    Wording.cited(cause.headline()),
                    cause.resource() + " · " + cause.mechanism().words() + " · confidence " + Wording.percent(cause.confidence())));
            WorthSaying.once(cause.because()).stream().filter(said -> !said.text().equals(cause.headline().text())).limit(MOST_AGAINST)
                    .map(Wording::cited).forEach(lines::add);
            return new Section(dissent.author() + " names another cause", lines);
        });
    }

    private static Optional<Section> suspects(Conclusion conclusion) {
        List<String> lines = conclusion.ranked().stream()
                .limit(MOST_SUSPECTS)
                .map(s -> s.resource() + " " + Wording.percent(s.share()) + bracketed(s))
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Section("Suspects, most likely first", lines));
    }

    private static String bracketed(Suspect suspect) {
        return suspect.supporting().isEmpty() ? "" : " [" + String.join(", ", suspect.supporting()) + "]";
    }

    /** That the very same happened before, in one line. */
    private static Optional<Section> before(Conclusion conclusion, Investigation state) {
        return WorthSaying.before(conclusion, state).map(line -> new Section(null, List.of(Wording.point(line))));
    }

    private static void addImpact(Conclusion conclusion, List<Section> sections) {
        Wording.add(sections, "Impact", WorthSaying.once(conclusion.impact().statements()).stream().map(Wording::cited).toList());
    }

    private List<String> timeline(Conclusion conclusion, Investigation state) {
        return WorthSaying.timeline(conclusion, state).stream()
                .limit(MOST_TIMELINE)
                .map(item -> clock.bare(item.at()) + "  " + moment(item.what()))
                .toList();
    }

    /** A line of the timeline: the whole text stands where it was first said. */
    private static String moment(Statement what) {
        String text = AT_ITS_HEAD.matcher(what.text()).replaceFirst("");
        return Wording.cited(new Statement(Wording.shortened(text, LONGEST_MOMENT), what.observations()));
    }
}
