package dev.gumshoe.bot;

import dev.gumshoe.conversations.agents.Looked;
import dev.gumshoe.conversations.agents.Notebook;
import dev.gumshoe.conversations.agents.Plan;
import dev.gumshoe.conversations.agents.Reasoner;
import dev.gumshoe.conversations.agents.Utterance;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Task;
import java.time.Duration;
import java.util.List;

/**
 * A reasoner whose looks take at least a given time, as they do where log stores are slow: so that a demonstration can be watched and
 * steered.
 */
record Paced(Reasoner reasoner, Duration pace) implements Reasoner {

    @Override
    public Plan plan(Investigation state) throws InterruptedException {
        return reasoner.plan(state);
    }

    @Override
    public Looked look(Task task, Investigation state, Notebook notebook) throws InterruptedException {
        Thread.sleep(pace);
        return reasoner.look(task, state, notebook);
    }

    @Override
    public Conclusion conclude(Investigation state) throws InterruptedException {
        return reasoner.conclude(state);
    }

    @Override
    public List<Statement> answer(QuestionAsked question, Investigation state) {
        return reasoner.answer(question, state);
    }

    @Override
    public List<Statement> answer(QuestionAsked question, Investigation state, Notebook notebook) throws InterruptedException {
        return reasoner.answer(question, state, notebook);
    }

    @Override
    public Statement why(MitigationPlan plan, Investigation state) throws InterruptedException {
        return reasoner.why(plan, state);
    }

    @Override
    public Utterance read(String text, boolean mentioned, Investigation state) {
        return reasoner.read(text, mentioned, state);
    }
}
