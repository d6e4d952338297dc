package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.conversation.Action.Kind;
import dev.gumshoe.conversations.conversation.Note.Section;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.JournalEntry.CaseJudged;
import dev.gumshoe.conversations.investigation.JournalEntry.GapAnswered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The messages of a thread that are edited rather than posted again: what is missing, and how right it was. */
final class LivingNotes {

    /** A surface takes so many buttons in a message, and nobody reads more. */
    private static final int MOST_GAPS = 8;

    private LivingNotes() {}

    static List<Note> of(Investigation state) {
        return Stream.of(gaps(state), truth(state)).flatMap(Optional::stream).toList();
    }

    /** What can be done about a case as it stands. */
    static Action[] standingActions(Investigation state) {
        List<Action> actions = new ArrayList<>();
        switch (state.phase()) {
            case OPENED, LOOKING -> actions.addAll(List.of(Action.of(Kind.STEER), Action.of(Kind.EXPERT), Action.of(Kind.STOP)));
            case CONCLUDED -> {
                plannable(state).ifPresent(actions::add);
                actions.addAll(List.of(Action.of(Kind.STEER), Action.of(Kind.EXPERT)));
            }
            case STOPPED, CLOSED -> {
                // nothing is looked at any more
            }
        }
        if (!state.observations().isEmpty()) {
            actions.add(new Action(Kind.SHOW_MORE, "Everything seen (" + state.observations().size() + ")", ""));
        }
        return actions.toArray(Action[]::new);
    }

    /** What can be done about a conclusion. */
    static Action[] reportActions(Investigation state) {
        List<Action> actions = new ArrayList<>(plannable(state).stream().toList());
        int suspects = state.conclusion().map(c -> c.ranked().size() + c.ruledOut().size()).orElse(0);
        if (suspects > 1) {
            actions.add(Action.of(Kind.WHY_NOT));
        }
        actions.addAll(List.of(Action.of(Kind.STEER), Action.of(Kind.EXPERT)));
        return actions.toArray(Action[]::new);
    }

    /** A plan can be asked for once there is a cause, and while none waits to be applied. */
    private static Optional<Action> plannable(Investigation state) {
        boolean cause = state.conclusion().filter(c -> !c.causes().isEmpty()).isPresent();
        return cause && state.mitigations().pending().isEmpty() ? Optional.of(Action.of(Kind.PLAN)) : Optional.empty();
    }

    private static Optional<Note> gaps(Investigation state) {
        if (state.gaps().isEmpty()) {
            return Optional.empty();
        }
        int open = state.openGaps().size();
        String headline = open == 0
                ? "Everything that was missing is settled"
                : open == 1 ? "One thing could not be looked at" : open + " things could not be looked at";
        List<Section> items = new ArrayList<>(state.gaps().stream().limit(MOST_GAPS).map(gap -> item(gap, state)).toList());
        if (state.gaps().size() > MOST_GAPS) {
            items.add(new Section(null, List.of("… and " + (state.gaps().size() - MOST_GAPS) + " more, in the report.")));
        }
        return Optional.of(Note.of(Note.Kind.GAP, headline, items, List.of(), null).about("gaps"));
    }

    private static Section item(Gap gap, Investigation state) {
        Optional<GapAnswered> answer = state.gapAnswer(gap.id());
        if (answer.isPresent()) {
            return new Section(null, List.of("☑ " + Wording.named(gap.what()) + " — " + words(answer.get())));
        }
        List<Action> actions = state.phase() == Phase.CLOSED || state.phase() == Phase.STOPPED
                ? List.of()
                : List.of(Action.of(Kind.NORMAL, gap.id()), Action.of(Kind.GRANT, gap.id()), Action.of(Kind.NOT_RELEVANT, gap.id()));
        return new Section(null,
                List.of("☐ " + Wording.named(gap.what()) + ": " + Wording.ended(gap.why()) + " " + Wording.sentence(gap.mend())), actions);
    }

    private static String words(GapAnswered answer) {
        return answer.author() + switch (answer.answer()) {
            case NORMAL -> " looked: normal";
            case GRANTED -> " granted access; looking again";
            case NOT_RELEVANT -> ": not relevant";
        };
    }

    /** What was said to a gap, in a sentence of its own. */
    static String answered(GapAnswered answer, Investigation state) {
        String what = state.gaps().stream().filter(gap -> gap.id().equals(answer.gap())).map(Gap::what).findFirst().orElse(answer.gap());
        return Wording.named(what) + " — " + words(answer);
    }

    /** How right somebody said it was. */
    static String judged(CaseJudged judged) {
        return judged.author() + ": " + judged.truth().words() + (judged.words().isBlank() ? "" : " — " + judged.words());
    }

    private static Optional<Note> truth(Investigation state) {
        Optional<CaseJudged> judged = state.judgement();
        if (judged.isPresent()) {
            return Optional.of(Note.line(Note.Kind.TRUTH, "Thank you. " + judged(judged.get())).about("truth"));
        }
        Optional<Conclusion> conclusion = state.conclusion();
        boolean over = state.phase() == Phase.CLOSED || state.lasting().isEmpty();
        if (conclusion.isEmpty() || !over) {
            return Optional.empty();
        }
        String said = conclusion.get().causes().stream().findFirst().map(cause -> cause.headline().text())
                .orElseGet(() -> conclusion.get().ranked().isEmpty()
                        ? "Nothing out of the ordinary"
                        : "No certain cause; first suspect " + conclusion.get().ranked().getFirst().resource());
        return Optional
                .of(Note.of(Note.Kind.TRUTH, "It is over. Was I right?", List.of(new Section("I said", List.of(said))), List.of(), null)
                        .about("truth")
                        .offering(Action.of(Kind.RIGHT), Action.of(Kind.PARTLY), Action.of(Kind.WRONG)));
    }
}
