package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Secrets;

/**
 * Text from outside as a language model is shown it: secrets masked, and every line of it behind a bar, so that nothing in it can end the
 * quotation, whatever it says.
 */
final class Quoted {

    /** What stands before each line that comes from outside. */
    static final String BAR = "| ";

    private Quoted() {}

    /** The text behind bars. */
    static String lines(String text) {
        StringBuilder quoted = new StringBuilder(BAR);
        String masked = Secrets.mask(text).strip();
        for (int i = 0; i < masked.length(); i++) {
            char c = masked.charAt(i);
            if (c == '\n' || c == '\u2028' || c == '\u2029' || c == '\u0085' || c == '\u000B' || c == '\f') {
                quoted.append('\n').append(BAR);
            } else if (c == '\t' || !(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)) {
                quoted.append(c);
            }
        }
        return quoted.toString();
    }

    /** The text on one line, for the inside of a sentence, cut to {@code most} characters. */
    static String line(String text, int most) {
        StringBuilder flat = new StringBuilder();
        String masked = Secrets.mask(text).strip();
        for (int i = 0; i < masked.length(); i++) {
            char c = masked.charAt(i);
            boolean hidden = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == '\u2028' || c == '\u2029';
            flat.append(hidden ? ' ' : c);
        }
        return flat.length() <= most ? flat.toString() : flat.substring(0, most - 1) + "…";
    }
}
