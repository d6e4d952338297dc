package dev.gumshoe.conversations.analysis;

/**
 * What the confidence in the first suspect rests on.
 *
 * @param separation how far it stands before the next suspect that it does not explain itself, as far as there is anything
 *     against it, 0 to 1
 * @param blind how many kinds of look could not be taken, 0 to 2
 * @param own how much was seen that can be the doing of nobody else, 0 to 1
 */
public record Grounds(double separation, double blind, double own) {

    /** The figures in the order in which they are declared. */
    public double[] figures() {
        return new double[] {separation, blind, own};
    }
}
