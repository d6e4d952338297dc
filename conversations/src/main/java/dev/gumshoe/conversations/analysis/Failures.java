package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.ToolResult.Failed;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Task;
import java.util.List;
import java.util.Optional;

/** Turns what could not be looked at into gaps. */
final class Failures {

    private Failures() {}

    /** A source that did not answer. */
    static Gap failed(Task task, int number, String what, Failed<?> failure) {
        return new Gap(
                task.id() + ".g" + number,
                task.look(),
                what + " from " + failure.source(),
                failure.status() + ": " + failure.detail() + " (query: " + failure.query() + ")",
                "make " + failure.source() + " answer, or bring what it would have shown");
    }

    /** Damage in what a source holds; empty when it is sound. */
    static Optional<Gap> damaged(Task task, int number, String source, List<String> defects) {
        return defects.isEmpty()
                ? Optional.empty()
                : Optional.of(new Gap(
                        task.id() + ".g" + number,
                        task.look(),
                        "the damaged part of what " + source + " holds",
                        Phrases.quote(String.join("; ", defects), 500),
                        "mend or re-export the data of " + source));
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
