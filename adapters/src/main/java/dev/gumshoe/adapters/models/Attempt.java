package dev.gumshoe.adapters.models;

import dev.gumshoe.conversations.agents.ModelReply;
import dev.gumshoe.conversations.agents.ModelReply.Failed;
import dev.gumshoe.conversations.agents.ModelReply.Kind;
import dev.gumshoe.conversations.agents.ModelRequest;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One attempt of a call, in one piece or as a stream, with an eye on the clock; an interrupt gives it up. */
final class Attempt {

    private final ModelSettings settings;
    private final Endpoint endpoint;
    private final Dialogue dialogue;
    private final Replies replies;
    private final Failures failures;

    Attempt(ModelSettings settings, Endpoint endpoint, Supplier<String> ids) {
        Memory memory = new Memory();
        this.settings = settings;
        this.endpoint = endpoint;
        this.dialogue = new Dialogue(endpoint.quirks(), settings.answers(), memory);
        this.replies = new Replies(settings, endpoint, memory, ids);
        this.failures = new Failures(settings);
    }

    ModelReply of(ModelRequest request, Duration left, Consumer<String> words) throws InterruptedException {
        Exchange exchange = new Exchange();
        Heard heard = new Heard(exchange, words);
        ChatRequest asked = dialogue.of(request);
        boolean streaming = settings.streaming();
        Thread call = Thread.ofVirtual()
                .name("model " + settings.model() + " " + request.purpose())
                .start(() -> ScopedValue.where(Exchange.CURRENT, exchange).run(() -> call(asked, streaming, exchange, heard)));
        exchange.onCancel(call::interrupt);
        Duration patience = left.compareTo(settings.timeout()) < 0 ? left : settings.timeout();
        try {
            return replies.of(exchange.await(patience, streaming ? settings.stall() : null), request);
        } catch (ExecutionException e) {
            return unread(failures.of(e.getCause() == null ? e : e.getCause(), exchange), heard);
        } catch (TimeoutException | Exchange.Stalled e) {
            return failures.of(e, exchange);
        }
    }

    private void call(ChatRequest asked, boolean streaming, Exchange exchange, Heard heard) {
        try {
            if (streaming) {
                endpoint.streamed().chat(asked, heard);
            } else {
                exchange.completed(endpoint.whole().chat(asked));
            }
        } catch (RuntimeException | LinkageError e) {
            // a library that lacks a class of another throws no exception, and the one who waits would wait for all of the time-out
            exchange.failed(e);
        }
    }

    /** A stream that ended and never held a word was no reply that broke off: it was none that can be read. */
    private static ModelReply unread(Failed failed, Heard heard) {
        return failed.kind() == Kind.CUT && !heard.anything.get()
                ? new Failed(Kind.MALFORMED, failed.detail(), failed.retryAfter(), failed.use())
                : failed;
    }

    /** Hands on what comes. */
    private static final class Heard implements StreamingChatResponseHandler {

        private final Exchange exchange;
        private final Consumer<String> words;
        private final AtomicBoolean anything = new AtomicBoolean();

        Heard(Exchange exchange, Consumer<String> words) {
            this.exchange = exchange;
            this.words = words;
        }

        @Override
        public void onPartialResponse(String text) {
            anything.set(true);
            exchange.sign();
            words.accept(text);
        }

        @Override
        public void onCompleteToolCall(CompleteToolCall call) {
            anything.set(true);
            exchange.sign();
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            exchange.completed(response);
        }

        @Override
        public void onError(Throwable error) {
            exchange.failed(error);
        }
    }
}
