package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.conversation.Note.Kind;
import dev.gumshoe.conversations.conversation.Note.Section;
import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The words of the message that says where a case stands. */
final class StatusWording {

    private static final int MOST_AT_WORK = 8;
    private static final int MOST_RUNBOOKS = 5;

    private final TimeOfDay clock;

    StatusWording(TimeOfDay clock) {
        this.clock = clock;
    }

    /** Where the case stands, for the one message that is edited as the work goes on. */
    Note status(Investigation state) {
        List<Section> sections = new ArrayList<>();
        Wording.add(sections, "Looking now",
                state.openTasks().stream().limit(MOST_AT_WORK).map(Wording::looking).map(Wording::line).toList());
        Wording.add(sections, "Runbooks that fit",
                state.runbooks().stream().limit(MOST_RUNBOOKS).map(r -> Wording.line(r.name() + ": " + r.why())).toList());
        sections.addAll(AlarmWording.status(state, clock::said));
        String seen = Wording.count(state.observations().size(), "observation") + ", " + Wording.count(state.openGaps().size(), "gap");
        String cost = state.spent().calls() == 0 ? "" : " · " + Wording.spent(state.spent());
        sections.add(new Section(null, List.of("Case " + state.id() + " · " + elapsed(state) + " · " + seen + cost)));
        return Note.of(Kind.STATUS, standing(state), sections, List.of(), null)
                .about(Narration.STATUS)
                .offering(LivingNotes.standingActions(state));
    }

    private static String elapsed(Investigation state) {
        Instant end = state.concludedAt().or(state::lastAt).orElse(state.opening().at());
        Duration taken = Duration.between(state.opening().at(), end);
        return taken.toMinutes() > 0 ? taken.toMinutes() + " min " + taken.toSecondsPart() + " s" : taken.toSeconds() + " s";
    }

    private static String standing(Investigation state) {
        if (state.inquiry() && state.phase() == Investigation.Phase.OPENED) {
            return (state.openQuestions().isEmpty() ? "Answered: " : "Looking it up: ") + AlarmWording.name(state.alert().title());
        }
        return switch (state.phase()) {
            case OPENED -> "Taking a first look at: " + AlarmWording.name(state.alert().title());
            case LOOKING ->
                "Investigating: " + AlarmWording.name(state.alert().title()) + " — " + Wording.count(state.openTasks().size(), "specialist")
                        + " at work";
            case CONCLUDED -> state.conclusion().map(StatusWording::result).orElse("Concluded");
            case STOPPED -> "Stopped: " + AlarmWording.name(state.alert().title());
            case CLOSED -> "Closed. " + state.conclusion().map(StatusWording::result).orElse(AlarmWording.name(state.alert().title()));
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
}
