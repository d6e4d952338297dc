package dev.gumshoe.adapters.models;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Of several attempts at one reply, lets only the first that says anything be heard: nobody hears a beginning twice. */
final class FirstVoice {

    private final Consumer<String> listener;
    private final AtomicInteger heard = new AtomicInteger();
    private int attempts;

    FirstVoice(Consumer<String> listener) {
        this.listener = listener;
    }

    /** For the next attempt. */
    Consumer<String> next() {
        int attempt = ++attempts;
        return words -> {
            if (heard.compareAndSet(0, attempt) || heard.get() == attempt) {
                listener.accept(words);
            }
        };
    }
}
