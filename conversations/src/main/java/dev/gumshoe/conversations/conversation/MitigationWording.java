package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.conversation.Action.Kind;
import dev.gumshoe.conversations.conversation.Note.Citation;
import dev.gumshoe.conversations.conversation.Note.Section;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationApplied;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationPlanned;
import dev.gumshoe.conversations.investigation.JournalEntry.MitigationUnplanned;
import dev.gumshoe.conversations.investigation.JournalEntry.PreValidated;
import dev.gumshoe.conversations.investigation.JournalEntry.RecoverySeen;
import dev.gumshoe.conversations.investigation.Mitigation;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.MitigationPlan.Phase;
import dev.gumshoe.conversations.investigation.MitigationPlan.Risk;
import dev.gumshoe.conversations.investigation.MitigationPlan.Step;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Outcome;
import dev.gumshoe.conversations.investigation.PreValidation.Checked;
import dev.gumshoe.conversations.investigation.PreValidation.Holds;
import dev.gumshoe.conversations.investigation.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said of plans, of whether they hold, and of what became of them. */
final class MitigationWording {

    private static final String FENCE = "```";

    private MitigationWording() {}

    static @Nullable Note asked(MitigationAsked asked, Investigation state) {
        if (asked.author() == null) {
            return null;
        }
        String words = state.conclusion().isPresent()
                ? "Planning; nothing is changed by me."
                : "There is no cause yet. The plan follows as soon as there is one.";
        return Note.line(Note.Kind.ACKNOWLEDGEMENT, words).answering(asked.message(), asked.place()).about("said " + asked.message());
    }

    static Note planned(MitigationPlanned planned, List<Citation> citations) {
        MitigationPlan plan = planned.plan();
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("Why this", List.of(cited(plan.why()))));
        sections.add(new Section("What to expect", List.of(plan.expect())));
        sections.add(new Section("Risk: " + risk(plan.risk()), List.of(plan.riskWhy() + reach(plan))));
        for (Phase phase : Phase.values()) {
            plan.steps(phase).forEach(step -> sections.add(step(step)));
        }
        if (!plan.open().isEmpty()) {
            sections.add(new Section("Fill in before you type it",
                    List.of("The evidence does not tell " + String.join(", ", plan.open()) + ".")));
        }
        if (!plan.advice().isEmpty()) {
            sections.add(new Section("From the runbook", plan.advice()));
        }
        return Note.of(Note.Kind.PLAN, plan.title(), sections, citations, null)
                .offering(new Action(Kind.APPLIED, "We applied it", plan.id()), new Action(Kind.RECHECK, "Check again", plan.id()));
    }

    private static String reach(MitigationPlan plan) {
        return plan.reach().isEmpty() ? "" : " If it goes wrong, it is felt by " + String.join(", ", plan.reach()) + ".";
    }

    private static Section step(Step step) {
        String label = phase(step.phase()) + ": " + step.title() + (step.risk() == Risk.NONE ? "" : " (" + risk(step.risk()) + " risk)");
        String how = step.command() ? FENCE + "\n" + step.how() + "\n" + FENCE : step.how();
        String reach = step.reach().isBlank() ? "" : "\nTouches: " + step.reach();
        return new Section(label, List.of(how + "\n→ " + step.expect() + reach));
    }

    /** As it stands before a step: {@code Pre-validate}. */
    static String phase(Phase phase) {
        String words = phase.words();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String risk(Risk risk) {
        return risk == Risk.NONE ? "none, it only reads" : risk.name().toLowerCase(Locale.ROOT);
    }

    static Note unplanned(MitigationUnplanned none, Investigation state) {
        String place = state.mitigations().all().stream().map(Mitigation::request).filter(r -> r.message().equals(none.message()))
                .findFirst().map(MitigationAsked::place).orElse(null);
        return Note.line(Note.Kind.ANSWER, none.why()).answering(none.message(), place);
    }

    static Note validated(PreValidated validated, Investigation state) {
        List<Checked> checks = validated.validation().checks();
        String headline = checks.isEmpty()
                ? "Nothing about this plan could be checked from here; look yourselves before you apply it."
                : switch (validated.validation().verdict()) {
                    case YES ->
                        "Checked just now: the plan holds. It is yours to apply; say done when it is, and I watch whether it helps.";
                    case NO -> "Wait before you apply it: not everything is as the plan takes it to be.";
                    case DONE -> "Nothing is left to apply: it seems to be done, or over.";
                    case UNKNOWN -> "Checked just now, as far as could be seen; look at the rest yourselves.";
                };
        List<Section> sections = checks.isEmpty()
                ? List.of()
                : List.of(new Section(null, checks.stream().map(check -> mark(check.holds()) + " " + cited(check.seen())).toList()));
        return Note.of(Note.Kind.PLAN, headline, sections, citations(checks, state), null).about("validation " + validated.plan());
    }

    private static String mark(Holds holds) {
        return switch (holds) {
            case YES -> "✓";
            case NO -> "✗";
            case DONE -> "☑";
            case UNKNOWN -> "?";
        };
    }

    private static List<Citation> citations(List<Checked> checks, Investigation state) {
        return checks.stream().flatMap(check -> check.seen().observations().stream()).map(state::observation).flatMap(Optional::stream)
                .map(MitigationWording::citation).toList();
    }

    private static Citation citation(Observation observation) {
        var evidence = observation.evidence().getFirst();
        return new Citation(observation.id(), evidence.source(), evidence.query(), evidence.link());
    }

    static Note applied(MitigationApplied applied) {
        Note note = Note.line(Note.Kind.ACKNOWLEDGEMENT, applied.author() == null
                ? "Nobody needs to apply it any more: " + applied.how() + " Watching whether it stays so."
                : "Noted: " + applied.author() + " applied it. Watching whether it helps.");
        return applied.message() == null ? note : note.answering(applied.message(), applied.place());
    }

    static Note seen(RecoverySeen seen, Investigation state) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(null, List.of(cited(seen.what()))));
        Optional<MitigationPlan> plan = state.mitigations().of(seen.plan()).flatMap(Mitigation::plan);
        if (seen.outcome() == Outcome.NOT_RECOVERED) {
            plan.ifPresent(p -> p.steps(Phase.ROLL_BACK).forEach(step -> sections.add(step(step))));
        } else if (seen.outcome() == Outcome.RECOVERED) {
            plan.ifPresent(p -> p.steps(Phase.POST_VALIDATE).stream().filter(step -> step.risk() != Risk.NONE)
                    .forEach(step -> sections.add(step(step))));
        }
        List<Citation> citations = seen.what().observations().stream().map(state::observation).flatMap(Optional::stream)
                .map(MitigationWording::citation).toList();
        return Note.of(Note.Kind.RECOVERY, headline(seen.outcome()), sections, citations, seen.chart());
    }

    private static String headline(Outcome outcome) {
        return switch (outcome) {
            case RECOVERED -> "Recovered: it is as usual again.";
            case NOT_RECOVERED -> "Not recovered. Roll it back, and tell me what you saw: the cause may be another.";
            case PARTLY -> "Better, and not as usual yet. Watch it, or roll it back if it gets worse.";
            case UNKNOWN -> "I cannot tell whether it helped.";
        };
    }

    private static String cited(Statement statement) {
        return statement.observations().isEmpty()
                ? statement.text()
                : statement.text() + " [" + String.join(", ", statement.observations()) + "]";
    }
}
