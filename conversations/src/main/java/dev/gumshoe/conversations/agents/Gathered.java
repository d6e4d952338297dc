package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.util.ArrayList;
import java.util.List;

/** Puts what several sources said to one question into one answer: what each found with its exact query, who had nothing, who failed. */
final class Gathered {

    private final String what;
    private final List<String> text = new ArrayList<>();
    private final List<Evidence> found = new ArrayList<>();
    private final List<Evidence> searched = new ArrayList<>();
    private final List<ToolResult.Failed<?>> failures = new ArrayList<>();

    /** @param what what was asked for, in plural: {@code log lines} */
    Gathered(String what) {
        this.what = what;
    }

    /** Takes one source's answer; {@code rows} are what the caller is shown of it, none when nothing fitted. */
    void take(EvidenceSource source, ToolResult<?> answer, List<String> defects, List<String> rows) {
        switch (answer) {
            case ToolResult.Found<?>(Object _, Evidence evidence) when !rows.isEmpty() -> {
                String shown = Secrets.mask(String.join("\n", rows));
                found.add(evidence.withExcerpt(shown));
                text.add("FOUND in " + source.name() + " (query: " + evidence.query() + ")");
                text.add(shown);
                defects.forEach(defect -> text.add("Damage in the data: " + defect + "."));
            }
            case ToolResult.Found<?>(Object _, Evidence evidence) -> nothing(source, evidence);
            case ToolResult.NothingFound<?>(Evidence evidence) -> nothing(source, evidence);
            case ToolResult.Failed<?> failed -> {
                failures.add(failed);
                text.add("FAILED: " + source.name() + " did not answer (query: " + failed.query() + "): " + failed.status() + ": "
                        + failed.detail() + ". What it would have shown is not known.");
            }
        }
    }

    private void nothing(EvidenceSource source, Evidence evidence) {
        searched.add(evidence.withExcerpt("no " + what));
        text.add("NOTHING FOUND: " + source.name() + " answered and has no such " + what + " (query: " + evidence.query() + ").");
    }

    /** The whole answer; {@code hint} is said when nobody found anything. */
    ToolAnswer answer(String hint) {
        if (!found.isEmpty()) {
            return new ToolAnswer.Found(String.join("\n", text), found, failures);
        }
        if (!searched.isEmpty()) {
            text.add(hint);
            return new ToolAnswer.NothingFound(String.join("\n", text).strip(), searched);
        }
        if (text.isEmpty()) {
            text.add("FAILED: no source of " + what + " is connected; what one would show is not known.");
        }
        return new ToolAnswer.Failed(String.join("\n", text), failures);
    }
}
