package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Task;
import java.time.InstantSource;
import java.util.List;

/**
 * The reasoner that works with language models. Calculation goes first in everything: its findings are what a model is given to think
 * with, its confidence bounds what a model may claim, and it takes a case over when a model fails or its budget is spent.
 */
public final class ModelReasoner implements Reasoner {

    private final Reasoner calculating;
    private final ModelPlans plans;
    private final ModelLooks looks;
    private final ModelConclusions conclusions;
    private final ModelAnswers answers;
    private final ModelMessages messages;
    private final ModelReasons reasons;

    /**
     * A reasoner with models.
     *
     * @param calculating looks first, bounds the confidence, and takes over
     * @param tools what models may call; those that are not read-only are never shown to one
     * @param further what else they may call, asked for when a conversation with a model begins
     * @param journal where it is noted what models were used for, what of theirs was refused, and that one was given up
     */
    public ModelReasoner(
            Reasoner calculating, ModelRoles roles, Toolbox tools, FurtherTools further, Budget budget, Journal journal,
            InstantSource clock, ReasoningSettings settings) {
        ModelDesk desk = new ModelDesk(roles, tools, further, budget, new CaseLedger(journal, clock), clock, settings);
        this.calculating = calculating;
        this.plans = new ModelPlans(desk, calculating, clock);
        this.looks = new ModelLooks(desk, calculating);
        this.conclusions = new ModelConclusions(desk, calculating);
        this.answers = new ModelAnswers(desk, calculating);
        this.messages = new ModelMessages(desk, calculating, clock);
        this.reasons = new ModelReasons(desk);
    }

    @Override
    public Plan plan(Investigation state) throws InterruptedException {
        return plans.next(state);
    }

    @Override
    public Looked look(Task task, Investigation state, Notebook notebook) throws InterruptedException {
        return looks.look(task, state, notebook);
    }

    @Override
    public Conclusion conclude(Investigation state) throws InterruptedException {
        return conclusions.conclude(state);
    }

    @Override
    public List<Statement> answer(QuestionAsked question, Investigation state) {
        return calculating.answer(question, state);
    }

    @Override
    public List<Statement> answer(QuestionAsked question, Investigation state, Notebook notebook) throws InterruptedException {
        return answers.answer(question, state, notebook);
    }

    @Override
    public Utterance read(String text, boolean mentioned, Investigation state) {
        return messages.read(text, mentioned, state);
    }

    @Override
    public Statement why(MitigationPlan plan, Investigation state) throws InterruptedException {
        return reasons.why(plan, state);
    }
}
