package dev.gumshoe.conversations.analysis;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

/** One kind of log line: the words all its lines share, {@code <*>} where they differ, and how often it was seen when. */
final class LogTemplate {

    static final String ANY = "<*>";

    /** Words that say how something went: two lines that differ in one of them mean different things and are never merged. */
    private static final Pattern OUTCOME = Pattern.compile(
            "(?i).*(fail|success|succe|pass|error|exception|timeout|timed|hit|miss|denied|refused|reset|reject|abort|true|false|null|unable|cannot|not|never|health|start|stop|open|close|added|removed|created|deleted|terminat|launch|up|down|ok|invalid|valid|expired|retry).*");

    private static final Pattern FAILURE = Pattern.compile(
            "(?i)fail|error|exception|timed? ?out|denied|refused|reject|abort|unable|cannot|invalid|unexpected|crash|panic|killed");

    final int number;
    final Drain.Leaf leaf;
    final BinCounts counts = new BinCounts();
    final PartCounts parts = new PartCounts();
    final boolean severe;
    String[] tokens;
    String severity;
    String example = "";
    String exampleTrace = "";
    /** The attributes of the example. */
    Map<String, String> exampleOrigin = Map.of();
    long firstMillis = Long.MAX_VALUE;
    boolean forgotten;
    /** Whether its lines carry an exception, which is told on its own. */
    boolean thrown;

    LogTemplate(int number, Drain.Leaf leaf, String[] tokens, String severity, boolean severe) {
        this.number = number;
        this.leaf = leaf;
        this.tokens = tokens;
        this.severity = severity;
        this.severe = severe;
    }

    /**
     * The share of tokens that are equal (Drain's {@code simSeq}), -1 when it cannot be the same statement, or is surely less than
     * {@code least}.
     */
    double likeness(String[] others, double least) {
        int equal = 0;
        for (int i = 0; i < tokens.length; i++) {
            equal += tokens[i].equals(others[i]) ? 1 : 0;
        }
        double likeness = (double) equal / tokens.length;
        return likeness < least || differentOutcome(others) ? -1 : likeness;
    }

    private boolean differentOutcome(String[] others) {
        for (int i = 0; i < tokens.length; i++) {
            if (!tokens[i].equals(others[i]) && (outcome(tokens[i]) || outcome(others[i]))) {
                return true;
            }
        }
        return false;
    }

    private static boolean outcome(String token) {
        return !ANY.equals(token) && token.indexOf('<') < 0 && OUTCOME.matcher(token).matches();
    }

    /** Puts {@code <*>} where the line differs. */
    void absorb(String[] others) {
        for (int i = 0; i < tokens.length; i++) {
            if (!tokens[i].equals(others[i])) {
                tokens[i] = ANY;
            }
        }
    }

    /** Whether it is marked as ordinary, and does not speak of a failure all the same, as where everything is marked so. */
    boolean routine() {
        return (severity.equals("INFO") || severity.equals("DEBUG")) && !FAILURE.matcher(text()).find();
    }

    /** The template as people read it. */
    String text() {
        return String.join(" ", tokens);
    }

    /** The longest words that stand in every line of it, one after the other; empty where lines have none in common. */
    String commonWords() {
        String longest = "";
        StringBuilder words = new StringBuilder();
        for (String token : tokens) {
            boolean same = token.indexOf('<') < 0;
            String longer = words.isEmpty() ? token : words + " " + token;
            words.setLength(0);
            words.append(same && example.contains(longer) ? longer : same && example.contains(token) ? token : "");
            longest = words.length() > longest.length() ? words.toString() : longest;
        }
        return longest;
    }

    /** Its first words: lines that begin alike are likely the same statement with a list of another length. */
    String beginning() {
        return severity + " " + String.join(" ", Arrays.copyOf(tokens, Math.min(3, tokens.length)));
    }
}
