package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Investigation;
import org.jspecify.annotations.Nullable;

/** What every part of reasoning with models works with. */
record ModelDesk(ModelRoles roles, Toolbox tools, Budget budget, CaseLedger ledger, ReasoningSettings settings) {

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
        return state.takenOver().isPresent() || budget.of(state).closed();
    }

    /**
     * Works with a model, and without one when it is or was given up; what was used is journaled either way.
     *
     * @param task the errand it is done for, or null
     */
    <T> T work(ModelRole role, String purpose, Investigation state, @Nullable String task, Work<T> work, Otherwise<T> otherwise)
            throws InterruptedException {
        if (calculated(state)) {
            return otherwise.get();
        }
        Budget.Account account = budget.of(state);
        Sitting sitting = new Sitting(role, account, state.id(), purpose);
        try {
            return work.with(sitting);
        } catch (ModelGivenUp givenUp) {
            account.close();
            ledger.takenOver(givenUp, state);
            return otherwise.get();
        } finally {
            ledger.used(sitting, task, state);
        }
    }

    /** Asks a model once for a form, without tools. */
    static Filled ask(Sitting sitting, String charter, String words, AnswerShape shape) throws ModelGivenUp, InterruptedException {
        return asked(sitting, charter, java.util.List.of(new Turn.Person(words)), shape);
    }

    /** Asks a model to go on with a conversation without tools. */
    static Filled asked(Sitting sitting, String charter, java.util.List<Turn> turns, AnswerShape shape)
            throws ModelGivenUp, InterruptedException {
        Arguments answer = sitting.ask(charter, turns, java.util.List.of(), shape).answer();
        if (answer == null) {
            throw sitting.givenUp("what it answered did not fill the form it was asked for.");
        }
        return Filled.of(answer);
    }
}
