package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.Findings;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.util.List;

/**
 * What a tool says: text for whoever called it, secrets masked, and the evidence behind it, so that an observation made from the text can
 * cite it. The text says which of these it is, with the exact query; all of it that comes from outside is data.
 */
public sealed interface ToolAnswer {

    /** What the caller reads. */
    String text();

    /** What an observation made from the text can cite. */
    default List<Evidence> evidence() {
        return List.of();
    }

    /** The sources that did not answer: gaps, also where others found something. */
    default List<ToolResult.Failed<?>> failures() {
        return List.of();
    }

    /** Something was found; {@code failures} names the sources that did not answer all the same. */
    record Found(String text, List<Evidence> evidence, List<ToolResult.Failed<?>> failures) implements ToolAnswer {

        /** Takes copies. */
        public Found {
            evidence = List.copyOf(evidence);
            failures = List.copyOf(failures);
        }

        /** What all who were asked found. */
        public Found(String text, List<Evidence> evidence) {
            this(text, evidence, List.of());
        }
    }

    /** A look was taken by calculation: its observations, gaps and signals can be journaled as they are. */
    record Examined(String text, Findings findings) implements ToolAnswer {

        @Override
        public List<Evidence> evidence() {
            return findings.observations().stream().flatMap(o -> o.evidence().stream()).distinct().toList();
        }
    }

    /** Everyone answered, and there was nothing; the evidence says where was searched and for what. */
    record NothingFound(String text, List<Evidence> evidence) implements ToolAnswer {

        /** Takes a copy. */
        public NothingFound {
            evidence = List.copyOf(evidence);
        }
    }

    /** Nobody answered: what was asked for is not known. */
    record Failed(String text, List<ToolResult.Failed<?>> failures) implements ToolAnswer {

        /** Takes a copy. */
        public Failed {
            failures = List.copyOf(failures);
        }
    }

    /** The call made no sense; the text says how to make it. */
    record Misused(String text) implements ToolAnswer {}

    /** The same answer with another text. */
    default ToolAnswer saying(String other) {
        return switch (this) {
            case Found found -> new Found(other, found.evidence(), found.failures());
            case Examined examined -> new Examined(other, examined.findings());
            case NothingFound nothing -> new NothingFound(other, nothing.evidence());
            case Failed failed -> new Failed(other, failed.failures());
            case Misused _ -> new Misused(other);
        };
    }
}
