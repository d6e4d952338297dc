package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer that is being found by looking: what is said so far, and what it stands on. */
final class Answer {

    private final String id;
    private final Notebook notebook;
    private final List<Statement> said = new ArrayList<>();
    private int observed;
    private int unanswered;
    private boolean odd;

    /** @param id under which its observations are noted: {@code Q3} */
    Answer(String id, Notebook notebook) {
        this.id = id;
        this.notebook = notebook;
    }

    /** Says what was seen, and notes it. */
    void saw(Look look, String text, @Nullable Instant at, Evidence evidence) {
        saw(look, text, at, List.of(evidence));
    }

    /** The same where several looks show it. */
    void saw(Look look, String text, @Nullable Instant at, List<Evidence> evidence) {
        observed++;
        Observation observation = new Observation(id + "." + observed, look, Stance.CONTEXT, null, text, at, evidence, null);
        notebook.observed(observation);
        said.add(Statement.of(text, observation.id()));
    }

    /** A source that failed is reported as failed. */
    void failed(Look look, ToolResult.Failed<?> failed) {
        unanswered++;
        notebook.missing(new Gap(
                id + ".m" + unanswered, look, failed.source() + " did not answer " + Quoted.line(failed.query(), 200),
                failed.status() + ".", failed.detail()));
        word("I could not ask " + failed.source() + ", so what it would have shown is not known: " + failed.detail());
    }

    /** A word about the looking itself. */
    void word(String text) {
        said.add(Statement.of(text));
    }

    /** What was seen is out of the ordinary. */
    void odd() {
        odd = true;
    }

    boolean isOdd() {
        return odd;
    }

    boolean isEmpty() {
        return said.isEmpty();
    }

    List<Statement> said() {
        return List.copyOf(said);
    }
}
