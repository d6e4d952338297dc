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
    /** What a character becomes at most: an entity of five, and a line of its own. */
    private static final int GROWTH = 6;
    /** What the words before it grow by at most: an open block's end, a mark that only counts at a line's end. */
    private static final int EDGE = 32;

    private final int most;
    private final ToIntFunction<String> length;
    private final List<String> pieces = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private boolean inCode;
    /** Where in the open piece the open block of code begins. */
    private int codeFrom;
    /** What fits into the open piece besides, at least; 0 while nobody measured it. */
    private int free;

    private Splitting(int most, ToIntFunction<String> length) {
        this.most = most;
        this.length = length;
    }

    /**
     * The text in pieces.
     *
     * @param most the most a piece may measure, at least 32
     * @param length how long a text is to the surface. What is added to a text may make it longer by {@value #GROWTH} a character and
     *     {@value #EDGE} besides, and no more: so it need not be measured anew for each word
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

    /** Whether the line opens a block of code: nothing but the fence, and a word for the language. */
    public static boolean opens(String line) {
        return LINE_OF_FENCE.matcher(line).matches();
    }

    private void line(String line) {
        boolean closes = inCode && line.strip().equals(FENCE);
        boolean fence = closes || (!inCode && opens(line));
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
        while (!begins() && full(part, room)) {
            turn();
        }
        if (begins()) {
            free = 0;
        }
        open.append(open.isEmpty() ? "" : "\n");
        if (fence && !closes) {
            codeFrom = open.length();
        }
        open.append(part);
    }

    /** Whether nothing was put into the open piece yet. */
    private boolean begins() {
        return open.isEmpty() || FENCE.contentEquals(open);
    }

    /** Whether the part does not fit any more with so much room after it; else it is counted as put in. */
    private boolean full(String part, int room) {
        if (growth(part) + room <= free) {
            free -= growth(part);
            return false;
        }
        free = most - length.applyAsInt(open + "\n" + part);
        return free < room;
    }

    /** By how much a text grows at most with the part after it, on a line of its own or not. */
    private static int growth(String part) {
        return GROWTH * (part.length() + 1) + EDGE;
    }

    /**
     * Ends the open piece and begins the next: before the block of code that does not fit any more, else at the last empty line when one stands late
     * enough.
     */
    private void turn() {
        free = 0;
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
        StringBuilder so = new StringBuilder();
        int left = 0;
        breaks.setText(text);
        for (int from = breaks.first(), to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            String part = text.substring(from, to);
            left = so.isEmpty() ? 0 : after(so, part, left);
            if (!so.isEmpty() && left < 0) {
                packed.add(so.toString().strip());
                so.setLength(0);
            }
            if (so.isEmpty() && !fits(part)) {
                List<String> divided = smaller.of(part);
                packed.addAll(divided.subList(0, divided.size() - 1));
                so.append(divided.getLast());
            } else {
                so.append(part);
            }
        }
        if (!so.toString().isBlank()) {
            packed.add(so.toString().strip());
        }
        return packed.isEmpty() ? List.of("") : packed;
    }

    /** What is left of a line's room, at least, with the part after it; negative when there is none. */
    private int after(CharSequence so, String part, int left) {
        return growth(part) <= left ? left - growth(part) : most - 2 * FENCE_ROOM - length.applyAsInt(so + part);
    }
}
