package dev.gumshoe.conversations.agents;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people read them. */
final class Figures {

    private static final MathContext THREE_DIGITS = new MathContext(3);

    private Figures() {}

    /** Three digits that count: {@code 0.0123}, {@code 412}. */
    static String spoken(double value) {
        return value == 0 ? "0" : new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
    }
}
