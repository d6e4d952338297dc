package dev.gumshoe.conversations.conversation;

import java.io.IOException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a chat surface does for a person's sake after what they said was taken: a mark, a line to them. It is done by another thread, and may fail
 * without harm to what was taken.
 *
 * @param surface the name that people know the surface by
 */
public record Courtesies(String surface, Executor afterwards) {

    private static final Logger LOG = LoggerFactory.getLogger(Courtesies.class);

    /** One of them. */
    public interface Courtesy {
        /** Does it. */
        void run() throws IOException;
    }

    /** Has it done, soon. */
    public void later(Courtesy courtesy) {
        afterwards.execute(() -> {
            try {
                courtesy.run();
            } catch (IOException e) {
                LOG.warn("Could not react in {}: {}", surface, e.getMessage());
            }
        });
    }
}
