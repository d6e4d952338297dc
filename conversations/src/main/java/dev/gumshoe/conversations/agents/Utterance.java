package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Truth;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a person in a case's thread meant. */
public sealed interface Utterance {

    /** They direct the investigation. */
    record Steering(Direction direction) implements Utterance {}

    /** They want to know something. */
    record Question() implements Utterance {}

    /** They tell what they saw or did; time and resource where they named them, and what it does to the suspicion of the resource. */
    record Evidence(@Nullable Instant when, @Nullable String resource, @Nullable Stance stance) implements Utterance {

        /** Something worth knowing. */
        public Evidence(@Nullable Instant when, @Nullable String resource) {
            this(when, resource, null);
        }
    }

    /** They say how right the conclusion was; {@code words} tell what it was, or are empty. */
    record Judgement(Truth truth, String words) implements Utterance {}

    /** They want to know how to mend it. */
    record Mend() implements Utterance {}

    /** They say that they did what the plan says. */
    record Applied() implements Utterance {}

    /** They talk among themselves. */
    record Talk() implements Utterance {}
}
