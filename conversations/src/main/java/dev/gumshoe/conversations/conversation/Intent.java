package dev.gumshoe.conversations.conversation;

import org.jspecify.annotations.Nullable;

/** What became of something that came in at the front desk. */
public sealed interface Intent {

    /** A case was opened. */
    record Opened(String caseId) implements Intent {}

    /**
     * It belongs to a case that was open already.
     *
     * @param quiet whether that goes without saying: the same alarm again, or one of many
     */
    record Joined(String caseId, String why, boolean quiet) implements Intent {}

    /** It fits no case and gets none for now; it is kept, and counted, in the thread of the given case. */
    record Held(String caseId, String why) implements Intent {}

    /** It may be an alarm; a person is to say whether it is to be investigated. */
    record Offered() implements Intent {}

    /** It was taken into a case's record as a direction, a question or evidence; the thread will tell what became of it. */
    record Heard(String caseId, Kind kind) implements Intent {}

    /** It was heard before, and nothing was done again. */
    record Repeated(@Nullable String caseId) implements Intent {}

    /** It is people's own talk. */
    record Talk() implements Intent {}

    /** It cannot be done; the sentence says why and what would help. */
    record Refused(String why) implements Intent {}

    /** As what a message was heard. */
    enum Kind {
        /** A direction. */
        STEERING,
        /** A question. */
        QUESTION,
        /** Something seen or done. */
        EVIDENCE,
        /** How right a conclusion was. */
        JUDGEMENT,
        /** A wish for a plan, or word that one was applied. */
        MITIGATION,
        /** What somebody makes of a recommendation. */
        DECISION
    }
}
