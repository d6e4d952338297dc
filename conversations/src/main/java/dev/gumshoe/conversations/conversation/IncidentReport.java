package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.conversation.Report.Cell;
import dev.gumshoe.conversations.conversation.Report.Fact;
import dev.gumshoe.conversations.conversation.Report.Part;
import dev.gumshoe.conversations.conversation.Report.Picture;
import dev.gumshoe.conversations.conversation.Report.Points;
import dev.gumshoe.conversations.conversation.Report.Table;
import dev.gumshoe.conversations.conversation.Report.Text;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Dissent;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.RecoverySeen;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mitigation;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Outcome;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The post-incident report: what happened, to whom, when, why, what it was not, what nobody knows, and what is left to do; every statement with what
 * it stands on, every look with its query. A pure function of the journal.
 */
public final class IncidentReport {

    private static final int MOST_VALUES = 3;

    private final TimeOfDay clock;

    /** Reports that write times in the zone. */
    public IncidentReport(ZoneId zone) {
        this.clock = TimeOfDay.in(zone);
    }

    /**
     * The report on a case as its journal stands, finished or not.
     *
     * @param journal all entries, the opening first
     * @throws IllegalArgumentException when there is none
     */
    public Report of(String caseId, List<Recorded> journal) {
        Investigation state = new Investigation(caseId).after(journal);
        if (!state.exists()) {
            throw new IllegalArgumentException("there is no case " + caseId);
        }
        Optional<Conclusion> conclusion = state.conclusion();
        List<Part> parts = new ArrayList<>();
        parts.add(new Text("Summary", summary(state)));
        conclusion.ifPresent(end -> impact(end.impact(), state).ifPresent(parts::add));
        conclusion.flatMap(end -> WorthSaying.chart(end, state)).ifPresent(chart -> parts.add(new Picture("What it looked like", chart)));
        parts.add(new Table("Timeline (" + clock.zone(state.alert().startedAt()) + ")", List.of("Time", "What happened", "Source"),
                new IncidentTimeline(clock).rows(state, journal)));
        conclusion.ifPresent(end -> causes(end, parts));
        conclusion.flatMap(end -> WorthSaying.before(end, state))
                .ifPresent(line -> parts.add(new Text("Earlier cases", List.of(cited(Statement.of(line.text(), line.id()))))));
        conclusion.map(Conclusion::ruledOut).filter(list -> !list.isEmpty())
                .ifPresent(list -> parts.add(new Points("Ruled out", list.stream().map(IncidentReport::cited).toList())));
        gaps(state).ifPresent(parts::add);
        state.mitigations().all().reversed().stream().map(Mitigation::seen).filter(Objects::nonNull).map(RecoverySeen::chart)
                .filter(Objects::nonNull).findFirst().ifPresent(chart -> parts.add(new Picture("What became of it", chart)));
        parts.add(new Points("Actions", actions(state)));
        evidence(state).ifPresent(parts::add);
        return new Report("Post-incident report: " + state.alert().title(), facts(state), parts)
                .worded(text -> clock.local(text, state.alert().startedAt()));
    }

    private List<Fact> facts(Investigation state) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Case", state.id() + (state.phase() == Investigation.Phase.CLOSED ? ", closed" : ", still open")));
        facts.add(new Fact("Severity", state.alert().severity().name().toLowerCase(Locale.ROOT)));
        Optional.ofNullable(state.alert().attributes().get("number")).ifPresent(number -> facts.add(new Fact("Ticket", number)));
        state.conclusion().map(Conclusion::onset).ifPresent(onset -> facts.add(new Fact("Began", at(onset))));
        facts.add(new Fact("Alarm", at(state.alert().startedAt()) + ", from " + state.alert().sender()));
        measuredAtTheAlarm(state).limit(MOST_VALUES)
                .forEach(seen -> facts.add(new Fact("Value", cited(Statement.of(seen.text(), seen.id())))));
        recovered(state).ifPresent(seen -> facts.add(new Fact("Recovered", "seen at " + at(seen.at()) + state.conclusion()
                .map(Conclusion::onset).map(onset -> ", " + length(onset, seen.at()) + " after it began").orElse(""))));
        state.concludedAt().ifPresent(
                end -> facts.add(new Fact("Concluded", at(end) + ", " + length(state.opening().at(), end) + " after the case was opened")));
        if (state.phase() == Investigation.Phase.CLOSED) {
            state.lastAt().ifPresent(end -> facts.add(new Fact("Closed", at(end))));
        }
        state.judgement().ifPresent(judged -> facts.add(new Fact("Judged", LivingNotes.judged(judged))));
        return facts;
    }

    /** What looks found that the alarms were about; what the alarms say of themselves stands elsewhere. */
    private static Stream<Observation> measuredAtTheAlarm(Investigation state) {
        return state.observations().stream()
                .filter(seen -> seen.look() == Look.ALERTS && !seen.id().startsWith(Look.ALERTS.letter()));
    }

    private static Optional<RecoverySeen> recovered(Investigation state) {
        return state.mitigations().all().stream().map(Mitigation::seen).filter(Objects::nonNull)
                .filter(seen -> seen.outcome() == Outcome.RECOVERED).findFirst();
    }

    private String at(Instant when) {
        return clock.inFull(when);
    }

    private static String length(Instant from, Instant to) {
        Duration taken = Duration.between(from, to);
        return taken.toMinutes() > 0 ? taken.toMinutes() + " min " + taken.toSecondsPart() + " s" : taken.toSeconds() + " s";
    }

    static String cited(Statement statement) {
        return statement.observations().isEmpty()
                ? statement.text()
                : statement.text() + " [" + String.join(", ", statement.observations()) + "]";
    }

    private static List<String> summary(Investigation state) {
        Optional<Conclusion> conclusion = state.conclusion();
        if (conclusion.isEmpty()) {
            return List.of("No conclusion was reached. What was seen stands below.");
        }
        Conclusion end = conclusion.get();
        List<String> paragraphs = new ArrayList<>();
        end.causes().stream().findFirst().map(cause -> cited(cause.headline())).ifPresent(paragraphs::add);
        if (end.conclusive()) {
            paragraphs.add("Confidence " + Math.round(end.confidence() * 100) + " %, computed from the evidence. Looked at: "
                    + state.observations().size() + " observations. Not looked at: "
                    + (state.openGaps().isEmpty() ? "nothing that was asked for." : state.openGaps().size() + ", listed below."));
        } else {
            paragraphs.add("This is no certain cause. " + end.summary());
        }
        return paragraphs;
    }

    private Optional<Part> impact(Impact impact, Investigation state) {
        List<String> lines = new ArrayList<>(impact.statements().stream().map(IncidentReport::cited).toList());
        if (impact.since() != null) {
            lines.add("From " + at(impact.since()) + (impact.until() == null
                    ? recovered(state).map(seen -> "; seen to be as usual again at " + at(seen.at())).orElse("")
                    : " to " + at(impact.until())) + ".");
        }
        impact.affected().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .filter(count -> impact.statements().stream().noneMatch(said -> said.text().contains(count.getKey())))
                .map(count -> count.getValue() + " distinct values of " + count.getKey() + " were hurt.").forEach(lines::add);
        return lines.isEmpty()
                ? Optional.empty()
                : Optional
                        .of(new Points("Impact" + state.concludedAt().map(then -> ": as it stood at " + at(then)).orElse(""), lines));
    }

    private static void causes(Conclusion end, List<Part> parts) {
        for (RootCause cause : end.causes()) {
            parts.add(points(end.conclusive() ? "Root cause: " + cause.resource() : "Best guess: " + cause.resource(), cause));
        }
        Dissent dissent = end.dissent();
        if (dissent != null) {
            parts.add(points(dissent.author() + " names another cause: " + dissent.cause().resource(), dissent.cause()));
        }
    }

    private static Points points(String title, RootCause cause) {
        List<String> points = new ArrayList<>();
        points.add(cited(cause.headline()));
        points.add(cause.resource() + ": " + cause.mechanism().words() + ", confidence " + Math.round(cause.confidence() * 100) + " %");
        if (cause.change() != null) {
            points.add("The change: " + cause.change());
        }
        cause.because().stream().map(IncidentReport::cited).distinct().forEach(points::add);
        return new Points(title, points);
    }

    private static Optional<Part> gaps(Investigation state) {
        SequencedMap<String, List<Gap>> alike = new LinkedHashMap<>();
        state.gaps().forEach(gap -> alike.computeIfAbsent(gap.why(), _ -> new ArrayList<>()).add(gap));
        List<List<Cell>> rows = alike.values().stream()
                .map(gaps -> Table.row(joined(gaps.stream().map(Gap::what)), gaps.getFirst().why(),
                        joined(gaps.stream().map(
                                gap -> state.gapAnswer(gap.id()).map(answer -> LivingNotes.answered(answer, state)).orElse(gap.mend())))))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table("Not looked at", List.of("What", "Why", "What became of it, or who can close it"), rows));
    }

    private static String joined(Stream<String> texts) {
        return texts.distinct().collect(Collectors.joining("; "));
    }

    /** What was done is told by those who did it; what is to be done is what the case left open. */
    private static List<String> actions(Investigation state) {
        List<String> actions = new ArrayList<>();
        state.offered().forEach(told -> actions.add("Done or seen by " + told.author() + ": " + told.text().strip()));
        state.mitigations().all().forEach(plan -> mended(plan).ifPresent(actions::add));
        state.conclusion().filter(Conclusion::conclusive).stream().flatMap(end -> end.causes().stream())
                .map(cause -> "To do, so that it does not come back: "
                        + PlanDocuments.requirement(cause.mechanism(), PlanDocuments.lasting(cause.resource(), state.topology()))
                        + (cause.change() == null ? "" : " It came with " + cause.change() + "."))
                .forEach(actions::add);
        SequencedMap<String, List<Gap>> alike = new LinkedHashMap<>();
        state.openGaps().forEach(gap -> alike.computeIfAbsent(gap.mend(), _ -> new ArrayList<>()).add(gap));
        alike.forEach((mend, gaps) -> actions.add("To do, to see " + joined(gaps.stream().map(Gap::what)) + ": " + mend + "."));
        if (state.conclusion().isPresent() && state.judgement().isEmpty()) {
            actions.add("To do: say whether this conclusion was right, so that it is known how far to trust the next.");
        }
        return actions.isEmpty() ? List.of("Nothing is left to do.") : actions;
    }

    /** What became of a plan; nothing where nobody applied it. */
    private static Optional<String> mended(Mitigation mitigation) {
        return mitigation.plan().flatMap(plan -> Optional.ofNullable(mitigation.applied()).map(applied -> {
            String who = applied.author() == null
                    ? "Done: " + plan.title() + ": " + applied.how()
                    : "Done by " + applied.author() + ": " + plan.title() + ".";
            return who + Optional.ofNullable(mitigation.seen()).map(seen -> " After that: " + seen.outcome().words() + ".").orElse("");
        }));
    }

    /** The looks that anything above stands on. */
    private static Optional<Part> evidence(Investigation state) {
        SequencedSet<String> ids = new LinkedHashSet<>();
        state.conclusion().ifPresent(end -> Stream.of(WorthSaying.statements(end).stream(), end.ruledOut().stream(),
                end.timeline().stream().map(item -> item.what())).flatMap(s -> s)
                .forEach(statement -> ids.addAll(statement.observations())));
        measuredAtTheAlarm(state).map(Observation::id).forEach(ids::add);
        if (ids.isEmpty()) {
            state.observations().stream().map(Observation::id).forEach(ids::add);
        }
        List<List<Cell>> rows = ids.stream().map(state::observation).flatMap(Optional::stream).flatMap(IncidentReport::looks).toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table("Evidence", List.of("Id", "What was seen", "The look that shows it again"), rows));
    }

    private static Stream<List<Cell>> looks(Observation seen) {
        return seen.evidence().stream()
                .map(evidence -> List.of(new Cell(seen.id(), false, null), new Cell(seen.text(), false, null), look(evidence)));
    }

    private static Cell look(Evidence evidence) {
        return new Cell(evidence.source() + ": " + evidence.query(), true, evidence.link());
    }
}
