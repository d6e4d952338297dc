package dev.gumshoe.conversations.investigation;

import java.time.Instant;
import java.util.List;

/** What a person in the thread told the investigation to do. */
public sealed interface Direction {

    /** Look at these resources and what they depend on. */
    record FocusOn(List<String> resources) implements Direction {

        /** Takes a copy. */
        public FocusOn {
            resources = List.copyOf(resources);
        }
    }

    /** It is not these. */
    record Exclude(List<String> resources) implements Direction {

        /** Takes a copy. */
        public Exclude {
            resources = List.copyOf(resources);
        }
    }

    /** Take these into account again, beside what is looked at. */
    record Include(List<String> resources) implements Direction {

        /** Takes a copy. */
        public Include {
            resources = List.copyOf(resources);
        }
    }

    /** It began then. */
    record Since(Instant onset) implements Direction {}

    /** It began in between; checks that this is a stretch. */
    record Between(Instant from, Instant to) implements Direction {

        /** @throws IllegalArgumentException when it ends before it begins */
        public Between {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("from " + from + " to " + to + " is no stretch of time");
            }
        }
    }

    /** Of several waves only the most recent is meant. */
    record LastWave() implements Direction {}

    /** Forget earlier directions and look at everything again. */
    record Widen() implements Direction {}

    /** Investigate what was only asked about so far. */
    record Investigate() implements Direction {}

    /** Do as these words say; only a language model can follow them. */
    record InWords(String words) implements Direction {}

    /** Stop the investigation. */
    record Stop() implements Direction {}

    /** A direction that could not be followed, and why: {@code no resource is called 'froge'; near: forge}. */
    record NotUnderstood(String why) implements Direction {}
}
