package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Sentence.Moment;

/** What a sentence is read as, piece by piece. */
sealed interface Piece {

    /** A word, lower case, or a name that looks like one: whether {@code forge} is a resource, only a topology knows. */
    record Word(String text) implements Piece {}

    /** A number with its unit. */
    record Amount(Figure figure) implements Piece {}

    /** A time of day. */
    record Time(Moment moment) implements Piece {}

    /** Something that is no ordinary word, lower case. */
    record Name(String text) implements Piece {}

    /** What is said word by word. */
    record Quotation(String text) implements Piece {}

    /**
     * Where one thought may end and another begin.
     *
     * @param full whether a whole sentence ends here
     */
    record Pause(boolean full) implements Piece {}
}
