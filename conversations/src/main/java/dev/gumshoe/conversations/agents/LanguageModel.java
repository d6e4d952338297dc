package dev.gumshoe.conversations.agents;

import java.util.function.Consumer;

/**
 * A language model, whoever runs it. Everything that goes wrong outside is a value ({@link ModelReply.Failed}), never an exception;
 * retries that honour the other side's wishes are the implementation's, what to do when they are used up is the caller's. Safe for use
 * by several threads.
 */
public interface LanguageModel {

    /** What people know it by: the name the provider gives the model. */
    String name();

    /**
     * Asks once and waits for the whole reply.
     *
     * @param words handed the text of the reply piece by piece as it comes, on the calling thread or another, where the provider
     *     streams; a reply that fails half-way may have handed on some
     * @throws InterruptedException when the calling thread was interrupted; the call is given up then
     */
    ModelReply ask(ModelRequest request, Consumer<String> words) throws InterruptedException;
}
