package dev.gumshoe.bot.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gumshoe.adapters.robots.Truth;
import org.jspecify.annotations.Nullable;

/** What a demonstration came to, beside what really happened. */
record DemoResult(@JsonUnwrapped Prediction prediction, String scenario, long seed, Told truth) {

    /** The truth in the words of the contract; all null where there is no fault. */
    record Told(@Nullable String resource, @Nullable String mechanism, @Nullable String change) {

        static Told of(Truth truth) {
            return new Told(truth.resource(), truth.mechanism(), truth.change());
        }

        @Override
        public String toString() {
            if (resource == null) {
                return "nothing was wrong";
            }
            return resource + ", " + mechanism + (change == null ? "" : ", by " + change);
        }
    }
}
