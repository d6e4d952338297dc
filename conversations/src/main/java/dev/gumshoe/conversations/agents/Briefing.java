package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Hypothesis;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.HypothesisRecord;
import dev.gumshoe.conversations.investigation.Investigation.TaskRecord;
import dev.gumshoe.conversations.investigation.Investigation.TaskState;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Suspect;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A case as a model is told it: folded from the journal, compact, what does not change first, so that a provider can keep the beginning.
 * Everything that comes from outside stands behind bars. Pure.
 */
final class Briefing {

    private static final int MOST_RESOURCES = 120;
    private static final int MOST_OBSERVATIONS = 80;
    private static final int LONGEST = 420;
    private static final int ROOM_ON_A_LINE = 340;
    private static final int FEW = 12;

    private final Investigation state;
    private final StringBuilder text = new StringBuilder();

    private Briefing(Investigation state) {
        this.state = state;
    }

    /** What the incident is and where: the part that is the same for everyone who works on the case. */
    static String incident(Investigation state) {
        Briefing briefing = new Briefing(state);
        briefing.alerts();
        briefing.topology();
        briefing.runbooks();
        return briefing.text.toString();
    }

    /** The whole case, for whoever leads or answers. */
    static String whole(Investigation state) {
        Briefing briefing = new Briefing(state);
        briefing.alerts();
        briefing.topology();
        briefing.runbooks();
        briefing.observations();
        briefing.gaps();
        briefing.standing();
        return briefing.text.toString();
    }

    private void title(String title) {
        text.append(text.isEmpty() ? "" : "\n").append("## ").append(title).append('\n');
    }

    private void data(String line) {
        text.append(Quoted.BAR).append(Quoted.line(line, LONGEST)).append('\n');
    }

    private void alerts() {
        title(state.inquiry() ? "Question" : "Alarms");
        for (Alert alert : state.alerts()) {
            data(alert.startedAt() + " " + alert.severity() + " from " + alert.sender() + ": " + alert.title()
                    + (alert.resource() == null ? "" : " (names " + alert.resource() + ")"));
            alert.description().lines().filter(line -> !line.isBlank()).limit(12).forEach(this::data);
        }
        Scope first = state.opening().scope();
        text.append("Time looked at: ").append(first.window()).append('\n');
    }

    private void topology() {
        if (state.topology().isEmpty()) {
            return;
        }
        title("What there is");
        state.topology().resources().values().stream()
                .collect(Collectors.groupingBy(r -> r.kind(), java.util.TreeMap::new, Collectors.mapping(r -> r.id(), Collectors.toList())))
                .forEach((kind, ids) -> data(kind + ": " + listed(ids)));
        title("What calls what");
        state.topology().relations().stream()
                .filter(relation -> relation.kind() == RelationKind.CALLS)
                .collect(Collectors.groupingBy(r -> r.from(), java.util.TreeMap::new, Collectors.toList()))
                .entrySet().stream().limit(MOST_RESOURCES)
                .forEach(e -> data(e.getKey() + " -> " + e.getValue().stream().map(r -> r.to()).sorted().distinct()
                        .collect(Collectors.joining(", "))));
    }

    /** Where there are many, those that are part of something else are counted only: what matters of them, observations name. */
    private String listed(List<String> ids) {
        Map<Boolean, List<String>> apart = ids.stream().sorted()
                .collect(Collectors.partitioningBy(id -> ids.size() > FEW && !state.topology().wholes(id).isEmpty()));
        Map<String, Long> parts = apart.getOrDefault(true, List.of()).stream()
                .collect(
                        Collectors.groupingBy(id -> state.topology().wholes(id).getFirst(), java.util.TreeMap::new, Collectors.counting()));
        return fitting(Stream.concat(apart.getOrDefault(false, List.of()).stream(),
                parts.entrySet().stream().map(whole -> whole.getValue() + " in " + whole.getKey())).toList());
    }

    /** As many of them as fit a line, none cut in two. */
    private static String fitting(List<String> all) {
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            if (said.length() + all.get(i).length() > ROOM_ON_A_LINE) {
                return said + " and " + (all.size() - i) + " more";
            }
            said.append(i == 0 ? "" : ", ").append(all.get(i));
        }
        return said.toString();
    }

    private void runbooks() {
        if (!state.runbooks().isEmpty()) {
            title("Runbooks that fit");
            state.runbooks().forEach(runbook -> data(runbook.name() + ": " + runbook.why()));
        }
    }

    private void observations() {
        title("Observations");
        List<Observation> all = state.observations();
        List<Observation> telling = all.stream()
                .filter(o -> all.size() <= MOST_OBSERVATIONS || o.stance() != Observation.Stance.CONTEXT)
                .limit(MOST_OBSERVATIONS)
                .toList();
        telling.forEach(o -> data("[" + o.id() + "] " + o.stance().wireName() + (o.resource() == null ? "" : " " + o.resource())
                + (o.at() == null ? "" : " " + TimeOfDay.UTC.bare(o.at())) + ": " + o.text()));
        if (telling.size() < all.size()) {
            text.append("(").append(all.size() - telling.size()).append(" more that are merely context were left out)\n");
        }
    }

    private void gaps() {
        if (!state.gaps().isEmpty()) {
            title("Not known");
            state.gaps().stream().map(Briefing::gap).distinct().forEach(this::data);
        }
    }

    private static String gap(Gap gap) {
        return gap.what() + ": " + gap.why();
    }

    /** What changes as the work goes on. */
    private void standing() {
        if (!state.hypotheses().isEmpty()) {
            title("Hypotheses");
            state.hypotheses().forEach(this::hypothesis);
        }
        if (!state.steering().isEmpty()) {
            title("What people directed");
            state.steering().forEach(s -> data(s.received().author() + ": " + s.received().text() + how(s.received())));
        }
        if (!state.tasks().isEmpty()) {
            title("Errands");
            state.tasks().forEach(this::errand);
        }
        state.conclusion().ifPresent(conclusion -> {
            title("Concluded before");
            conclusion(conclusion);
        });
    }

    private static String how(SteeringReceived said) {
        return " (taken as " + said.direction().getClass().getSimpleName() + ")";
    }

    private void hypothesis(HypothesisRecord known) {
        Hypothesis hypothesis = known.hypothesis();
        String verdict = known.verdict() == null ? "open" : known.verdict().name().toLowerCase(Locale.ROOT);
        data(hypothesis.id() + " (" + verdict + "): " + hypothesis.statement());
        data("  would confirm: " + hypothesis.confirmedBy() + "; would refute: " + hypothesis.refutedBy());
    }

    private void errand(TaskRecord errand) {
        String became = errand.state() == TaskState.OPEN ? "still looking" : errand.summary();
        data(errand.task().id() + ": " + errand.task().question() + " — " + became);
    }

    private void conclusion(Conclusion conclusion) {
        if (conclusion.causes().isEmpty()) {
            data(conclusion.summary());
        }
        conclusion.causes().forEach(cause -> data(cause.headline().text() + " " + cause.headline().observations()));
    }

    /** What calculation makes of the case, for the lead to think with. */
    static String calculated(Conclusion conclusion) {
        StringBuilder said = new StringBuilder("## What calculation makes of it\n");
        Instant onset = conclusion.onset();
        said.append(onset == null ? "It found no onset.\n" : "Onset: " + TimeOfDay.UTC.bare(onset) + ".\n");
        if (!conclusion.ranked().isEmpty()) {
            said.append("Suspects, most likely first: ").append(conclusion.ranked().stream().map(Briefing::suspect)
                    .collect(Collectors.joining("; "))).append(".\n");
        }
        said.append("Changes that fit: ").append(conclusion.changes().isEmpty() ? "none" : String.join(", ", conclusion.changes()))
                .append(".\nMechanism: ").append(conclusion.mechanism().wireName()).append(".\n");
        String line = conclusion.causes().isEmpty() ? conclusion.summary() : conclusion.causes().getFirst().headline().text();
        return said.append(Quoted.BAR).append(Quoted.line(line, LONGEST)).append('\n').toString();
    }

    private static String suspect(Suspect suspect) {
        return suspect.resource() + " (" + Math.round(suspect.share() * 100) + " %"
                + (suspect.supporting().isEmpty() ? "" : ", " + String.join(" ", suspect.supporting())) + ")";
    }
}
