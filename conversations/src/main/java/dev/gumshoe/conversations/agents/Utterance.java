package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Direction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a person in a case's thread meant. */
public sealed interface Utterance {

    /** They direct the investigation. */
    record Steering(Direction direction) implements Utterance {}

    /** They want to know something. */
    record Question() implements Utterance {}

    /** They tell what they saw or did; time and resource where they named them. */
    record Evidence(@Nullable Instant when, @Nullable String resource) implements Utterance {}

    /** They talk among themselves. */
    record Talk() implements Utterance {}
}
