package dev.gumshoe.bot.web;

import dev.gumshoe.conversations.agents.Looked;
import dev.gumshoe.conversations.agents.Notebook;
import dev.gumshoe.conversations.agents.Plan;
import dev.gumshoe.conversations.agents.Reasoner;
import dev.gumshoe.conversations.agents.Utterance;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Task;
import java.util.List;

/** A reasoner that only reads: a question mark makes a question, everything else widens the case. */
final class ScriptedReasoner implements Reasoner {

    @Override
    public Plan plan(Investigation state) {
        throw new UnsupportedOperationException("the page never plans");
    }

    @Override
    public Looked look(Task task, Investigation state, Notebook notebook) {
        throw new UnsupportedOperationException("the page never looks");
    }

    @Override
    public Conclusion conclude(Investigation state) {
        throw new UnsupportedOperationException("the page never concludes");
    }

    @Override
    public List<Statement> answer(QuestionAsked question, Investigation state) {
        throw new UnsupportedOperationException("the page never answers");
    }

    @Override
    public Utterance read(String text, boolean mentioned, Investigation state) {
        return text.endsWith("?") ? new Utterance.Question() : new Utterance.Steering(new Direction.Widen());
    }
}
