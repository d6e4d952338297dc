package dev.gumshoe.conversations.agents;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came of asking a language model. */
public sealed interface ModelReply {

    /** What the call used; zero where the provider does not say and nothing came back. */
    TokenUse use();

    /**
     * The model answered.
     *
     * @param text what it said; may be empty when it asks for tools or fills a form
     * @param answer the form it filled in, where one was asked for and it asks for no tools; null otherwise
     * @param requests the tools it wants called, all of one turn; they may run side by side
     */
    record Said(String text, @Nullable Arguments answer, List<ToolRequest> requests, TokenUse use) implements ModelReply {

        /** Takes a copy. */
        public Said {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(use, "use");
            requests = List.copyOf(requests);
        }
    }

    /**
     * The model did not answer, retries included.
     *
     * @param detail one sentence for a person, with the mend where one is known; never a secret
     * @param retryAfter how long the other side wants to be left alone, or null when it does not say
     */
    record Failed(Kind kind, String detail, @Nullable Duration retryAfter, TokenUse use) implements ModelReply {

        /** A failure that used nothing and says nothing of when to come back. */
        public Failed(Kind kind, String detail) {
            this(kind, detail, null, TokenUse.NONE);
        }
    }

    /** Why a model did not answer. */
    enum Kind {
        /** The key is missing, wrong, or not allowed to use the model. */
        REFUSED_KEY,
        /** There is no such model at the provider. */
        UNKNOWN_MODEL,
        /** Too many requests, or the provider's own quota is used up. */
        RATE_LIMITED,
        /** The provider is down, overloaded, or out of reach. */
        UNAVAILABLE,
        /** What came back could not be read, or does not fill the form. */
        MALFORMED,
        /** The reply broke off, on the way or at the limit of its length. */
        CUT,
        /** No whole reply came in time. */
        TIMED_OUT,
        /** The request is longer than the model can read. */
        TOO_LONG,
        /** The provider or the model declined to answer. */
        DECLINED
    }
}
