package dev.gumshoe.bot;

import dev.gumshoe.conversations.agents.Looked;
import dev.gumshoe.conversations.agents.Notebook;
import dev.gumshoe.conversations.agents.Plan;
import dev.gumshoe.conversations.agents.Reasoner;
import dev.gumshoe.conversations.agents.Utterance;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Task;
import java.util.List;

/** A reasoner that computes, on threads for that; reading what people say is quick and done where they wait. */
record Calculating(Reasoner reasoner, Calculations threads) implements Reasoner {

    @Override
    public Plan plan(Investigation state) throws InterruptedException {
        return threads.of(() -> reasoner.plan(state));
    }

    @Override
    public Looked look(Task task, Investigation state, Notebook notebook) throws InterruptedException {
        return threads.of(() -> reasoner.look(task, state, notebook));
    }

    @Override
    public Conclusion conclude(Investigation state) throws InterruptedException {
        return threads.of(() -> reasoner.conclude(state));
    }

    @Override
    public List<Statement> answer(QuestionAsked question, Investigation state) {
        return reasoner.answer(question, state);
    }

    @Override
    public List<Statement> answer(QuestionAsked question, Investigation state, Notebook notebook) throws InterruptedException {
        return threads.of(() -> reasoner.answer(question, state, notebook));
    }

    @Override
    public Utterance read(String text, boolean mentioned, Investigation state) {
        return reasoner.read(text, mentioned, state);
    }
}
