package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.evidence.Naming;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person wants to have investigated, read from their words. */
public sealed interface Asked {

    /**
     * A case to open.
     *
     * @param text all their words
     * @param since when they say it began, or null
     * @param service what they say it is about, or null
     * @param focus the resources of earlier cases that {@code service} names; empty when it names none that is known
     */
    record Case(String text, @Nullable Instant since, @Nullable String service, Set<String> focus) implements Asked {

        /** Takes a copy. */
        public Case {
            Objects.requireNonNull(text, "text");
            focus = Set.copyOf(focus);
        }

        /** The same with the service called what it is called here. */
        Case named(Naming naming) {
            return service == null ? this : new Case(text, since, naming.id(service), focus);
        }

        /** Words that say neither when it began nor what it is about. */
        static Case of(String text) {
            return new Case(text, null, null, Set.of());
        }
    }

    /** Something in it cannot be understood; the sentence says what, and what can. */
    record Unclear(String why) implements Asked {}
}
