package dev.gumshoe.adapters.models;

import dev.gumshoe.conversations.agents.LanguageModel;
import dev.gumshoe.conversations.agents.ModelReply;
import dev.gumshoe.conversations.agents.ModelRequest;
import dev.gumshoe.conversations.agents.Recordings;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A model whose calls for a case are recorded beside the case's journal. That a call cannot be recorded does not make it fail. */
public record RecordingModel(LanguageModel model, Recordings recordings) implements LanguageModel {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingModel.class);

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public ModelReply ask(ModelRequest request, Consumer<String> words) throws InterruptedException {
        long began = System.nanoTime();
        ModelReply reply = model.ask(request, words);
        if (!request.caseId().isEmpty()) {
            keep(request.caseId(), RecordedCall.of(request, name(), Duration.ofNanos(System.nanoTime() - began), reply));
        }
        return reply;
    }

    private void keep(String caseId, RecordedCall call) {
        try {
            recordings.add(caseId, call.line());
        } catch (RuntimeException e) {
            LOG.warn("a call of case {} could not be recorded", caseId, e);
        }
    }
}
