package dev.gumshoe.conversations.agents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with a model that may call read-only tools before it answers. The tools of one turn run side by side; calls that make no
 * sense are told back, once; a model that goes on so, or never comes to an answer, is given up. Older results are folded when they would
 * not fit any more. For use by one thread.
 */
final class ToolLoop {

    /**
     * How the conversation is held.
     *
     * @param tools those that do not only look are never shown, and never called
     * @param shown which of the tools the model is told of
     * @param withheld told of one that the model asked for and that was not called
     */
    record Setting(
            String instructions, Toolbox tools, Predicate<Tool> shown, AnswerShape shape, ToolContext context, LoopLimits limits,
            BiConsumer<Tool, Arguments> withheld) {}

    private static final String LAST_CALL = "No more tools can be called. Answer now, from what you have.";
    private static final double ROOM_AFTERWARDS = 0.7;

    private final Sitting sitting;
    private final Setting setting;
    private final List<ToolSpec> specs;
    private final ToolRunner runner;
    private final List<Turn> turns = new ArrayList<>();
    private final Set<String> folded = new HashSet<>();
    private int asked;
    private boolean toldOff;

    ToolLoop(Sitting sitting, Setting setting, Shelf shelf) {
        this.sitting = sitting;
        this.setting = setting;
        this.specs = setting.tools().tools().stream()
                .filter(tool -> tool.effect() == Tool.Effect.READ_ONLY && setting.shown().test(tool)).map(Masked::spec).toList();
        this.runner = new ToolRunner(setting, shelf, sitting);
    }

    /**
     * Says something to the model and waits for its answer, calling what it wants called.
     *
     * @throws ModelGivenUp when the model fails, calls tools without end, or the budget is used up
     */
    Arguments answer(String words) throws ModelGivenUp, InterruptedException {
        turns.add(new Turn.Person(words));
        while (true) {
            boolean last = asked >= setting.limits().turns();
            if (last) {
                insist();
            }
            asked++;
            makeRoom();
            ModelReply.Said said = sitting.ask(setting.instructions(), turns, specs, setting.shape());
            turns.add(new Turn.Model(said.text(), said.requests()));
            if (said.requests().isEmpty()) {
                return answered(said.answer());
            }
            if (last) {
                throw sitting.givenUp("it called tools without coming to an answer.");
            }
            call(said.requests());
        }
    }

    private Arguments answered(@Nullable Arguments answer) throws ModelGivenUp {
        if (answer == null) {
            throw sitting.givenUp("what it answered did not fill the form it was asked for.");
        }
        return answer;
    }

    private void insist() {
        if (!(turns.getLast() instanceof Turn.Person)) {
            turns.add(new Turn.Person(LAST_CALL));
        }
    }

    private void call(List<ToolRequest> requests) throws ModelGivenUp, InterruptedException {
        List<ToolRunner.Outcome> outcomes = runner.run(requests);
        outcomes.forEach(outcome -> turns.add(outcome.turn()));
        boolean senseless = outcomes.stream().allMatch(ToolRunner.Outcome::misused);
        if (senseless && toldOff) {
            throw sitting.givenUp("it went on calling tools in ways that make no sense.");
        }
        toldOff = senseless;
    }

    /** How many results were folded to fit the model's context. */
    int folded() {
        return folded.size();
    }

    /** Folds the oldest results while the conversation would not fit. */
    private void makeRoom() {
        double room = (sitting.role().contextTokens() - sitting.role().maxOutputTokens()) * PromptSize.CHARACTERS_PER_TOKEN * 0.9
                - setting.instructions().length() - specs.stream().mapToInt(PromptSize::of).sum();
        double size = turns.stream().mapToInt(PromptSize::of).sum();
        // a good deal at once: what a provider remembers of the conversation ends where it was changed
        double wanted = size > room ? room * ROOM_AFTERWARDS : size;
        int unread = turns.size() - turns.reversed().stream().takeWhile(turn -> !(turn instanceof Turn.Model)).toList().size();
        for (int i = 0; i < turns.size() && size > (i < unread ? wanted : room); i++) {
            if (turns.get(i) instanceof Turn.ToolOutcome outcome && folded.add(outcome.callId())) {
                Turn.ToolOutcome brief = new Turn.ToolOutcome(outcome.callId(), outcome.tool(), Folded.of(outcome.text()));
                size -= PromptSize.of(outcome) - PromptSize.of(brief);
                runner.forget(outcome.callId());
                turns.set(i, brief);
            }
        }
    }
}
