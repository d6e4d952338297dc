package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Task;
import java.util.List;

/** What decides the next step of an investigation and takes its looks. Safe for use by several threads. */
public interface Reasoner {

    /**
     * Decides what to look at next, when no errand is open or a person gave a direction.
     *
     * @return further errands and hypotheses; no errands when it is time to conclude, with the conclusion where it was drawn at once
     * @throws InterruptedException when a person spoke meanwhile, or the process is to end
     */
    Plan plan(Investigation state) throws InterruptedException;

    /**
     * Takes one specialist's look. Observations and gaps are handed over as they come; sources that fail become gaps.
     *
     * @throws InterruptedException when the errand was called off
     */
    Looked look(Task task, Investigation state, Notebook notebook) throws InterruptedException;

    /**
     * Says what the cause is, or that it cannot be told.
     *
     * @throws InterruptedException when a person spoke meanwhile, or the process is to end
     */
    Conclusion conclude(Investigation state) throws InterruptedException;

    /** Answers a person's question from the record. */
    List<Statement> answer(QuestionAsked question, Investigation state);

    /**
     * Answers a person's question from the record, or by new looks when the record does not hold the answer; what is seen is handed over
     * as it comes, under ids that begin with {@code Q} and the number of the question.
     *
     * @throws InterruptedException when the answer is not wanted any more
     */
    default List<Statement> answer(QuestionAsked question, Investigation state, Notebook notebook) throws InterruptedException {
        return answer(question, state);
    }

    /**
     * Reads what a person said in the case's thread.
     *
     * @param mentioned whether Gumshoe was addressed; if not, people may be talking among themselves
     */
    Utterance read(String text, boolean mentioned, Investigation state);

    /**
     * Says why a plan is the thing to do, in words that fit the case. Nothing else of a plan is a reasoner's to say: its commands, names and ids
     * come from evidence.
     *
     * @throws InterruptedException when the plan is not wanted any more
     */
    default Statement why(MitigationPlan plan, Investigation state) throws InterruptedException {
        return plan.why();
    }
}
