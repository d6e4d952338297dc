package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.conversation.Report.Cell;
import dev.gumshoe.conversations.conversation.Report.Table;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.PreValidation;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.TimelineItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report's timeline: what was seen to happen, the alarms, what people did, and how far the case was; each moment with who says so. */
record IncidentTimeline(TimeOfDay clock) {

    private static final int LONGEST = 300;

    private record Moment(Instant at, String what, String source) {}

    List<List<Cell>> rows(Investigation state, List<Recorded> journal) {
        List<Moment> moments = new ArrayList<>();
        state.conclusion().map(Conclusion::timeline).orElse(List.of()).stream().filter(item -> !alarm(item))
                .forEach(item -> moments.add(seen(item, state)));
        for (Recorded recorded : journal) {
            moment(recorded.entry(), state).ifPresent(moments::add);
        }
        Set<String> told = new HashSet<>();
        return moments.stream().sorted(Comparator.comparing(Moment::at)).filter(moment -> told.add(moment.at() + moment.what()))
                .map(moment -> Table.row(clock.bare(moment.at()), moment.what(), moment.source())).toList();
    }

    /** The journal tells of alarms, with who sent them. */
    private static boolean alarm(TimelineItem item) {
        List<String> shown = item.what().observations();
        return !shown.isEmpty() && shown.stream().allMatch(id -> id.startsWith(Look.ALERTS.letter()));
    }

    private static Moment seen(TimelineItem item, Investigation state) {
        String sources = item.what().observations().stream().map(state::observation).flatMap(Optional::stream).map(Observation::evidence)
                .flatMap(List::stream).map(Evidence::source).distinct().collect(Collectors.joining(", "));
        String text = item.what().text().replaceFirst("^\\d\\d:\\d\\d:\\d\\d(?: UTC)?:\\s+", "");
        return new Moment(item.at(), cut(IncidentReport.cited(new Statement(text,
                item.what().observations()))), sources.isEmpty() ? "Gumshoe" : sources);
    }

    private static Optional<Moment> moment(JournalEntry entry, Investigation state) {
        return Optional.ofNullable(switch (entry) {
            case JournalEntry.InvestigationOpened e -> new Moment(e.alert().startedAt(), "Alarm: " + e.alert().title(), e.alert().sender());
            case JournalEntry.AlertJoined e -> new Moment(e.alert().startedAt(), "Alarm: " + e.alert().title(), e.alert().sender());
            case JournalEntry.AlertResolved e -> ended(e, state);
            case JournalEntry.SteeringReceived e -> new Moment(e.at(), e.author() + ": “" + cut(e.text()) + "”", surface(e.place()));
            case JournalEntry.EvidenceOffered e ->
                new Moment(Objects.requireNonNullElse(e.when(), e.at()), e.author() + ": “" + cut(e.text()) + "”", surface(e.place()));
            case JournalEntry.RootCauseConcluded e -> new Moment(e.at(), concluded(e.conclusion()), "Gumshoe");
            case JournalEntry.InvestigationStopped e -> new Moment(e.at(), "The investigation was " + e.why(), "Gumshoe");
            case JournalEntry.InvestigationClosed e -> new Moment(e.at(), "The case was closed: " + e.why(), "Gumshoe");
            case JournalEntry.MitigationAsked e -> e.author() == null
                    ? null
                    : new Moment(e.at(), e.author() + " asked for a plan: “" + cut(e.text()) + "”", surface(e.place()));
            case JournalEntry.MitigationUnplanned e -> new Moment(e.at(), "No plan was made: " + cut(e.why()), "Gumshoe");
            case JournalEntry.PreValidated e -> new Moment(e.at(), checked(e.validation()), "Gumshoe");
            case JournalEntry.MitigationPlanned e -> new Moment(e.at(), "Planned: " + e.plan().title(), "Gumshoe");
            case JournalEntry.MitigationApplied e -> e.author() == null
                    ? new Moment(e.at(), "Applied, as was noticed: " + cut(e.how()), "Gumshoe")
                    : new Moment(e.at(), e.author() + " applied the plan", surface(e.place()));
            case JournalEntry.RecoverySeen e ->
                new Moment(e.at(), "After that: " + e.outcome().words() + ". " + cut(e.what().text()), "Gumshoe");
            case JournalEntry.AlertHeld _,JournalEntry.AlertsMoved _,JournalEntry.StormCounted _,JournalEntry.PlaceJoined _,JournalEntry.LeadTaken _,JournalEntry.TopologySeen _,JournalEntry.RunbookConsulted _,JournalEntry.HypothesisStated _,JournalEntry.HypothesisJudged _,JournalEntry.TaskOpened _,JournalEntry.TaskFinished _,JournalEntry.TaskCancelled _,JournalEntry.ObservationMade _,JournalEntry.GapFound _,JournalEntry.GapAnswered _,JournalEntry.SteeringAccounted _,JournalEntry.QuestionAsked _,JournalEntry.QuestionAnswered _,JournalEntry.ExpertCalled _,JournalEntry.CaseJudged _,JournalEntry.ModelUsed _,JournalEntry.ReasoningTakenOver _,JournalEntry.ReasoningHandedBack _,JournalEntry.ClaimRefused _,JournalEntry.ToolNotCalled _,JournalEntry.ValidationAsked _,JournalEntry.Unrecognized _ ->
                null;
        });
    }

    private static @Nullable Moment ended(JournalEntry.AlertResolved entry, Investigation state) {
        return Stream.concat(state.alerts().stream(), state.held().stream().map(JournalEntry.AlertHeld::alert))
                .filter(alert -> alert.id().equals(entry.alertId())).findFirst()
                .map((Alert alert) -> new Moment(entry.at(), "The alarm ended: " + alert.title(), alert.sender())).orElse(null);
    }

    private static String checked(PreValidation validation) {
        return "The plan was checked: " + switch (validation.verdict()) {
            case YES -> validation.checks().isEmpty() ? "nothing of it could be looked at" : "it held";
            case NO -> "not everything was as it takes it to be";
            case DONE -> "nothing was left to apply";
            case UNKNOWN -> "not all of it could be looked at";
        };
    }

    private static String concluded(Conclusion end) {
        return end.causes().isEmpty()
                ? "Nothing certain was found"
                : (end.conclusive() ? "Root cause named: " : "Best guess: ") + cut(end.causes().getFirst().headline().text());
    }

    private static String surface(@Nullable String place) {
        return place == null ? "people" : Place.parse(place).surface();
    }

    private static String cut(String text) {
        String flat = text.strip().replaceAll("\\s+", " ");
        return flat.length() <= LONGEST ? flat : flat.substring(0, LONGEST - 1) + "…";
    }
}
