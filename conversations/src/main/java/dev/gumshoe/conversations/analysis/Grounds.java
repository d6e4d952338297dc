package dev.gumshoe.conversations.analysis;

/**
 * What the confidence in the first suspect rests on.
 *
 * @param separation how far it stands before the next suspect that it does not explain itself, as far as there is anything
 *     against it, 0 to 1
 * @param level how much there is against it, 0 to 1
 * @param kinds how many kinds of signal agree, 0 to 3
 * @param blind how many kinds of look could not be taken, 0 to 2
 * @param others the share of what there is against it that may be the doing of those it calls, 0 to 1
 */
public record Grounds(double separation, double level, double kinds, double blind, double others) {

    /** The figures in the order in which they are declared. */
    public double[] figures() {
        return new double[] {separation, level, kinds, blind, others};
    }
}
