package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.ToolResult.Failed;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Task;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns what could not be looked at into gaps. */
final class Failures {

    private static final Set<String> REFUSED = Set.of("denied", "credentials", "refused");

    private Failures() {}

    /** A source that did not answer. */
    static Gap failed(Task task, int number, String what, Failed<?> failure) {
        return new Gap(
                task.id() + ".g" + number,
                task.look(),
                what + " from " + failure.source(),
                failure.status() + ": " + failure.detail() + " (query: " + failure.query() + ")",
                mend(failure, "make " + failure.source() + " answer, or bring what it would have shown"));
    }

    /** What would mend it: what the source says itself where it was refused, for it knows which permission is missing. */
    static String mend(Failed<?> failure, String otherwise) {
        return REFUSED.contains(failure.status()) ? failure.detail() : otherwise;
    }

    /** The same for what a source left out; sentences that carry their mend have it behind a semicolon. */
    static String mend(List<String> defects, String otherwise) {
        List<String> mends = defects.stream().filter(defect -> defect.contains("; ")).toList();
        return mends.isEmpty() ? otherwise : String.join("; ", mends);
    }

    /** What a source that left something out did not tell: what it was not allowed to read, or what it found damaged. */
    static String leftOut(String source, List<String> defects) {
        return (defects.stream().anyMatch(defect -> defect.contains("; ")) ? "a part of what " : "the damaged part of what ") + source
                + " holds";
    }

    /** Damage in what a source holds; empty when it is sound. */
    static Optional<Gap> damaged(Task task, int number, String source, List<String> defects) {
        return defects.isEmpty()
                ? Optional.empty()
                : Optional.of(new Gap(
                        task.id() + ".g" + number,
                        task.look(),
                        leftOut(source, defects),
                        Phrases.quote(String.join("; ", defects), 500),
                        Phrases.quote(mend(defects, "mend or re-export the data of " + source), 300)));
    }

    /** Nobody to ask. */
    static Gap nobody(Task task, String what) {
        return new Gap(
                task.id() + ".g0",
                task.look(),
                what,
                "no source that knows is connected",
                "connect one in the settings, or bring what is known");
    }
}
