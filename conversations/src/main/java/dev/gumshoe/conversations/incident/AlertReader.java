package dev.gumshoe.conversations.incident;

import java.util.List;
import java.util.Optional;

/** Reads the messages of one sender, or of all of those that nobody else reads. Safe for use by several threads. */
public interface AlertReader {

    /** What the message tells; empty when it is none of this reader's. */
    Optional<AlertReading> read(AlertMessage message);

    /** A reader that asks each in turn; what none of them reads tells nothing. */
    static AlertReader firstOf(List<AlertReader> readers) {
        List<AlertReader> inOrder = List.copyOf(readers);
        return message -> inOrder.stream().map(reader -> reader.read(message)).flatMap(Optional::stream).findFirst()
                .or(() -> Optional.of(new AlertReading.Nothing()));
    }
}
