package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.Measure;
import dev.gumshoe.conversations.evidence.TimeWindow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know.
 *
 * @param words the question as it was understood, lower case, slips of the finger mended
 * @param about ids of the resources it names, those first that it names first; empty when it names none
 * @param called the words by which it names them
 * @param measure what it asks to be measured, or null
 * @param window the time it names, or null
 * @param strange its words that mean nothing here
 */
record Wanted(Topic topic, String words, List<String> about, List<String> called, @Nullable Measure measure, @Nullable TimeWindow window,
        List<String> strange) {

    Wanted {
        about = List.copyOf(about);
        called = List.copyOf(called);
        strange = List.copyOf(strange);
    }

    /** The same question about something else. */
    Wanted of(Topic other, List<String> resources, List<String> names, @Nullable Measure what) {
        return new Wanted(other, words, resources, names, what, window, strange);
    }

    Optional<TimeWindow> time() {
        return Optional.ofNullable(window);
    }

    Optional<Measure> measured() {
        return Optional.ofNullable(measure);
    }

    /** How it calls what it is about. */
    String subject() {
        return called.isEmpty() ? String.join(", ", about) : String.join(", ", called);
    }
}
