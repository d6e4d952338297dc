package dev.gumshoe.adapters.models;

import dev.gumshoe.conversations.agents.LanguageModel;
import dev.gumshoe.conversations.agents.ModelReply;
import dev.gumshoe.conversations.agents.ModelReply.Failed;
import dev.gumshoe.conversations.agents.ModelReply.Kind;
import dev.gumshoe.conversations.agents.ModelReply.Said;
import dev.gumshoe.conversations.agents.ModelRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A model that says what was recorded, offline and free. A call is answered by the first recorded one of its purpose, errand and depth
 * that was not used yet; where prompts changed since, by the first of its purpose and depth. What was never asked before fails, and
 * whoever asked goes on by calculation.
 */
public final class ReplayedModel implements LanguageModel {

    private final List<RecordedCall> left;
    private final String name;

    private ReplayedModel(List<RecordedCall> calls) {
        this.left = new ArrayList<>(calls);
        this.name = calls.isEmpty() ? "no recording" : calls.getFirst().model() + " (recorded)";
    }

    /** A model of the recorded lines; those that are no calls are passed over. */
    public static ReplayedModel of(List<String> lines) {
        return new ReplayedModel(lines.stream().map(RecordedCall::read).flatMap(Optional::stream).toList());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ModelReply ask(ModelRequest request, Consumer<String> words) {
        ModelReply reply = next(request).map(RecordedCall::reply).orElseGet(() -> new Failed(Kind.UNAVAILABLE,
                "The recording holds no further reply for " + request.purpose() + "."));
        if (reply instanceof Said said && !said.text().isEmpty()) {
            words.accept(said.text());
        }
        return reply;
    }

    private synchronized Optional<RecordedCall> next(ModelRequest request) {
        RecordedCall asked = RecordedCall.of(request, name, java.time.Duration.ZERO, new Failed(Kind.UNAVAILABLE, ""));
        Predicate<RecordedCall> alike = call -> call.purpose().equals(asked.purpose()) && call.depth() == asked.depth();
        Optional<RecordedCall> found = left.stream()
                .filter(alike.and(call -> call.errand().equals(asked.errand())))
                .findFirst()
                .or(() -> left.stream().filter(alike).findFirst());
        found.ifPresent(left::remove);
        return found;
    }
}
