package dev.gumshoe.conversations.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the templates of log lines as they stream by, with a parse tree of fixed depth: first by number of tokens, then by the first
 * tokens, then by likeness (He, Zhu, Zheng and Lyu: "Drain: An Online Log Parsing Approach with Fixed Depth Tree", ICWS 2017).
 *
 * <p>Ours masks before it parses, never merges lines whose difference is the outcome ("passed", "failed"), keeps severities apart,
 * remembers masked lines it has seen so that most lines need no search, and is bounded: beyond {@code most} templates the one that was
 * not seen for longest is forgotten, and counted. The same lines in the same order give the same templates. For one thread.
 */
final class Drain {

    private static final int PREFIX = 2;
    private static final int MOST_TOKENS = 64;
    private static final int MOST_CHILDREN = 100;
    private static final double ALIKE = 0.6;

    private final int most;
    private final LogMask mask = new LogMask();
    private final Map<String, Leaf> leaves = new HashMap<>();
    private final Map<String, Integer> children = new HashMap<>();
    private final Map<String, LogTemplate> known;
    private final LinkedHashMap<Integer, LogTemplate> templates = new LinkedHashMap<>(64, 0.75f, true);
    private int next = 1;
    private long forgotten;

    /** Templates that share a way down the tree, and the nodes of that way, the tree's root first. */
    record Leaf(List<String> way, List<LogTemplate> templates) {}

    Drain(int most) {
        this.most = most;
        this.known = new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, LogTemplate> eldest) {
                return size() > 4 * most;
            }
        };
    }

    /** The template of the line's first text line. */
    LogTemplate learn(String severity, boolean severe, String body) {
        String masked = mask.mask(severity, body);
        LogTemplate seen = known.get(masked);
        if (seen == null || seen.forgotten) {
            seen = search(masked.substring(severity.length() + 1), severity, severe);
            known.put(masked, seen);
        }
        templates.get(seen.number);
        return seen;
    }

    private LogTemplate search(String masked, String severity, boolean severe) {
        String[] tokens = tokens(masked);
        List<String> way = way(severity, tokens);
        Leaf leaf = leaves.computeIfAbsent(way.getLast(), _ -> new Leaf(way, new ArrayList<>()));
        LogTemplate best = null;
        double alike = ALIKE;
        for (LogTemplate candidate : leaf.templates()) {
            double likeness = candidate.likeness(tokens, alike);
            if (likeness >= alike && (best == null || likeness > alike)) {
                best = candidate;
                alike = likeness;
            }
        }
        if (best != null) {
            best.absorb(tokens);
            return best;
        }
        LogTemplate fresh = new LogTemplate(next++, leaf, tokens, severity, severe);
        leaf.templates().add(fresh);
        templates.put(fresh.number, fresh);
        forgetEldest();
        return fresh;
    }

    private static String[] tokens(String masked) {
        String[] tokens = masked.split(" ", MOST_TOKENS + 1);
        if (tokens.length > MOST_TOKENS) {
            tokens[MOST_TOKENS] = LogTemplate.ANY;
        }
        return tokens;
    }

    /** The way down the tree: tokens with something masked in them, and those of a node that is full, share one branch. */
    private List<String> way(String severity, String[] tokens) {
        List<String> way = new ArrayList<>(PREFIX + 1);
        String node = severity + "|" + tokens.length;
        way.add(node);
        for (int i = 0; i < Math.min(PREFIX, tokens.length); i++) {
            String token = tokens[i].indexOf('<') >= 0 ? LogTemplate.ANY : tokens[i];
            String child = node + "|" + token;
            if (!children.containsKey(child)) {
                if (children.getOrDefault(node, 0) >= MOST_CHILDREN) {
                    child = node + "|" + LogTemplate.ANY;
                } else {
                    children.merge(node, 1, Integer::sum);
                    children.put(child, 0);
                }
            }
            node = child;
            way.add(node);
        }
        return way;
    }

    private void forgetEldest() {
        if (templates.size() <= most) {
            return;
        }
        Iterator<LogTemplate> eldest = templates.values().iterator();
        LogTemplate gone = eldest.next();
        eldest.remove();
        gone.forgotten = true;
        forgotten++;
        gone.leaf.templates().remove(gone);
        if (gone.leaf.templates().isEmpty()) {
            prune(gone.leaf.way());
        }
    }

    /** Takes the way to a leaf that is no more out of the tree, as far up as nothing else hangs on it. */
    private void prune(List<String> way) {
        leaves.remove(way.getLast());
        for (int i = way.size() - 1; i > 0 && children.getOrDefault(way.get(i), 0) == 0; i--) {
            if (children.remove(way.get(i)) != null) {
                children.merge(way.get(i - 1), -1, Integer::sum);
            }
        }
    }

    /** The templates there are, in the order they were last seen. */
    Collection<LogTemplate> templates() {
        return templates.values();
    }

    /** How many templates were forgotten for lack of room. */
    long forgotten() {
        return forgotten;
    }
}
