package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Figure.Dimension;
import java.util.List;
import java.util.regex.Pattern;

/** Whether a number follows from two others that were measured together: their ratio, one as a percentage of the other, their difference. */
final class Derived {

    private static final Pattern DIFFERENCE = Pattern.compile(
            "\\b(more|less|fewer|higher|lower|longer|shorter|slower|faster|above|below|by|difference|additional|extra|added|lost|apart|later|earlier"
                    + "|increased?|decreased?|growth|grew|rose|fell|dropped|drop|points|gain|left|remaining|other)\\b");

    private Derived() {}

    /** Whether it follows from any two of the numbers. */
    static boolean from(List<Figure> measured, Figure figure, Sentence claim) {
        boolean difference = DIFFERENCE.matcher(claim.plain()).find();
        for (Figure a : measured) {
            for (Figure b : measured) {
                if (comparable(a, b) && follows(figure, a, b, difference)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean comparable(Figure a, Figure b) {
        return a.dimension() == b.dimension() && a.value() != b.value() && b.value() != 0;
    }

    private static boolean follows(Figure figure, Figure a, Figure b, boolean difference) {
        double ratio = a.value() / b.value();
        return switch (figure.dimension()) {
            case FACTOR -> ratio > 1 && rounded(figure, ratio, a, b);
            case SHARE ->
                (ratio < 1 && rounded(figure, ratio, a, b)) || (difference && rounded(figure, Math.abs(ratio - 1), a, b))
                        || (a.dimension() == Dimension.SHARE && difference && figure.near(Math.abs(a.value() - b.value())));
            case PLAIN, TIME, BYTES, RATE ->
                difference && a.dimension() == figure.dimension() && figure.near(Math.abs(a.value() - b.value()));
        };
    }

    /** Both numbers may have been rounded before they were written, so that what follows from them is as uncertain. */
    private static boolean rounded(Figure figure, double value, Figure a, Figure b) {
        double doubt = Math.min(0.02, relative(a) + relative(b));
        return figure.near(value) || Math.abs(figure.value() - value) <= figure.slack() + value * doubt;
    }

    private static double relative(Figure figure) {
        return figure.value() == 0 ? 0 : figure.slack() / Math.abs(figure.value());
    }
}
