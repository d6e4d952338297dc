package dev.gumshoe.adapters.cases;

/**
 * One labelled case beside what was said of it.
 *
 * @param suite the suite it is of
 * @param name the case's name
 * @param place where the answer stands among the first five named, 1 first; 0 where it is not named or nothing was said
 * @param confidence 0 to 1, what was said to be the chance of the first one named being right; 0 where nothing was said
 * @param conclusive whether the first one named was said to be it
 */
public record ScoredCase(String suite, String name, int place, double confidence, boolean conclusive) {

    /** How many of those named count. */
    static final int DEEPEST = 5;

    /** @throws IllegalArgumentException when the place or the confidence cannot be */
    public ScoredCase {
        if (place < 0 || place > DEEPEST) {
            throw new IllegalArgumentException("place is " + place + ", not within 0 and " + DEEPEST);
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence is " + confidence + ", not within 0 and 1");
        }
    }

    /** Whether the answer was named first. */
    public boolean right() {
        return place == 1;
    }

    /** Whether the number in the case's name is odd. */
    boolean odd() {
        String digits = name.replaceAll("\\D", "");
        return !digits.isEmpty() && (digits.charAt(digits.length() - 1) - '0') % 2 == 1;
    }
}
