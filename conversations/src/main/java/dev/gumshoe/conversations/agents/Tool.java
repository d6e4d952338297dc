package dev.gumshoe.conversations.agents;

import java.util.List;

/**
 * Something a language model can ask for: a query to the sources, a look taken by calculation, a runbook. Safe for use by several
 * threads.
 */
public interface Tool {

    /** What calling a tool does to the world. */
    enum Effect {
        /** It looks. */
        READ_ONLY,
        /** It changes something that can be changed back. Also what is not known to be harmless. */
        MUTATING,
        /** It takes something away. */
        DESTRUCTIVE;

        /** In words: {@code read-only}. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** What a model calls it by: lower-case words joined by underscores, at most 64 characters; unique in a {@link Toolbox}. */
    String name();

    /** What it is for and when to use it, in a few sentences that a model reads. */
    String description();

    /** What it can be told, in the order worth reading. */
    List<Parameter> parameters();

    /** What people know it by: its own name and whose it is, {@code restart_service of shiplogs}. */
    default String told() {
        return name();
    }

    /** Other names under which it may be asked for, such as the one it has at its server. */
    default List<String> aliases() {
        return List.of();
    }

    /** What calling it does to the world. */
    default Effect effect() {
        return Effect.READ_ONLY;
    }

    /**
     * Answers a call whose arguments fit {@link #parameters()}. The outside world's failures are answers too.
     *
     * @throws Arguments.Misuse when the arguments fit their shapes but make no sense here
     * @throws InterruptedException when the errand was called off
     */
    ToolAnswer call(ToolCall call, ToolContext context) throws Arguments.Misuse, InterruptedException;
}
