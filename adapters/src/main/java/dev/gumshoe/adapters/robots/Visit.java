package dev.gumshoe.adapters.robots;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call as it was served: by an instance of a service, or by a store. Filled by the walker, then only read. */
final class Visit {

    final Part part;
    /** The host that served it, or null for a store and where no host was reached. */
    final @Nullable Instance instance;
    final long startMicros;
    final List<Visit> children = new ArrayList<>(4);
    /** Which try of the caller it was, from 0. */
    final int attempt;
    long micros;
    @Nullable
    Failure failure;
    /** Whom the failure came from, where it came from elsewhere. */
    @Nullable
    Part peer;
    /** How long the caller waited, and what it saw. */
    long seenMicros;
    @Nullable
    Failure seen;
    boolean write;
    boolean hit;

    Visit(Part part, @Nullable Instance instance, long startMicros, int attempt) {
        this.part = part;
        this.instance = instance;
        this.startMicros = startMicros;
        this.attempt = attempt;
    }

    /** Where time stands in this visit. */
    long cursor() {
        return startMicros + micros;
    }

    void spend(double millis) {
        micros += Math.max(1, (long) (millis * 1000));
    }

    /** Ends it in that failure, or well when there is none. */
    void fail(@Nullable Failure how, @Nullable Part from) {
        failure = how;
        peer = from;
    }

    boolean failed() {
        return failure != null;
    }

    boolean brokenByServer() {
        return failure != null && failure.serverError();
    }
}
