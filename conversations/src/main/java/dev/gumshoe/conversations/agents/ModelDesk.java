package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.ReasoningTakenOver;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every part of reasoning with models works with. */
record ModelDesk(
        ModelRoles roles, Toolbox ownTools, FurtherTools furtherTools, Budget budget, CaseLedger ledger, InstantSource clock,
        ReasoningSettings settings) {

    /** Something that is asked of a model. */
    interface Work<T> {

        /** Asks, within the sitting. */
        T with(Sitting sitting) throws ModelGivenUp, InterruptedException;
    }

    /** Something to do without a model. */
    interface Otherwise<T> {

        /** Does without. */
        T get() throws InterruptedException;
    }

    /** Whether no model works on the case any more. */
    boolean calculated(Investigation state) {
        Budget.Account account = budget.of(state);
        return account.closed() || (state.takenOver().isPresent() && !account.openedAgain(state.takeovers()));
    }

    /**
     * Works with a model, and without one when it is or was given up; what was used is journaled either way. A model that may be well
     * again is asked again for a decision or an answer, not for an errand, so that it is one call that finds out.
     *
     * @param task the errand it is done for, or null
     */
    <T> T work(ModelRole role, String purpose, Investigation state, @Nullable String task, Work<T> work, Otherwise<T> otherwise)
            throws InterruptedException {
        boolean again = task == null && mayBeWellAgain(state);
        if (calculated(state) && !again) {
            return otherwise.get();
        }
        Budget.Account account = budget.of(state);
        if (again) {
            account.openAgain(state.takeovers());
        }
        Sitting sitting = new Sitting(role, account, state.id(), purpose);
        try {
            T done = work.with(sitting);
            if (again) {
                ledger.handedBack(role.model().name(), state);
            }
            return done;
        } catch (ModelGivenUp givenUp) {
            account.close(state.takeovers());
            ledger.takenOver(givenUp, state, settings.rest());
            return otherwise.get();
        } finally {
            ledger.used(sitting, task, state);
        }
    }

    private boolean mayBeWellAgain(Investigation state) {
        Instant from = state.takenOver().map(ReasoningTakenOver::again).orElse(null);
        return from != null && !budget.of(state).openedAgain(state.takeovers()) && !clock.instant().isBefore(from)
                && budget.of(state).over().isEmpty();
    }

    /**
     * A conversation with a model and the tools there are now. It is shown those of its charter; another that it asks for by name is called
     * all the same when it only looks.
     *
     * @param shelf where it is noted, too, who could not say what tools they offer
     */
    ToolLoop loop(Sitting sitting, Charter charter, AnswerShape shape, ToolContext context, Shelf shelf) throws InterruptedException {
        FurtherTools.Offered offered = furtherTools.now();
        shelf.unlisted(offered.failures());
        Toolbox tools = ownTools.with(offered.tools().stream().filter(tool -> ownTools.named(tool.name()).isEmpty()).toList());
        ToolLoop.Setting setting = new ToolLoop.Setting(
                charter.instructions(), tools, tool -> shown(charter, tool), shape, context, settings.loop(),
                (tool, arguments) -> ledger.notCalled(tool, arguments, context.state()));
        return new ToolLoop(sitting, setting, shelf);
    }

    private boolean shown(Charter charter, Tool tool) {
        return ownTools.named(tool.name()).isPresent() ? charter.shows(tool) : charter.shows(tool, Charters.specialists());
    }

    /** Asks a model once for a form, without tools. */
    static Filled ask(Sitting sitting, String charter, String words, AnswerShape shape) throws ModelGivenUp, InterruptedException {
        return asked(sitting, charter, List.of(new Turn.Person(words)), shape);
    }

    /** Asks a model to go on with a conversation without tools. */
    static Filled asked(Sitting sitting, String charter, List<Turn> turns, AnswerShape shape)
            throws ModelGivenUp, InterruptedException {
        Arguments answer = sitting.ask(charter, turns, List.of(), shape).answer();
        if (answer == null) {
            throw sitting.givenUp("what it answered did not fill the form it was asked for.");
        }
        return Filled.of(answer);
    }
}
