package dev.gumshoe.conversations.conversation;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * Divides text where a surface takes only so much of it: between paragraphs if it can, else between lines, sentences, words, and at last
 * between characters as people see them. A code block that is divided is closed in one piece and opened again in the next.
 */
public final class Splitting {

    private static final String FENCE = "```";
    private static final Pattern LINE_OF_FENCE = Pattern.compile("\\s*```[\\w+-]{0,16}\\s*");
    /** Closing a block in one piece, or opening it in the next, takes a line. */
    private static final int FENCE_ROOM = FENCE.length() + 1;

    private final int most;
    private final ToIntFunction<String> length;
    private final List<String> pieces = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private boolean inCode;
    /** Where in the open piece the open block of code begins. */
    private int codeFrom;

    private Splitting(int most, ToIntFunction<String> length) {
        this.most = most;
        this.length = length;
    }

    /**
     * The text in pieces.
     *
     * @param most the most a piece may measure, at least 32
     * @param length how long a text is to the surface; for two texts together at most the sum
     * @return none when the text is blank
     */
    public static List<String> of(String text, int most, ToIntFunction<String> length) {
        if (most < 32) {
            throw new IllegalArgumentException("pieces of " + most + " are too short to divide text into; at least 32 is needed");
        }
        Splitting splitting = new Splitting(most, length);
        text.lines().forEach(splitting::line);
        splitting.end();
        return splitting.pieces;
    }

    private void line(String line) {
        boolean closes = inCode && line.strip().equals(FENCE);
        boolean fence = closes || (!inCode && LINE_OF_FENCE.matcher(line).matches());
        for (String part : fence || fits(line) ? List.of(line) : parts(line)) {
            add(part, fence, closes);
        }
        inCode ^= fence;
    }

    private boolean fits(String text) {
        return length.applyAsInt(text) <= most - 2 * FENCE_ROOM;
    }

    private void add(String part, boolean fence, boolean closes) {
        int room = (inCode || fence) && !closes ? FENCE_ROOM : 0;
        while (!open.isEmpty() && !FENCE.contentEquals(open) && length.applyAsInt(open + "\n" + part) + room > most) {
            turn();
        }
        open.append(open.isEmpty() ? "" : "\n");
        if (fence && !closes) {
            codeFrom = open.length();
        }
        open.append(part);
    }

    /**
     * Ends the open piece and begins the next: before the block of code that does not fit any more, else at the last empty line when one stands late
     * enough.
     */
    private void turn() {
        if (inCode && codeFrom > 0) {
            String block = open.substring(codeFrom);
            keep(open.substring(0, codeFrom));
            open.setLength(0);
            open.append(block);
            codeFrom = 0;
            return;
        }
        int gap = inCode ? -1 : open.lastIndexOf("\n\n");
        String rest = gap > open.length() / 2 ? open.substring(gap + 2) : "";
        String piece = rest.isEmpty() ? open.toString() : open.substring(0, gap);
        keep(inCode ? piece + "\n" + FENCE : piece);
        open.setLength(0);
        open.append(inCode ? FENCE : rest);
    }

    private void keep(String piece) {
        if (!piece.isBlank()) {
            pieces.add(piece.stripTrailing());
        }
    }

    private void end() {
        keep(open.toString());
    }

    /** A line that is too long, between sentences first. */
    private List<String> parts(String line) {
        return packed(line, BreakIterator.getSentenceInstance(Locale.ROOT),
                sentence -> packed(sentence, BreakIterator.getLineInstance(Locale.ROOT),
                        word -> packed(word, BreakIterator.getCharacterInstance(Locale.ROOT), this::cut)));
    }

    /** A heap of marks on one letter, cut wherever it has to be. */
    private List<String> cut(String character) {
        List<String> cut = new ArrayList<>();
        StringBuilder so = new StringBuilder();
        for (int point : character.codePoints().toArray()) {
            if (!fits(so + Character.toString(point))) {
                cut.add(so.toString());
                so.setLength(0);
            }
            so.appendCodePoint(point);
        }
        cut.add(so.toString());
        return cut;
    }

    private interface Smaller {
        List<String> of(String part);
    }

    private List<String> packed(String text, BreakIterator breaks, Smaller smaller) {
        List<String> packed = new ArrayList<>();
        String so = "";
        breaks.setText(text);
        for (int from = breaks.first(), to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            String part = text.substring(from, to);
            if (!so.isEmpty() && !fits(so + part)) {
                packed.add(so.strip());
                so = "";
            }
            if (so.isEmpty() && !fits(part)) {
                List<String> divided = smaller.of(part);
                packed.addAll(divided.subList(0, divided.size() - 1));
                so = divided.getLast();
            } else {
                so += part;
            }
        }
        if (!so.isBlank()) {
            packed.add(so.strip());
        }
        return packed.isEmpty() ? List.of("") : packed;
    }
}
